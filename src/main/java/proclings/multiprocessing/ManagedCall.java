package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.Segment;

/**
 * A call of a managed object as the program makes it, for the events: it is called before the
 * server is asked, executed there before its effect can be seen, and over when the reply was taken,
 * all three under one number. What asks the server several times, as {@code merge} of a dict does
 * when others come in between, is one call and so many executions.
 *
 * <p>What is sent through the manager's own pipes for it is the engine's matter, and has no events.
 */
final class ManagedCall {

  private static final ThreadLocal<@Nullable ManagedCall> CURRENT = new ThreadLocal<>();

  private final Gate gate;
  private final Segment segment;
  private final String object;
  private final String name;
  private final @Nullable ManagedCall outer;
  private long number;

  private ManagedCall(Session session, String object, String method, @Nullable ManagedCall outer) {
    this.gate = session.gate();
    this.segment = session.segment();
    this.object = object;
    this.name = object + "." + method;
    this.outer = outer;
  }

  /**
   * This thread begins a call; null if nobody observes, or if it is a part of another of the same
   * object.
   */
  static @Nullable ManagedCall begin(String object, String method) {
    Session session = Session.current();
    if (!session.gate().observed()) {
      return null;
    }
    ManagedCall outer = CURRENT.get();
    if (outer != null && outer.object.equals(object)) {
      return null;
    }
    ManagedCall call = new ManagedCall(session, object, method, outer);
    CURRENT.set(call);
    return call;
  }

  /** The call that this thread is in; null if there is none, or nobody observes. */
  static @Nullable ManagedCall current() {
    return CURRENT.get();
  }

  /** Its name, such as {@code list-1.add}. */
  String name() {
    return name;
  }

  /** Its number, now that the server is about to be asked. */
  long number() {
    if (number == 0) {
      number = ManagedNumbers.nextCall(segment);
      gate.operation(Action.CALL, name, number);
    }
    return number;
  }

  /** The server has not replied yet. */
  void waiting() {
    gate.waiting(Action.RETURN, name);
  }

  /** It is over, however it ended. */
  void end() {
    CURRENT.set(outer);
    if (number != 0) {
      gate.operation(Action.RETURN, name, number);
    }
  }
}
