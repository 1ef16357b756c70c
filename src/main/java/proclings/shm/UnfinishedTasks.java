package proclings.shm;

import java.util.function.LongConsumer;

/**
 * A {@link MessageLog} whose messages are tasks, and how many of them are done.
 *
 * <pre>
 *     0 the log ({@value #LOG_SIZE} bytes) | 512 mutex | 520 done (8) | 528 finish: see {@link Awaited}
 * </pre>
 *
 * <p>Unfinished are those that were ever put less those that were said to be done. So a put is a
 * put, with one commit, and nothing can come between it and its being counted.
 *
 * <p>Who says that one is done holds the mutex, so that each has a number; storing the new count is
 * the commit, and a death before or after it leaves a whole count. The one that makes it reach the
 * count of puts wakes those who wait for that, as {@link Awaited} says; a put in between makes no
 * difference to who has not looked yet, and they look again. If it dies before it wakes them,
 * {@link #repair} does.
 */
public final class UnfinishedTasks {

  private static final long LOG_SIZE = LogLayout.SIZE;
  private static final long MUTEX = LOG_SIZE;
  private static final long DONE = LOG_SIZE + 8;
  private static final long FINISH = LOG_SIZE + 16;

  private UnfinishedTasks() {}

  /** Makes an empty log of tasks and publishes it; for the bound see {@link MessageLog#create}. */
  public static MessageLog create(Segment segment, long mostMessages) {
    long queue = Objects.allocate(segment, FINISH + Awaited.SIZE);
    MessageLog.format(segment, queue, mostMessages, MessageLog.UNBOUNDED);
    Objects.publish(segment, Kinds.JOINABLE_QUEUE, queue);
    return new MessageLog(segment, queue);
  }

  /**
   * Says that one more is done.
   *
   * @param committing is told its number, from 1, before others can see it
   * @return false if all that were ever put had been done before
   */
  public static boolean finish(Segment segment, long queue, LongConsumer committing) {
    long done;
    long put;
    StackRoom.ensure();
    Mutex.lock(segment, queue + MUTEX);
    try {
      done = segment.getLong(queue + DONE) + 1;
      put = putCount(segment, queue);
      if (done > put) {
        return false;
      }
      committing.accept(done);
      segment.setLongVolatile(queue + DONE, done);
    } finally {
      Mutex.unlock(segment, queue + MUTEX);
    }
    if (done == put) {
      Awaited.announce(segment, queue + FINISH);
    }
    return true;
  }

  private static long putCount(Segment segment, long queue) {
    return segment.getLongVolatile(queue + LogLayout.PUT + LogLayout.COUNT);
  }

  /** How many were done when all that had been put were; −1 if some are not. */
  private static long finished(Segment segment, long queue) {
    long done = segment.getLongVolatile(queue + DONE);
    return done == putCount(segment, queue) ? done : -1;
  }

  /**
   * Waits until all that were put are done.
   *
   * @param waiting is run once, before the thread begins to wait
   * @return how many were done then
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public static long await(Segment segment, long queue, Runnable waiting) {
    boolean waited = false;
    while (true) {
      long done = finished(segment, queue);
      if (done >= 0) {
        return done;
      }
      if (!waited) {
        waited = true;
        waiting.run();
      }
      Awaited.await(segment, queue + FINISH, Parking.NEVER, () -> finished(segment, queue) >= 0);
    }
  }

  /** Opens what a dead process held, and wakes all who wait. */
  static void repair(Segment segment, long queue, int deadOrdinal) {
    Mutex.repair(segment, queue + MUTEX, deadOrdinal);
    Awaited.wakeAll(segment, queue + FINISH);
  }
}
