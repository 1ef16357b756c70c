package proclings.multiprocessing;

import java.time.Duration;
import proclings.event.Action;
import proclings.shm.Flag;
import proclings.shm.Kinds;
import proclings.shm.Parking;
import proclings.shm.WaitInterruptedException;

/**
 * A flag on which any number of processes wait until one sets it: Python's {@code
 * multiprocessing.Event}, where {@code await} is named {@code wait}.
 *
 * <p>Unlike there, nobody misses a set that is followed by a clear at once: whoever waits when it
 * is set goes on. A process that is killed while it waits, sets or clears stops nobody.
 */
public final class Event extends SharedObject {

  private static final long serialVersionUID = 1;

  private transient Flag flag;

  /** Makes an event that is not set. */
  public Event() {
    this(Session.current());
  }

  private Event(Session session) {
    this(session, Flag.create(session.segment(), Kinds.EVENT));
  }

  private Event(Session session, Flag flag) {
    super(session, "Event", flag.offset());
    this.flag = flag;
  }

  @Override
  String kind() {
    return "Event";
  }

  @Override
  void attached() {
    flag = new Flag(segment(), address());
  }

  /** Sets it: all who wait for it go on, and who comes later does not wait, until it is cleared. */
  public void set() {
    flag.set(number -> gate().operation(Action.NOTIFY, name(), number));
  }

  /** Clears it: who comes later waits until it is set again. */
  public void clear() {
    flag.clear(number -> gate().operation(Action.CLEAR, name(), number));
  }

  /** Whether it is set; true for that moment only, if others use it. */
  public boolean isSet() {
    return flag.isSet();
  }

  /**
   * Waits until it is set; returns at once if it is.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void await() {
    await(Parking.NEVER);
  }

  /**
   * Waits until it is set, but at most so long; says whether it was.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public boolean await(Duration timeout) {
    return await(Deadline.after(timeout));
  }

  private boolean await(long deadlineNanos) {
    long number = flag.await(deadlineNanos, () -> gate().waiting(Action.WAIT, name()));
    if (number > 0) {
      gate().operation(Action.WAIT, name(), number);
    }
    return number > 0;
  }
}
