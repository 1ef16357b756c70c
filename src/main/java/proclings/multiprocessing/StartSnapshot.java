package proclings.multiprocessing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The notebook's variables, whose values a process gets at its start, as a fork would copy them.
 *
 * <p>They are static fields of shared classes. They are written together with the process, in one
 * object stream, so that two variables, or a variable and the target, that name one object do so in
 * the child too. A value that can't be written costs the others nothing: it is left out, and
 * reading the variable in the child is an error that names it and says why.
 */
public final class StartSnapshot {

  private static volatile List<Variable> variables = List.of();

  /** In a child: by {@code class.field}, what to say of a variable that was left out. */
  private static final Map<String, String> MISSING = new ConcurrentHashMap<>();

  private StartSnapshot() {}

  /**
   * A variable.
   *
   * @param className of the class that holds it
   * @param field the static field
   * @param name what the one who made it calls it
   */
  public record Variable(String className, String field, String name) {

    String key() {
      return className + "." + field;
    }

    /** The variable of a key: a notebook's field is called as its variable. */
    static Variable of(String key) {
      int dot = key.lastIndexOf('.');
      String field = key.substring(dot + 1);
      return new Variable(key.substring(0, dot), field, field);
    }
  }

  /** Names the variables whose values each process that this one starts from now on will get. */
  public static void variables(List<Variable> all) {
    variables = List.copyOf(all);
  }

  /**
   * A process and the values beside it, as one graph of objects. No record: to read its first one,
   * a JVM links method handles for 20 ms.
   */
  private static final class Start implements Serializable {
    private static final long serialVersionUID = 1;
    private final Process process;
    private final @Nullable Target target;
    private final byte @Nullable [] authkey;
    private final String[] keys;
    private final @Nullable Object[] values;

    Start(Process process, String[] keys, @Nullable Object[] values) {
      this.process = process;
      this.target = process.target();
      this.authkey = process.ownAuthkey();
      this.keys = keys;
      this.values = values;
    }
  }

  /** Writes a process that is to be started, first of all what is left out. */
  static void write(Process process, DataOutputStream out) throws IOException {
    Map<String, @Nullable Object> values = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    Map<String, String> left = new HashMap<>();
    for (Variable variable : variables) {
      String missing = MISSING.get(variable.key());
      Object value = missing == null ? read(variable) : null;
      if (missing != null) {
        left.put(variable.key(), missing);
      } else if (value != null) {
        values.put(variable.key(), value);
        names.put(variable.key(), variable.name());
      }
    }
    byte[] start = null;
    if (!values.isEmpty()) {
      start = tryWrite(process, values);
    }
    if (start == null) {
      values.entrySet().removeIf(e -> isLeftOut(e.getKey(), e.getValue(), names, left));
      start = writeStart(process, values);
    }
    out.writeInt(left.size());
    for (Map.Entry<String, String> one : left.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeUTF(one.getValue());
    }
    out.write(start);
  }

  private static byte @Nullable [] tryWrite(Process process, Map<String, @Nullable Object> values) {
    try {
      return writeStart(process, values);
    } catch (NotSendableException e) {
      return null;
    }
  }

  private static byte[] writeStart(Process process, Map<String, @Nullable Object> values) {
    boolean plain = process.getClass() == Process.class;
    String what = plain ? "the target" : "the process " + process.name();
    String[] keys = values.keySet().toArray(new String[0]);
    @Nullable Object[] held = new Object[keys.length];
    for (int i = 0; i < keys.length; i++) {
      held[i] = values.get(keys[i]);
    }
    Object culprit = plain ? process.target() : process;
    return Serialization.write(what, new Start(process, keys, held), culprit);
  }

  private static boolean isLeftOut(
      String key, @Nullable Object value, Map<String, String> names, Map<String, String> left) {
    try {
      byte[] unused = Serialization.write("the variable " + names.get(key), value);
      return false;
    } catch (NotSendableException e) {
      String why = String.valueOf(e.getMessage());
      left.put(key, why.substring(0, Math.min(why.length(), 2000)));
      return true;
    }
  }

  /**
   * Reads what {@link #write} wrote, and gives the variables their values. What this process starts
   * will get them from it in turn.
   */
  static Process read(DataInputStream in) throws IOException, ClassNotFoundException {
    List<Variable> received = new ArrayList<>();
    int left = in.readInt();
    for (int i = 0; i < left; i++) {
      String key = in.readUTF();
      MISSING.put(key, in.readUTF());
      received.add(Variable.of(key));
    }
    byte[] bytes = in.readAllBytes();
    Start start =
        (Start)
            java.util.Objects.requireNonNull(
                Serialization.read(bytes, 0, bytes.length, ReadFilter.Origin.START));
    for (int i = 0; i < start.keys.length; i++) {
      assign(start.keys[i], start.values[i]);
      received.add(Variable.of(start.keys[i]));
    }
    variables(received);
    start.process.arrived(start.target, start.authkey);
    return start.process;
  }

  private static void assign(String key, @Nullable Object value) {
    int dot = key.lastIndexOf('.');
    try {
      field(key.substring(0, dot), key.substring(dot + 1)).set(null, value);
    } catch (ReflectiveOperationException | IllegalArgumentException | LinkageError e) {
      throw new IllegalStateException("the variable " + key + " can't be given its value", e);
    }
  }

  private static @Nullable Object read(Variable variable) {
    try {
      return field(variable.className(), variable.field()).get(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  private static Field field(String className, String name) throws ReflectiveOperationException {
    Field field = Class.forName(className, true, SharedClasses.loader()).getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /**
   * A shared class, changed if it must be so that reading a variable that was left out is an error.
   */
  static byte[] guarded(byte[] bytes, ClassLoader loader) {
    return MISSING.isEmpty()
        ? bytes
        : MissingVariables.guard(bytes, List.copyOf(MISSING.keySet()), loader);
  }

  /** Called by changed classes before they read a variable. */
  public static void reads(String key) {
    String why = MISSING.get(key);
    if (why != null) {
      throw new NotSendableException(why, null);
    }
  }

  /** Called by changed classes after they wrote a variable: now it has a value. */
  public static void wrote(String key) {
    MISSING.remove(key);
  }

  /** For the tests: what is left out here. */
  static List<String> missing() {
    return new ArrayList<>(MISSING.keySet());
  }
}
