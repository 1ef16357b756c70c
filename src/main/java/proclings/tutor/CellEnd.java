package proclings.tutor;

import java.util.Optional;
import proclings.event.Event;

/** Why a cell did not run to its end, in words. */
final class CellEnd {

  private CellEnd() {}

  /** Says how the cell ended, if that was not at its own end. */
  static Optional<String> trouble(CellRun run) {
    Optional<Event.CellEnded> ended = run.ended();
    if (ended.isEmpty()) {
      return Optional.of("the cell didn't end");
    }
    String detail = ended.get().detail();
    String because = detail == null || detail.isBlank() ? "" : ": " + detail;
    return switch (ended.get().outcome()) {
      case OK -> Optional.empty();
      case REJECTED -> Optional.of("the cell isn't Java, so nothing of it ran" + because);
      case THREW -> Optional.of("the cell was ended by an exception" + because);
      case INTERRUPTED -> Optional.of("the cell was interrupted before its end");
      case DIED -> Optional.of("the main process ended before the cell did" + because);
    };
  }
}
