package proclings.shm;

import java.lang.foreign.MemorySegment;

/**
 * Where the words of a {@link MessageLog} stand.
 *
 * <pre>
 *   log    0 most messages | 8 most bytes | 16 bytes of a chunk | 24 first chunk
 *        128 PUT SIDE     0 mutex | 8 count | 16 copy 0 | 40 copy 1 | 64 the other side's count, as last seen | 72 slot of the spare chunk
 *        256 TAKE SIDE    the same;                                                                 72 slot of the retired chunk
 *        384 items: see {@link Awaited}
 *        448 space: see {@link Awaited}
 *   copy   0 chunk | 8 position in it | 16 bytes that ever passed
 *   chunk  0 the next chunk | 8 messages, each: length (4) | bytes | 0 to 3 to fill up;  −1: goes on in the next chunk
 * </pre>
 */
final class LogLayout {

  private static final int MOST_LENGTH = Integer.MAX_VALUE - 16;

  static final long MOST_MESSAGES = 0;
  static final long MOST_BYTES = 8;
  static final long CHUNK_BYTES = 16;
  static final long FIRST_CHUNK = 24;
  static final long PUT = 128;
  static final long TAKE = 256;
  static final long ITEMS = 384;
  static final long SPACE = 448;
  static final long SIZE = 512;

  /** Of a side. */
  static final long MUTEX = 0;

  static final long COUNT = 8;
  static final long COPIES = 16;
  static final long SEEN = 64;
  static final long SLOT = 72;

  /** Of a copy. */
  static final long COPY_SIZE = 24;

  static final long CHUNK = 0;
  static final long POSITION = 8;
  static final long BYTES = 16;

  /** Of a chunk. */
  static final long NEXT = 0;

  static final long FIRST_MESSAGE = 8;
  static final int LENGTH_BYTES = 4;
  static final int GOES_ON = -1;

  private LogLayout() {}

  /** Which copy of a side is the committed one when its count is {@code count}. */
  static long copy(long side, long count) {
    return side + COPIES + (count & 1) * COPY_SIZE;
  }

  /** What a message takes up in a chunk. */
  static long whole(long length) {
    return LENGTH_BYTES + (length + 3 & -4L);
  }

  /** How long a message of two pieces is. */
  static int length(MemorySegment head, MemorySegment tail) {
    long length = head.byteSize() + tail.byteSize();
    if (length > MOST_LENGTH) {
      throw new IllegalArgumentException(
          "a message can have 2 GiB at most: this one has more than " + length + " bytes");
    }
    return (int) length;
  }
}
