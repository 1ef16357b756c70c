package proclings.event.json;

import proclings.event.Event;

/** The word for each kind of event; an operation goes by what was done: {@code put}. */
final class Kind {
  static final String STARTED = "started";
  static final String EXITED = "exited";
  static final String JOINED = "joined";
  static final String SIGNALLED = "signalled";
  static final String PRINTED = "printed";
  static final String WAITING = "waiting";
  static final String CELL_BEGAN = "cell-began";
  static final String CELL_ENDED = "cell-ended";

  /** Written by hand only: no event, but the place of some. */
  static final String ELIDED = "elided";

  private Kind() {}

  static String of(Event event) {
    return switch (event) {
      case Event.Started _ -> STARTED;
      case Event.Exited _ -> EXITED;
      case Event.Joined _ -> JOINED;
      case Event.Signalled _ -> SIGNALLED;
      case Event.Printed _ -> PRINTED;
      case Event.Waiting _ -> WAITING;
      case Event.Operation did -> EventWriter.word(did.what());
      case Event.CellBegan _ -> CELL_BEGAN;
      case Event.CellEnded _ -> CELL_ENDED;
    };
  }
}
