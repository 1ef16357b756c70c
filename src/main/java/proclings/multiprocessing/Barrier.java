package proclings.multiprocessing;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import proclings.shm.Kinds;
import proclings.shm.Meeting;
import proclings.shm.Parking;
import proclings.shm.WaitInterruptedException;

/**
 * A point that a number of processes pass together, round after round: Python's {@code
 * multiprocessing.Barrier}, where {@code await} is named {@code wait}, and {@code waiting} is
 * {@code n_waiting}.
 *
 * <p>If one of them gives up, by a timeout or an interrupt, or is killed while it waits, the
 * barrier is broken: the others don't wait for ever, but get a {@link BrokenBarrierException}, and
 * so does everybody who comes, until {@link #reset()}. A timeout breaks it even while the action
 * runs.
 */
public final class Barrier extends SharedObject {

  private static final long serialVersionUID = 1;

  private final @Nullable Action action;
  private final @Nullable Duration timeout;
  private transient Meeting meeting;

  /** What one of the parties does when all are there. It is serialised with the barrier. */
  @FunctionalInterface
  public interface Action extends Runnable, Serializable {}

  /**
   * Makes a barrier.
   *
   * @param parties how many processes pass it together, from 1
   * @throws IllegalArgumentException when that is less than 1
   */
  public Barrier(int parties) {
    this(Session.current(), parties, null, null);
  }

  /**
   * Makes a barrier with an action, which exactly one of the parties runs, the last to come.
   *
   * @throws IllegalArgumentException when there are less than 1
   */
  public Barrier(int parties, Action action) {
    this(Session.current(), parties, action, null);
  }

  /**
   * Makes a barrier with a time that {@link #await()} waits at most; 0 or less is not at all.
   *
   * @throws IllegalArgumentException when there are less than 1 parties
   */
  public Barrier(int parties, Duration timeout) {
    this(Session.current(), parties, null, timeout);
  }

  /**
   * Makes a barrier with an action and a time that {@link #await()} waits at most.
   *
   * @throws IllegalArgumentException when there are less than 1 parties
   */
  public Barrier(int parties, Action action, Duration timeout) {
    this(Session.current(), parties, action, timeout);
  }

  private Barrier(
      Session session, int parties, @Nullable Action action, @Nullable Duration timeout) {
    this(session, Meeting.create(session.segment(), Kinds.BARRIER, parties), action, timeout);
  }

  private Barrier(
      Session session, Meeting meeting, @Nullable Action action, @Nullable Duration timeout) {
    super(session, "Barrier", meeting.offset());
    this.meeting = meeting;
    this.action = action;
    this.timeout = timeout;
  }

  @Override
  String kind() {
    return "Barrier";
  }

  @Override
  void attached() {
    meeting = new Meeting(segment(), address());
  }

  /**
   * Waits until all parties are there, or as long as the barrier says, which breaks it.
   *
   * @return how many were there before this one: from 0 to one less than the parties, each once
   * @throws BrokenBarrierException when it is broken, or becomes so meanwhile
   * @throws WaitInterruptedException when the thread is interrupted while it waits, which breaks it
   * @throws RuntimeException what the action throws, in the process that runs it, which breaks it
   */
  public int await() {
    return await(timeout == null ? Parking.NEVER : Deadline.after(timeout));
  }

  /** As {@link #await()}, but waits at most so long. */
  public int await(Duration timeout) {
    return await(Deadline.after(timeout));
  }

  private int await(long deadlineNanos) {
    Meeting.Arrival arrival =
        meeting.arrive(
            deadlineNanos, round -> gate().operation(proclings.event.Action.ARRIVE, name(), round));
    if (arrival == null) {
      throw new BrokenBarrierException(name());
    }
    boolean met = false;
    try {
      if (arrival.index() == meeting.parties() - 1) {
        if (action != null) {
          action.run();
        }
        meeting.meet(arrival);
      } else {
        gate().waiting(proclings.event.Action.WAIT, name());
      }
      met = meeting.await(arrival, deadlineNanos);
    } finally {
      if (!met) {
        meeting.breakUp(arrival);
      }
      meeting.leave(arrival);
    }
    if (!met) {
      throw new BrokenBarrierException(name());
    }
    gate().operation(proclings.event.Action.WAIT, name(), arrival.round());
    return arrival.index();
  }

  /** Makes the barrier whole and empty; who waits gets a {@link BrokenBarrierException}. */
  public void reset() {
    gate().operation(proclings.event.Action.RESET, name(), 0);
    meeting.reset();
  }

  /** Breaks the barrier: who waits, and who comes, gets a {@link BrokenBarrierException}. */
  public void abort() {
    gate().operation(proclings.event.Action.ABORT, name(), 0);
    meeting.abort();
  }

  /** How many processes pass it together. */
  public int parties() {
    return meeting.parties();
  }

  /** How many wait; true for that moment only, if others use it. */
  public int waiting() {
    return meeting.waiting();
  }

  /** Whether it is broken. */
  public boolean broken() {
    return meeting.isBroken();
  }
}
