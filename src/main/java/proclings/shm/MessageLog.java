package proclings.shm;

import static proclings.shm.LogLayout.*;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A first-in, first-out line of byte messages between any number of processes, of any number and
 * size, or bounded by either.
 *
 * <p>It is the two-lock queue of Michael and Scott ("Simple, Fast, and Practical Non-Blocking and
 * Blocking Concurrent Queue Algorithms", 1996): who puts and who takes don't meet, because each
 * side has a {@link Mutex} and a state of its own. The messages stand one behind another in chunks
 * from the {@link BlockHeap}; a chunk that is full names the next one, and a message that is larger
 * than a chunk gets one of its size. The words are in {@link LogLayout}.
 *
 * <h2>Why nothing is torn, lost or delivered twice when a process dies</h2>
 *
 * A side's state is a chunk, a position and a sum of bytes; it stands there twice. The side's
 * <em>count</em> of messages says which copy holds: the one of its parity. A put writes the message
 * and the other copy, where nobody reads, and then stores count + 1: <b>that store is the
 * commit</b>. A death before it leaves bytes behind the end, which the next put writes over; after
 * it the message is there. A take reads the message out, writes the other copy and stores its count
 * + 1. A death before that leaves the message to the next; after it the message was the dead one's.
 * Both stores are volatile, so whoever reads a count also sees what was written before it. The
 * mutex of the dead is opened by {@link #repair}.
 *
 * <p>A chunk that goes from or to the heap is always in one of the log's slots, so none is lost or
 * freed twice: see {@link LogChunks}.
 *
 * <h2>Why no wake-up is lost</h2>
 *
 * Who finds nothing opens the mutex and waits for the other side's commit as {@link Awaited} says.
 * If the one who commits dies before it wakes, {@link #repair} does it.
 *
 * <h2>Why nobody waits for messages that can't come</h2>
 *
 * A log is told when nobody can put, or take, any more: {@link #endPuts()}, {@link #endTakes()}.
 * The last commit stands before that, so who sees the end and <em>then</em> no message has seen
 * all.
 */
public final class MessageLog {

  /** No bound. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /** A deadline that has always passed: what can't be done at once is not done. */
  public static final long NOW = Long.MIN_VALUE;

  private static final MemorySegment NOTHING = MemorySegment.ofArray(new byte[0]);
  private static final long USUAL_CHUNK = (64 << 10) - BlockHeap.HEADER;

  private final Segment segment;
  private final long log;

  /** The log that stands at an offset. */
  public MessageLog(Segment segment, long offset) {
    this.segment = segment;
    this.log = offset;
  }

  /**
   * Makes an empty log and publishes it.
   *
   * @param kind one of the kinds in {@link Kinds} that are repaired as logs
   * @param mostMessages how many messages may be in it at once, or {@link #UNBOUNDED}
   * @param mostBytes how many bytes they may take up, or {@link #UNBOUNDED}; an empty log takes any
   */
  public static MessageLog create(Segment segment, int kind, long mostMessages, long mostBytes) {
    if (mostMessages < 1 || mostBytes < 1) {
      throw new IllegalArgumentException(
          "bounds must be at least 1: mostMessages=%d, mostBytes=%d"
              .formatted(mostMessages, mostBytes));
    }
    long log = Objects.allocate(segment, SIZE);
    format(segment, log, mostMessages, mostBytes);
    Objects.publish(segment, kind, log);
    return new MessageLog(segment, log);
  }

  /** Makes an empty log of memory that is all zero, in an object that is more than a log. */
  static void format(Segment segment, long log, long mostMessages, long mostBytes) {
    segment.setLong(log + MOST_MESSAGES, mostMessages);
    segment.setLong(log + MOST_BYTES, mostBytes);
    segment.setLong(log + CHUNK_BYTES, USUAL_CHUNK);
  }

  /** Where it stands in the segment. */
  public long offset() {
    return log;
  }

  /** Puts a message; waits while there is no room. Gives its number, from 1. */
  public long append(byte[] message) {
    return append(message, 0, message.length, Parking.NEVER, MessageWitness.NOBODY);
  }

  /** As {@link #append(byte[])}, but gives 0 at once if there is no room. */
  public long tryAppend(byte[] message) {
    return append(message, 0, message.length, NOW, MessageWitness.NOBODY);
  }

  /**
   * Puts a message.
   *
   * @param deadlineNanos until when to wait for room: see {@link Parking}; {@link #NOW} not at all
   * @param witness is told before others can see the message
   * @return the message's number, from 1; 0 if there was no room in time, or is abandoned
   * @throws WaitInterruptedException when the thread is interrupted while it waits; nothing was put
   * @throws OutOfSharedMemoryException when the segment is full; nothing was put
   */
  public long append(
      byte[] from, int index, int length, long deadlineNanos, MessageWitness witness) {
    java.util.Objects.checkFromIndexSize(index, length, from.length);
    MemorySegment head = MemorySegment.ofArray(from).asSlice(index, length);
    return append(head, NOTHING, deadlineNanos, witness);
  }

  /**
   * As {@link #append(byte[], int, int, long, MessageWitness)}, of a message in two pieces.
   *
   * @throws IllegalArgumentException when it has 2 GiB or more
   */
  public long append(
      MemorySegment head, MemorySegment tail, long deadlineNanos, MessageWitness witness) {
    int length = length(head, tail);
    boolean waited = false;
    while (!isOver(SPACE)) {
      long number = appendIfRoom(head, tail, witness);
      if (number != 0) {
        Awaited.announce(segment, log + ITEMS);
        return number;
      }
      if (deadlineNanos == NOW || Parking.passed(deadlineNanos)) {
        return 0;
      }
      if (spin(SPACE, length)) {
        continue;
      }
      if (!waited) {
        waited = true;
        witness.waiting();
      }
      Awaited.await(segment, log + SPACE, deadlineNanos, () -> isThere(SPACE, length));
    }
    return 0;
  }

  /** Takes the oldest message; waits until there is one. */
  public byte[] take() {
    return java.util.Objects.requireNonNull(take(Parking.NEVER, MessageWitness.NOBODY));
  }

  /** Takes the oldest message, or gives null at once if there is none. */
  public byte @Nullable [] tryTake() {
    return take(NOW, MessageWitness.NOBODY);
  }

  /**
   * Takes the oldest message.
   *
   * @param deadlineNanos until when to wait for one: see {@link Parking}; {@link #NOW} not at all
   * @param witness is told before others can see that it was taken
   * @return null if there was none in time, or there will never be one
   * @throws WaitInterruptedException when the thread is interrupted while it waits; nothing was
   *     taken
   */
  public byte @Nullable [] take(long deadlineNanos, MessageWitness witness) {
    boolean waited = false;
    while (true) {
      boolean over = isOver(ITEMS);
      byte[] message = takeIfAny(witness);
      if (message != null) {
        Awaited.announce(segment, log + SPACE);
        return message;
      }
      if (over || deadlineNanos == NOW || Parking.passed(deadlineNanos)) {
        return null;
      }
      if (spin(ITEMS, 0)) {
        continue;
      }
      if (!waited) {
        waited = true;
        witness.waiting();
      }
      Awaited.await(segment, log + ITEMS, deadlineNanos, () -> isThere(ITEMS, 0));
    }
  }

  /** Whether a take would not have to wait: there is a message, or there will never be one. */
  public boolean isTakeable() {
    return isThere(ITEMS, 0);
  }

  /** Has the next message, or the end of messages, wake this process's word: {@link Watches}. */
  public void watch() {
    Awaited.watch(segment, log + ITEMS, Watches.bit(segment));
  }

  /** Whether nobody will ever take what is put. */
  public boolean isAbandoned() {
    return isOver(SPACE);
  }

  /** Says that nobody can put any more; no take waits from then on. */
  public void endPuts() {
    Awaited.end(segment, log + ITEMS);
  }

  /** Says that nobody can take any more. */
  void endTakes() {
    Awaited.end(segment, log + SPACE);
  }

  /** How many messages were ever put. */
  public long putCount() {
    return segment.getLongVolatile(log + PUT + COUNT);
  }

  /** How many messages were ever taken; never more than {@link #putCount()} says after it. */
  public long takenCount() {
    return segment.getLongVolatile(log + TAKE + COUNT);
  }

  /** How many messages are in it: that was so at one moment during the call. */
  public long size() {
    while (true) {
      long taken = takenCount();
      long put = putCount();
      if (taken == takenCount()) {
        return put - taken;
      }
    }
  }

  /** How many messages may be in it at once, or {@link #UNBOUNDED}. */
  public long mostMessages() {
    return segment.getLong(log + MOST_MESSAGES);
  }

  /** Whether a message of a length would find room now. */
  public boolean hasRoom(int length) {
    long most = segment.getLong(log + MOST_MESSAGES);
    if (most != UNBOUNDED && size() >= most) {
      return false;
    }
    long mostBytes = segment.getLong(log + MOST_BYTES);
    return mostBytes == UNBOUNDED
        || bytes(PUT) - bytes(TAKE) + whole(length) <= mostBytes
        || size() == 0;
  }

  /** Opens what a dead process held, and wakes all who wait. The {@link BlockHeap} comes first. */
  public void repair(int deadOrdinal) {
    Mutex.repair(segment, log + PUT + MUTEX, deadOrdinal);
    Mutex.repair(segment, log + TAKE + MUTEX, deadOrdinal);
    Awaited.wakeAll(segment, log + ITEMS);
    Awaited.wakeAll(segment, log + SPACE);
  }

  private long appendIfRoom(MemorySegment head, MemorySegment tail, MessageWitness witness) {
    int length = length(head, tail);
    long side = log + PUT;
    StackRoom.ensure();
    Mutex.lock(segment, side + MUTEX);
    try {
      long count = segment.getLong(side + COUNT);
      long state = copy(side, count);
      long bytes = segment.getLong(state + BYTES);
      if (!hasRoom(count, bytes, length)) {
        return 0;
      }
      long chunk = segment.getLong(state + CHUNK);
      long position = segment.getLong(state + POSITION);
      boolean fresh = chunk == 0 || !LogChunks.fits(segment, chunk, position, length);
      if (fresh) {
        chunk = LogChunks.next(segment, log, chunk, position, length);
        position = FIRST_MESSAGE;
      }
      segment.setInt(chunk + position, length);
      long body = chunk + position + LENGTH_BYTES;
      segment.set(body, head);
      segment.set(body + head.byteSize(), tail);
      long other = copy(side, count + 1);
      segment.setLong(other + CHUNK, chunk);
      segment.setLong(other + POSITION, position + whole(length));
      segment.setLong(other + BYTES, bytes + whole(length));
      witness.committing(count + 1);
      segment.setLongVolatile(side + COUNT, count + 1);
      if (fresh) {
        segment.setLongRelease(side + SLOT, 0);
      }
      return count + 1;
    } finally {
      Mutex.unlock(segment, side + MUTEX);
    }
  }

  private byte @Nullable [] takeIfAny(MessageWitness witness) {
    long side = log + TAKE;
    if (segment.getLongVolatile(side + COUNT) == segment.getLongVolatile(log + PUT + COUNT)) {
      return null;
    }
    StackRoom.ensure();
    Mutex.lock(segment, side + MUTEX);
    try {
      long count = segment.getLong(side + COUNT);
      if (count == seen(side, count, log + PUT)) {
        return null;
      }
      long state = copy(side, count);
      long left = segment.getLong(state + CHUNK);
      long chunk = left;
      long position = segment.getLong(state + POSITION);
      if (left == 0) {
        chunk = segment.getLong(log + FIRST_CHUNK);
        position = FIRST_MESSAGE;
      } else if (segment.getInt(chunk + position) == GOES_ON) {
        chunk = segment.getLong(left + NEXT);
        position = FIRST_MESSAGE;
      }
      int length = segment.getInt(chunk + position);
      byte[] message = new byte[length];
      segment.getBytes(chunk + position + LENGTH_BYTES, message, 0, length);
      boolean leaves = left != 0 && left != chunk;
      if (leaves) {
        LogChunks.retire(segment, log, left);
      }
      long other = copy(side, count + 1);
      segment.setLong(other + CHUNK, chunk);
      segment.setLong(other + POSITION, position + whole(length));
      segment.setLong(other + BYTES, segment.getLong(state + BYTES) + whole(length));
      witness.taking(count + 1, message);
      segment.setLongVolatile(side + COUNT, count + 1);
      if (leaves) {
        BlockHeap.free(segment, side + SLOT);
      }
      return message;
    } finally {
      Mutex.unlock(segment, side + MUTEX);
    }
  }

  /** The other side's count as this side knows it; looks at it only if that would mean waiting. */
  private long seen(long side, long unwanted, long otherSide) {
    long seen = segment.getLong(side + SEEN);
    if (seen == unwanted) {
      seen = segment.getLongVolatile(otherSide + COUNT);
      segment.setLong(side + SEEN, seen);
    }
    return seen;
  }

  private boolean hasRoom(long count, long bytes, int length) {
    long most = segment.getLong(log + MOST_MESSAGES);
    if (most != UNBOUNDED && count - seen(log + PUT, count - most, log + TAKE) >= most) {
      return false;
    }
    long mostBytes = segment.getLong(log + MOST_BYTES);
    return mostBytes == UNBOUNDED
        || bytes - bytes(TAKE) + whole(length) <= mostBytes
        || count == takenCount();
  }

  /** The bytes that ever passed a side, read without its mutex. */
  private long bytes(long side) {
    while (true) {
      long count = segment.getLongVolatile(log + side + COUNT);
      long bytes = segment.getLongAcquire(copy(log + side, count) + BYTES);
      if (segment.getLongVolatile(log + side + COUNT) == count) {
        return bytes;
      }
    }
  }

  private boolean isThere(long what, int length) {
    return isOver(what) || (what == ITEMS ? takenCount() != putCount() : hasRoom(length));
  }

  private boolean isOver(long what) {
    return Awaited.isOver(segment, log + what);
  }

  private boolean spin(long what, int length) {
    Patience patience = new Patience();
    while (patience.pause()) {
      if (isThere(what, length)) {
        return true;
      }
    }
    return false;
  }
}
