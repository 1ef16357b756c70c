package proclings.multiprocessing;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that are being written, in an array that grows, or read from one. */
final class Bytes {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private byte[] array;
  private int end;
  private int at;

  /** Nothing, with room for some bytes. */
  Bytes(int room) {
    array = new byte[room];
  }

  /** All of an array, to be read. */
  Bytes(byte[] array) {
    this.array = array;
    this.end = array.length;
  }

  byte[] array() {
    return array;
  }

  int length() {
    return end;
  }

  int left() {
    return end - at;
  }

  /** What was written, not copied. */
  MemorySegment toMemory() {
    return MemorySegment.ofArray(array).asSlice(0, end);
  }

  byte[] toArray() {
    return Arrays.copyOf(array, end);
  }

  void clear() {
    end = 0;
    at = 0;
  }

  /** Makes room for so many bytes more and gives where they begin. */
  private int grow(long count) {
    long needed = end + count;
    if (needed > array.length) {
      if (needed > LARGEST) {
        throw new IllegalArgumentException(
            "a message can have 2 GiB at most: this one has more than " + needed + " bytes");
      }
      array = Arrays.copyOf(array, (int) Math.min(LARGEST, Math.max(needed, 2L * array.length)));
    }
    int from = end;
    end = (int) needed;
    return from;
  }

  private int skip(long count) {
    if (count < 0 || count > left()) {
      throw new IllegalStateException(
          "a message is shorter than it says: %d bytes are left of %d".formatted(left(), count));
    }
    int from = at;
    at += (int) count;
    return from;
  }

  void putByte(int value) {
    int from = grow(1);
    array[from] = (byte) value;
  }

  byte getByte() {
    return array[skip(1)];
  }

  /** Writes 8 bytes. */
  void putWord(long value) {
    int from = grow(8);
    LONG.set(array, from, value);
  }

  long getWord() {
    return (long) LONG.get(array, skip(8));
  }

  /** Writes 1 byte for a number near zero, up to 10 for one that is far from it. */
  void putNumber(long value) {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7fL) != 0) {
      putByte((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    putByte((int) rest);
  }

  long getNumber() {
    long rest = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = getByte();
      rest |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return rest >>> 1 ^ -(rest & 1);
      }
    }
    throw new IllegalStateException("a number in a message does not end");
  }

  void putBytes(byte[] from, int index, int count) {
    int to = grow(count);
    System.arraycopy(from, index, array, to, count);
  }

  byte[] getBytes(int count) {
    int from = skip(count);
    return Arrays.copyOfRange(array, from, from + count);
  }

  /** Writes the memory of an array as it is; all who read it are on this machine. */
  void putMemory(MemorySegment memory) {
    int to = grow(memory.byteSize());
    MemorySegment.copy(memory, 0, MemorySegment.ofArray(array), to, memory.byteSize());
  }

  void getMemory(MemorySegment memory) {
    int from = skip(memory.byteSize());
    MemorySegment.copy(MemorySegment.ofArray(array), from, memory, 0, memory.byteSize());
  }

  /** Writes the characters exactly, lone surrogates too. */
  void putText(String text) {
    int count = text.length();
    boolean narrow = true;
    for (int i = 0; i < count && narrow; i++) {
      narrow = text.charAt(i) < 0x100;
    }
    putNumber(narrow ? count : -count);
    int to = grow(narrow ? count : 2L * count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (narrow) {
        array[to + i] = (byte) c;
      } else {
        array[to + 2 * i] = (byte) c;
        array[to + 2 * i + 1] = (byte) (c >> 8);
      }
    }
  }

  String getText() {
    long said = getNumber();
    boolean narrow = said >= 0;
    int count = Math.toIntExact(Math.abs(said));
    int from = skip(narrow ? count : 2L * count);
    return narrow
        ? new String(array, from, count, java.nio.charset.StandardCharsets.ISO_8859_1)
        : new String(array, from, 2 * count, java.nio.charset.StandardCharsets.UTF_16LE);
  }
}
