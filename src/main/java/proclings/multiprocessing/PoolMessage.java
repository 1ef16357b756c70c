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
 * </pre>
 */
final class PoolMessage {

  /** Kinds of task. */
  static final int CALL = 0;

  static final int APPLY = 1;
  static final int MAP = 2;

  /** Statuses of a result. */
  static final int READY = 0;

  static final int VALUE = 1;
  static final int THREW = 2;
  static final int UNSENDABLE = 3;
  static final int NOT_READY = 4;
  static final int DIED = 5;
  static final int WAKE = 6;

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

  static byte[] task(int kind, Function function, @Nullable Object input) {
    Bytes encoded = Codec.encode(input, kind == MAP ? "an input" : "the argument");
    Bytes message = new Bytes(32 + function.bytes().length + encoded.length());
    message.putWord(0);
    message.putWord(0);
    message.putByte(kind);
    message.putByte(function.stateless() ? 1 : 0);
    message.putNumber(function.bytes().length);
    message.putBytes(function.bytes(), 0, function.bytes().length);
    message.putBytes(encoded.array(), 0, encoded.length());
    return message.toArray();
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

  static Bytes result(int status, int worker, long task) {
    Bytes message = new Bytes(64);
    message.putByte(status);
    message.putNumber(worker);
    message.putNumber(task);
    return message;
  }
}
