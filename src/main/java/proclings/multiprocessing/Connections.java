package proclings.multiprocessing;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import proclings.shm.MessageLog;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;
import proclings.shm.Watches;

/** Waiting for the first of several things: Python's {@code multiprocessing.connection.wait}. */
public final class Connections {

  private Connections() {}

  /**
   * Waits until at least one is ready: a connection when {@code recv} would not wait, because there
   * is a message or the end; a queue when there is something to take; a {@link Sentinel} when its
   * process has ended. All are waited for at once, on one word, without looking again and again.
   *
   * @return those that are ready, in the order given; of what others take from too, they may be
   *     quicker. Empty only if nothing was given.
   * @throws IllegalStateException when a connection is closed here, or can't receive
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public static <W extends Waitable> List<W> waitAny(Collection<? extends W> objects) {
    return waitAny(objects, Parking.NEVER);
  }

  /** As {@link #waitAny(Collection)}, but at most so long; empty if none was ready in time. */
  public static <W extends Waitable> List<W> waitAny(
      Collection<? extends W> objects, Duration timeout) {
    return waitAny(objects, Deadline.after(timeout));
  }

  private static <W extends Waitable> List<W> waitAny(
      Collection<? extends W> objects, long deadlineNanos) {
    List<W> all = List.copyOf(objects);
    List<W> ready = ready(all);
    if (!ready.isEmpty() || all.isEmpty() || deadlineNanos == MessageLog.NOW) {
      return ready;
    }
    Segment segment = Session.current().segment();
    long word = Watches.word(segment);
    while (true) {
      int before = segment.getIntVolatile(word);
      all.forEach(Connections::watch);
      ready = ready(all);
      if (!ready.isEmpty() || Parking.passed(deadlineNanos)) {
        return ready;
      }
      Parking.park(segment, word, before, deadlineNanos);
    }
  }

  private static <W extends Waitable> List<W> ready(List<W> all) {
    return all.stream().filter(Waitable::ready).toList();
  }

  private static void watch(Waitable object) {
    switch (object) {
      case Connection connection -> connection.incoming().watch();
      case MessageQueue<?> queue -> queue.log().watch();
      case Sentinel sentinel -> {
        // The thread that sees its end wakes this process's word in any case.
      }
    }
  }
}
