package proclings.multiprocessing;

import java.lang.foreign.MemorySegment;
import proclings.shm.BlockHeap;
import proclings.shm.Kinds;
import proclings.shm.Objects;
import proclings.shm.Segment;

/**
 * Where an array's numbers stand.
 *
 * <pre>
 *   what all {@link SharedNumbers} have, then from its NUMBERS on
 *   0 how many (8) | 8 offset of the block that they stand in, 0 for none (8) | 16 they, if in none
 * </pre>
 *
 * <p>Each number is read and written by one volatile access of its own width, so none is ever seen
 * half. Many are copied without any order; under the lock, which has one, that makes no difference.
 */
final class ArrayLayout {

  private static final long COUNT = SharedNumbers.NUMBERS;
  private static final long BLOCK = SharedNumbers.NUMBERS + 8;
  private static final long HERE = SharedNumbers.NUMBERS + 16;

  /** So many bytes don't stand among the objects, for which there is less room. */
  private static final long LARGE_BYTES = 64 << 10;

  private ArrayLayout() {}

  /** Makes an array whose numbers are all 0. */
  static long make(Segment segment, NumberType type, int size, boolean lock) {
    if (size < 0) {
      throw new IllegalArgumentException("an array has 0 numbers or more: size=" + size);
    }
    long bytes = (long) size * type.width();
    boolean large = bytes >= LARGE_BYTES;
    long address = Objects.allocate(segment, HERE + (large ? 0 : bytes));
    SharedNumbers.describe(segment, address, type, lock);
    segment.setLong(address + COUNT, size);
    if (large) {
      long block = BlockHeap.allocate(segment, bytes, address + BLOCK);
      segment.clear(block, bytes);
    }
    Objects.publish(segment, Kinds.ARRAY, address);
    return address;
  }

  static int size(Segment segment, long array) {
    return (int) segment.getLong(array + COUNT);
  }

  private static long at(Segment segment, long array, NumberType type, int index) {
    long block = segment.getLong(array + BLOCK);
    return (block == 0 ? array + HERE : block) + (long) index * type.width();
  }

  static long load(Segment segment, long array, NumberType type, int index) {
    long at = at(segment, array, type, index);
    return switch (type.width()) {
      case 1 -> segment.getByteVolatile(at);
      case 2 -> segment.getShortVolatile(at);
      case 4 -> segment.getIntVolatile(at);
      default -> segment.getLongVolatile(at);
    };
  }

  static void store(Segment segment, long array, NumberType type, int index, long bits) {
    long at = at(segment, array, type, index);
    switch (type.width()) {
      case 1 -> segment.setByteVolatile(at, (byte) bits);
      case 2 -> segment.setShortVolatile(at, (short) bits);
      case 4 -> segment.setIntVolatile(at, (int) bits);
      default -> segment.setLongVolatile(at, bits);
    }
  }

  /** Some of the numbers as they stand there. */
  static MemorySegment slice(Segment segment, long array, NumberType type, int from, int count) {
    return segment.slice(at(segment, array, type, from), (long) count * type.width());
  }
}
