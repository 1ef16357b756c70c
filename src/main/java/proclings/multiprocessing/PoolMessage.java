package proclings.multiprocessing;

import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pool and its workers say to each other, as bytes.
 *
 * <pre>
 *   task     cell (8) | task (8) | kind (1) | stateless (1) | length of the function | function | input
 *   end      nothing at all
 *   result   status (1) | worker | task | VALUE: the value; THREW: message, trace, the exception or nothing
 *                                         ITEMS: for each input the length of its result | its result
 *
 *   input    CALL: nothing; APPLY: the argument; MAP: an array of arguments
 *            PAIRS, TRIPLES: an array in which the two or three of each call stand side by side
 *            EACH: for each argument its length | itself
 * </pre>
 *
 * <p>Where each argument stands by itself, one that can't be read, or whose result can't be
 * written, is no matter of the others.
 */
final class PoolMessage {

  /** Kinds of task. */
  static final int CALL = 0;

  static final int APPLY = 1;
  static final int MAP = 2;
  static final int PAIRS = 3;
  static final int TRIPLES = 4;
  static final int EACH = 5;

  /** Statuses of a result. */
  static final int READY = 0;

  static final int VALUE = 1;
  static final int THREW = 2;
  static final int UNSENDABLE = 3;
  static final int NOT_READY = 4;
  static final int DIED = 5;
  static final int WAKE = 6;
  static final int ITEMS = 7;

  private static final Map<Class<?>, byte[]> STATELESS = new WeakHashMap<>();

  private PoolMessage() {}

  /** A function that is written once, for as many tasks as there are. */
  record Function(byte[] bytes, boolean stateless) {

    /**
     * Writes a function.
     *
     * @throws NotSendableException when it, or what it captured, can't be serialised
     */
    static Function of(Object function) {
      Class<?> type = function.getClass();
      if (!isStateless(type)) {
        return new Function(Serialization.write("the function", function), false);
      }
      synchronized (STATELESS) {
        byte[] known = STATELESS.get(type);
        if (known == null) {
          known = Serialization.write("the function", function);
          STATELESS.put(type, known);
        }
        return new Function(known, true);
      }
    }

    /** A lambda that captured nothing is always the same, and needs to be read only once. */
    private static boolean isStateless(Class<?> type) {
      return type.isHidden()
          && type.getSuperclass() == Object.class
          && type.getDeclaredFields().length == 0;
    }
  }

  /**
   * Writes a task.
   *
   * @throws NotSendableException when the input can't be serialised
   */
  static byte[] task(int kind, Function function, @Nullable Object input) {
    boolean several = kind != CALL && kind != APPLY;
    Bytes encoded = Codec.encode(input, several ? "an input" : "the argument");
    Bytes message = task(kind, function, encoded.length());
    message.putBytes(encoded.array(), 0, encoded.length());
    return message.toArray();
  }

  /** How many arguments stand side by side for each call of the function. */
  static int arity(int kind) {
    return kind == PAIRS ? 2 : kind == TRIPLES ? 3 : 1;
  }

  /** Begins a task to which its inputs are added: see {@link #putInput}. */
  static Bytes eachOf(Function function) {
    return task(EACH, function, 64);
  }

  /**
   * Adds an input.
   *
   * @throws NotSendableException when it can't be serialised; nothing was added
   */
  static void putInput(Bytes task, @Nullable Object input) {
    Bytes encoded = Codec.encode(input, "an input");
    task.putNumber(encoded.length());
    task.putBytes(encoded.array(), 0, encoded.length());
  }

  private static Bytes task(int kind, Function function, int room) {
    Bytes message = new Bytes(32 + function.bytes().length + room);
    message.putWord(0);
    message.putWord(0);
    message.putByte(kind);
    message.putByte(function.stateless() ? 1 : 0);
    message.putNumber(function.bytes().length);
    message.putBytes(function.bytes(), 0, function.bytes().length);
    return message;
  }

  /** Writes into a task's message what is known only when it is handed out. */
  static void address(byte[] message, int cell, long task) {
    Bytes head = new Bytes(message);
    head.clear();
    head.putWord(cell);
    head.putWord(task);
  }

  static int cell(byte[] message) {
    return (int) new Bytes(message).getWord();
  }

  static long id(byte[] message) {
    Bytes head = new Bytes(message);
    head.getWord();
    return head.getWord();
  }

  static Bytes result(int status, int worker, long task) {
    Bytes message = new Bytes(64);
    message.putByte(status);
    message.putNumber(worker);
    message.putNumber(task);
    return message;
  }
}
