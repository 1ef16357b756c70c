package proclings.multiprocessing;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.MessageWitness;
import proclings.shm.OutOfSharedMemoryException;
import proclings.shm.Parking;
import proclings.shm.Segment;

/**
 * What a pool is told by its workers, and by this process, in one line.
 *
 * <p>It is a log in shared memory. That may be full, of other things, when a worker dies, and who
 * is not told of a death waits for ever. So what finds no room there is <em>kept</em> here, and the
 * log is said to be over, which only means that no take waits in it any more: from then on it is
 * looked at again and again.
 *
 * <p>A death is told after all that the dead one had told. What is kept stands behind all that was
 * in the log when it was kept: so it is taken only when something was kept and <em>then</em> the
 * log was empty.
 */
final class PoolResults {

  private static final long MOST_BYTES = 64L << 20;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final MessageLog log;
  private final ConcurrentLinkedQueue<byte[]> kept = new ConcurrentLinkedQueue<>();

  PoolResults(Segment segment) {
    log = MessageLog.create(segment, Kinds.LOG, MessageLog.UNBOUNDED, MOST_BYTES);
  }

  /** Where the workers write. */
  MessageLog log() {
    return log;
  }

  /** Takes the oldest; waits until there is one. For one thread only. */
  byte[] take() {
    while (true) {
      byte[] first = kept.peek();
      byte[] message = log.take(Parking.NEVER, MessageWitness.NOBODY);
      if (message != null) {
        return message;
      }
      if (first != null) {
        return kept.remove();
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Tells of a worker's death, when it can't write any more. */
  void died(int worker, int exitCode) {
    byte[] message = PoolMessage.result(PoolMessage.DIED, worker, exitCode).toArray();
    try {
      log.append(message);
    } catch (OutOfSharedMemoryException e) {
      keep(message);
    }
  }

  /**
   * Has the taker look whether all is over, as it does after each message: if none fits, it has.
   */
  void wake() {
    byte[] message = PoolMessage.result(PoolMessage.WAKE, 0, 0).toArray();
    try {
      long unused = log.tryAppend(message);
    } catch (OutOfSharedMemoryException e) {
      keep(message);
    }
  }

  private void keep(byte[] message) {
    kept.add(message);
    log.endPuts();
  }
}
