package proclings.kernel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import proclings.kernel.Reply.Lost;
import proclings.kernel.Request.Variable;

/**
 * Saves the notebook's variables and gives them back to the next main process.
 *
 * <p>All values go through one object stream, so two variables that name one object do so again
 * afterwards. A value that can't be saved costs only its own variable.
 */
final class Variables {

  /** A snapshot is taken after every cell; what is larger would make the next one wait for it. */
  private static final int LARGEST = 16 << 20;

  private final ClassLoader classes;

  /** Values that were found too large, so as not to try them again after every cell. */
  private final Map<String, Object> tooLarge = new HashMap<>();

  Variables(ClassLoader classes) {
    this.classes = classes;
  }

  Reply.Snapshot snapshot(List<Variable> variables) {
    List<Lost> lost = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    for (Variable variable : variables) {
      Object value = read(variable);
      if (value == null) {
        continue;
      }
      if (tooLarge.get(variable.name()) == value) {
        lost.add(new Lost(variable.name(), "is too large to be kept"));
      } else {
        values.put(variable.name(), value);
      }
    }
    byte[] all = trySave(values);
    if (all == null) {
      values.entrySet().removeIf(entry -> !canBeSaved(entry.getKey(), entry.getValue(), lost));
      all = trySave(values);
    }
    return all != null
        ? new Reply.Snapshot(all, lost)
        : new Reply.Snapshot(new byte[0], allOf(values));
  }

  /** Variables that the snapshot does not have keep their defaults. */
  List<Lost> restore(List<Variable> variables, byte[] snapshot) {
    if (snapshot.length == 0) {
      return List.of();
    }
    Map<?, ?> values;
    try (ObjectInputStream in = new NotebookInput(snapshot, classes)) {
      values = (Map<?, ?>) in.readObject();
    } catch (Exception | LinkageError | StackOverflowError e) {
      return variables.stream().map(v -> new Lost(v.name(), reason(e))).toList();
    }
    List<Lost> lost = new ArrayList<>();
    for (Variable variable : variables) {
      Object value = values.get(variable.name());
      if (value != null) {
        try {
          CellRunner.field(classes, variable.className(), variable.name()).set(null, value);
        } catch (ReflectiveOperationException | IllegalArgumentException | LinkageError e) {
          lost.add(new Lost(variable.name(), "has another type now"));
        }
      }
    }
    return lost;
  }

  private @Nullable Object read(Variable variable) {
    try {
      return CellRunner.field(classes, variable.className(), variable.name()).get(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  private static byte @Nullable [] trySave(Map<String, Object> values) {
    try {
      return save(values);
    } catch (Exception | StackOverflowError | Stop.CellStopped e) {
      return null;
    }
  }

  private boolean canBeSaved(String name, Object value, List<Lost> lost) {
    try {
      byte[] unused = save(value);
      return true;
    } catch (TooLargeException e) {
      tooLarge.put(name, value);
      lost.add(new Lost(name, "is too large to be kept"));
    } catch (Exception | StackOverflowError | Stop.CellStopped e) {
      lost.add(new Lost(name, reason(e)));
    }
    return false;
  }

  private static byte[] save(Object value) throws IOException {
    BoundedBytes bytes = new BoundedBytes();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  private static List<Lost> allOf(Map<String, Object> values) {
    return values.keySet().stream()
        .sorted()
        .map(name -> new Lost(name, "is too large to be kept together with the others"))
        .toList();
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case NotSerializableException e ->
          "holds a " + Frames.plainName(String.valueOf(e.getMessage())) + ", which can't be kept";
      case InvalidClassException e ->
          "holds a " + Frames.plainName(e.classname) + ", which can't be kept";
      case StackOverflowError e -> "is nested too deeply to be kept";
      default -> "can't be kept (" + failure.getClass().getSimpleName() + ")";
    };
  }

  private static final class TooLargeException extends IOException {}

  private static final class BoundedBytes extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) throws IOException {
      room(1);
      bytes.write(b);
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
      room(length);
      bytes.write(b, offset, length);
    }

    private void room(int length) throws IOException {
      if (bytes.size() + length > LARGEST) {
        throw new TooLargeException();
      }
    }

    byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }

  /** Resolves the notebook's classes. */
  private static final class NotebookInput extends ObjectInputStream {
    private final ClassLoader classes;

    NotebookInput(byte[] bytes, ClassLoader classes) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.classes = classes;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, classes);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(description);
      }
    }
  }
}
