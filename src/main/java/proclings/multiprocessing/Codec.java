package proclings.multiprocessing;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes: the common ones in a short form of their own, all others by Java's
 * serialisation.
 *
 * <p>What comes out has exactly the type that went in. Java's serialisation would give the same
 * values, but takes microseconds and some 80 bytes for an {@code Integer}, where this takes
 * nanoseconds and two or three bytes. A form of its own is only given to types whose identity means
 * nothing (numbers, texts) or that stand alone in a message (an array, a list of numbers and
 * texts), so nobody can tell that two references to one object became two objects.
 */
final class Codec {

  private static final int NULL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int BYTE = 3;
  private static final int SHORT = 4;
  private static final int CHARACTER = 5;
  private static final int INTEGER = 6;
  private static final int LONG = 7;
  private static final int FLOAT = 8;
  private static final int DOUBLE = 9;
  private static final int STRING = 10;
  private static final int BYTES = 11;
  private static final int INTS = 12;
  private static final int LONGS = 13;
  private static final int DOUBLES = 14;
  private static final int ARRAY_LIST = 15;
  private static final int EMPTY_OPTIONAL = 16;
  private static final int OPTIONAL = 17;
  private static final int OBJECTS = 18;
  private static final int SERIALISED = 19;

  private static final int KEPT_BYTES = 1 << 20;
  private static final int LARGE_BYTES = 64 << 10;
  private static final ThreadLocal<Bytes> BUFFER = ThreadLocal.withInitial(() -> new Bytes(256));

  private Codec() {}

  /**
   * Encodes a value.
   *
   * @param what what the value is about to be, for the error: {@code "the message"}
   * @return bytes that are valid until this thread encodes again
   * @throws NotSendableException when it can't be serialised
   */
  static Bytes encode(@Nullable Object value, String what) {
    return encode(value, isSimple(value) ? null : Serialization.write(what, value));
  }

  /** As {@link #encode(Object, String)}, and has the handles counted that are in the value. */
  static Bytes encode(@Nullable Object value, String what, Handles handles) {
    return encode(
        value, isSimple(value) ? null : handles.in(() -> Serialization.write(what, value)));
  }

  /**
   * The memory of a large array, which is the end of its message as it is and needs not be copied
   * for it; null for any other value. What comes before it is its {@link #head}.
   */
  static @Nullable MemorySegment tail(@Nullable Object value) {
    MemorySegment memory =
        switch (value) {
          case byte[] array -> MemorySegment.ofArray(array);
          case int[] array -> MemorySegment.ofArray(array);
          case long[] array -> MemorySegment.ofArray(array);
          case double[] array -> MemorySegment.ofArray(array);
          case null, default -> null;
        };
    return memory == null || memory.byteSize() < LARGE_BYTES ? null : memory;
  }

  /** The beginning of the message of an array that has a {@link #tail}. */
  static Bytes head(@Nullable Object value) {
    Bytes bytes = buffer();
    switch (value) {
      case byte[] array -> putNumber(bytes, BYTES, array.length);
      case int[] array -> putNumber(bytes, INTS, array.length);
      case long[] array -> putNumber(bytes, LONGS, array.length);
      case double[] array -> putNumber(bytes, DOUBLES, array.length);
      case null, default -> throw new IllegalArgumentException("no array: " + value);
    }
    return bytes;
  }

  private static Bytes buffer() {
    Bytes bytes = BUFFER.get();
    if (bytes.array().length > KEPT_BYTES) {
      bytes = new Bytes(256);
      BUFFER.set(bytes);
    }
    bytes.clear();
    return bytes;
  }

  private static Bytes encode(@Nullable Object value, byte @Nullable [] serialised) {
    Bytes bytes = buffer();
    if (serialised == null) {
      put(bytes, value);
    } else {
      bytes.putByte(SERIALISED);
      bytes.putBytes(serialised, 0, serialised.length);
    }
    return bytes;
  }

  /**
   * Decodes what {@link #encode} made, to the end of the bytes.
   *
   * @throws UnreadableMessageException when a class is not known here, or will not be read
   */
  static @Nullable Object decode(Bytes bytes) {
    return decode(bytes, ReadFilter.Origin.SESSION);
  }

  /** As {@link #decode(Bytes)}, with the filter for what comes from there. */
  static @Nullable Object decode(Bytes bytes, ReadFilter.Origin origin) {
    int tag = bytes.getByte();
    if (tag != SERIALISED) {
      return get(bytes, tag);
    }
    try {
      return Serialization.read(bytes.array(), bytes.length() - bytes.left(), bytes.left(), origin);
    } catch (IOException | ClassNotFoundException | RuntimeException | Error e) {
      // An Error, too: a class's own reading code may throw any, and one nested deeply needs more
      // of a stack here than it did where it was written.
      throw new UnreadableMessageException(e);
    }
  }

  static @Nullable Object decode(byte[] message) {
    return decode(new Bytes(message));
  }

  /** How many bytes a message has that is an array of bytes; −1 if it is anything else. */
  static int lengthOfBytes(byte[] message) {
    Bytes bytes = new Bytes(message);
    return bytes.getByte() == BYTES ? (int) bytes.getNumber() : -1;
  }

  /** Whether a value has a form of its own. */
  static boolean isSimple(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case byte[] b -> true;
      case int[] i -> true;
      case long[] l -> true;
      case double[] d -> true;
      case Optional<?> optional -> optional.isEmpty() || isScalar(optional.get());
      case ArrayList<?> list when list.getClass() == ArrayList.class -> areScalars(list.toArray());
      case Object[] objects when objects.getClass() == Object[].class -> areScalars(objects);
      default -> isScalar(value);
    };
  }

  private static boolean isScalar(@Nullable Object value) {
    return value == null
        || value instanceof Integer
        || value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Byte
        || value instanceof Short
        || value instanceof Float;
  }

  private static boolean areScalars(@Nullable Object[] values) {
    for (Object value : values) {
      if (!isScalar(value)) {
        return false;
      }
    }
    return true;
  }

  private static void put(Bytes bytes, @Nullable Object value) {
    switch (value) {
      case null -> bytes.putByte(NULL);
      case Integer i -> putNumber(bytes, INTEGER, i);
      case String text -> {
        bytes.putByte(STRING);
        bytes.putText(text);
      }
      case Long l -> putNumber(bytes, LONG, l);
      case Double d -> {
        bytes.putByte(DOUBLE);
        bytes.putWord(Double.doubleToRawLongBits(d));
      }
      case Boolean b -> bytes.putByte(b ? TRUE : FALSE);
      case Character c -> putNumber(bytes, CHARACTER, c);
      case Byte b -> putNumber(bytes, BYTE, b);
      case Short s -> putNumber(bytes, SHORT, s);
      case Float f -> putNumber(bytes, FLOAT, Float.floatToRawIntBits(f));
      case byte[] array -> putArray(bytes, BYTES, array.length, MemorySegment.ofArray(array));
      case int[] array -> putArray(bytes, INTS, array.length, MemorySegment.ofArray(array));
      case long[] array -> putArray(bytes, LONGS, array.length, MemorySegment.ofArray(array));
      case double[] array -> putArray(bytes, DOUBLES, array.length, MemorySegment.ofArray(array));
      case ArrayList<?> list -> putAll(bytes, ARRAY_LIST, list.toArray());
      case Object[] objects -> putAll(bytes, OBJECTS, objects);
      case Optional<?> optional -> {
        bytes.putByte(optional.isPresent() ? OPTIONAL : EMPTY_OPTIONAL);
        if (optional.isPresent()) {
          put(bytes, optional.get());
        }
      }
      default -> throw new IllegalArgumentException("no form of its own: " + value.getClass());
    }
  }

  private static void putNumber(Bytes bytes, int tag, long value) {
    bytes.putByte(tag);
    bytes.putNumber(value);
  }

  private static void putArray(Bytes bytes, int tag, int length, MemorySegment memory) {
    putNumber(bytes, tag, length);
    bytes.putMemory(memory);
  }

  private static void putAll(Bytes bytes, int tag, @Nullable Object[] values) {
    putNumber(bytes, tag, values.length);
    for (Object each : values) {
      put(bytes, each);
    }
  }

  private static @Nullable Object get(Bytes bytes, int tag) {
    return switch (tag) {
      case NULL -> null;
      case FALSE -> false;
      case TRUE -> true;
      case BYTE -> (byte) bytes.getNumber();
      case SHORT -> (short) bytes.getNumber();
      case CHARACTER -> (char) bytes.getNumber();
      case INTEGER -> (int) bytes.getNumber();
      case LONG -> bytes.getNumber();
      case FLOAT -> Float.intBitsToFloat((int) bytes.getNumber());
      case DOUBLE -> Double.longBitsToDouble(bytes.getWord());
      case STRING -> bytes.getText();
      case BYTES -> bytes.getBytes(length(bytes, 1));
      case INTS -> {
        int[] array = new int[length(bytes, 4)];
        bytes.getMemory(MemorySegment.ofArray(array));
        yield array;
      }
      case LONGS -> {
        long[] array = new long[length(bytes, 8)];
        bytes.getMemory(MemorySegment.ofArray(array));
        yield array;
      }
      case DOUBLES -> {
        double[] array = new double[length(bytes, 8)];
        bytes.getMemory(MemorySegment.ofArray(array));
        yield array;
      }
      case ARRAY_LIST -> {
        int length = length(bytes, 1);
        ArrayList<@Nullable Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
          list.add(get(bytes, bytes.getByte()));
        }
        yield list;
      }
      case OBJECTS -> {
        @Nullable Object[] objects = new Object[length(bytes, 1)];
        for (int i = 0; i < objects.length; i++) {
          objects[i] = get(bytes, bytes.getByte());
        }
        yield objects;
      }
      case EMPTY_OPTIONAL -> Optional.empty();
      case OPTIONAL -> Optional.ofNullable(get(bytes, bytes.getByte()));
      default -> throw new IllegalStateException("a message has the unknown tag " + tag);
    };
  }

  /** A length that the bytes can really have, so that a wrong one is not an allocation. */
  private static int length(Bytes bytes, int least) {
    long length = bytes.getNumber();
    if (length < 0 || length * least > bytes.left()) {
      throw new IllegalStateException(
          "a message is shorter than it says: %d bytes are left".formatted(bytes.left()));
    }
    return (int) length;
  }
}
