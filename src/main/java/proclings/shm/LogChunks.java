package proclings.shm;

import static proclings.shm.LogLayout.*;

/**
 * The chunks of a {@link MessageLog}, from the heap to its end and from its beginning to the heap.
 *
 * <p>A side's <em>slot</em> (see {@link BlockHeap}) holds the one chunk that is on its way. Who
 * puts fetches the spare chunk into the slot, writes into it, commits, then clears the slot; so
 * after a death a spare chunk is in use if and only if it is the committed one. Who takes first
 * puts the chunk that it leaves into the slot, commits, then frees the slot; after a death the
 * chunk in the slot is to be freed if and only if it is not the committed one.
 *
 * <p>Who takes never reads a chunk beyond the put side's count, and who puts never touches a chunk
 * that was left: a chunk is left only for the next one, which became the put side's by a commit
 * that stands before the message that is taken from it.
 */
final class LogChunks {

  private LogChunks() {}

  /** Whether a message finds room behind a position, and a mark behind it. */
  static boolean fits(Segment segment, long chunk, long position, int length) {
    return position + whole(length) + LENGTH_BYTES <= BlockHeap.capacity(segment, chunk);
  }

  /** A chunk for the next message, in the slot, and named by the one before. */
  static long next(Segment segment, long log, long chunk, long position, int length) {
    long slot = log + PUT + SLOT;
    long needed = FIRST_MESSAGE + whole(length) + LENGTH_BYTES;
    long spare = segment.getLong(slot);
    if (spare != 0 && spare == chunk) {
      segment.setLongRelease(slot, 0);
      spare = 0;
    }
    if (spare != 0 && BlockHeap.capacity(segment, spare) < needed) {
      BlockHeap.free(segment, slot);
      spare = 0;
    }
    if (spare == 0) {
      long usual = segment.getLong(log + CHUNK_BYTES);
      spare = BlockHeap.allocate(segment, Math.max(usual, needed), slot);
    }
    if (chunk == 0) {
      segment.setLong(log + FIRST_CHUNK, spare);
    } else {
      segment.setLong(chunk + NEXT, spare);
      segment.setInt(chunk + position, GOES_ON);
    }
    return spare;
  }

  /** Puts the chunk that is about to be left into the slot; a dead one may have left another. */
  static void retire(Segment segment, long log, long chunk) {
    long slot = log + TAKE + SLOT;
    long retired = segment.getLong(slot);
    if (retired != 0 && retired != chunk) {
      BlockHeap.free(segment, slot);
    }
    segment.setLongRelease(slot, chunk);
  }
}
