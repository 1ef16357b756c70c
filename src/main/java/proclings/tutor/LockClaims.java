package proclings.tutor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Event;
import proclings.history.Hold;
import proclings.lesson.Claim;

/** Claims about what was held while something was done. */
final class LockClaims {

  private static final String TAKE_FIRST =
      "`lock.acquire()` must come before it and `lock.release()` after it, or"
          + " `try (var held = lock.hold()) { … }` around it.";

  private LockClaims() {}

  static Optional<Finding> printing(Claim.HoldsLockWhilePrinting claim, CellRun run) {
    String line = PrintClaims.text(claim.line());
    String expected = "whoever prints " + line + " holds a lock meanwhile.";
    List<Event.Printed> lines = run.printed(claim.line());
    if (lines.isEmpty()) {
      return PrintClaims.none(expected);
    }
    return lines.stream()
        .filter(printed -> run.history().lockedWhile(printed).isEmpty())
        .findFirst()
        .map(printed ->
            new Finding(
                expected,
                Words.printed(printed) + " while it held no lock" + holder(printed, run) + ".",
                TAKE_FIRST))
        .or(() -> sameLock(expected, lines, run));
  }

  /** A lock keeps out only those who take the same one. */
  private static Optional<Finding> sameLock(
      String expected, List<? extends Event> events, CellRun run) {
    Set<String> common = new HashSet<>(run.history().lockedWhile(events.getFirst()));
    events.forEach(event -> common.retainAll(run.history().lockedWhile(event)));
    if (!common.isEmpty()) {
      return Optional.empty();
    }
    Set<String> held = new LinkedHashSet<>();
    for (Event event : events) {
      held.add(event.by().name() + " held " + Words.and(run.history().lockedWhile(event)));
    }
    return Optional.of(
        new Finding(
            expected,
            "they did not hold the same lock: " + Words.and(held) + ".",
            "A lock keeps out only those who take this very lock. Make one, before the processes"
                + " start, and let all of them use it."));
  }

  static Optional<Finding> throughout(Claim.HoldsLockThroughout claim, CellRun run) {
    String line = PrintClaims.text(claim.line());
    String expected = "whoever prints " + line + " holds one lock from the first to the last.";
    Optional<Finding> held =
        printing(new Claim.HoldsLockWhilePrinting(claim.line()), run)
            .map(f -> new Finding(expected, f.happened(), f.look()));
    if (held.isPresent()) {
      return held;
    }
    Map<Long, Event.Printed> previous = new HashMap<>();
    for (Event.Printed printed : run.printed(claim.line())) {
      Event.@Nullable Printed before = previous.put(printed.by().pid(), printed);
      if (before != null && holdOver(before, printed, run).isEmpty()) {
        return Optional.of(
            new Finding(
                expected,
                "%s gave the lock back between %s and %s."
                    .formatted(
                        printed.by().name(), Words.code(before.text()), Words.code(printed.text())),
                "In such a gap another process can take the lock and come in between. Take it once,"
                    + " around all of the lines."));
      }
    }
    return Optional.empty();
  }

  static Optional<Finding> writing(Claim.HoldsLockWhileWriting claim, CellRun run) {
    String expected = "whoever changes a shared value holds a lock from reading it to writing it.";
    List<Event.Operation> writes =
        run.history().events().stream()
            .filter(event -> event instanceof Event.Operation op && op.what() == Action.WRITE)
            .map(Event.Operation.class::cast)
            .filter(write -> run.is(write.by(), claim.by()))
            .toList();
    if (writes.isEmpty()) {
      return Optional.of(
          new Finding(
              expected,
              claim.by() + " wrote to no shared value.",
              "A shared number is a `Value`; a variable is copied when a process starts."));
    }
    for (Event.Operation write : writes) {
      if (run.history().lockedWhile(write).isEmpty()) {
        return Optional.of(
            new Finding(
                expected,
                "%s wrote to %s while it held no lock%s."
                    .formatted(write.by().name(), write.object(), holder(write, run)),
                TAKE_FIRST));
      }
      Optional<Event.Operation> read = readBefore(write, run);
      if (read.isPresent() && holdOver(read.get(), write, run).isEmpty()) {
        return Optional.of(
            new Finding(
                expected,
                "%s read %s before it took the lock, and wrote to it after."
                    .formatted(write.by().name(), write.object()),
                "What it had read may have been changed by then. Read under the lock as well."));
      }
    }
    return sameLock(expected, writes, run);
  }

  /** What a write is based on: the last read by the same process since its previous write. */
  private static Optional<Event.Operation> readBefore(Event.Operation write, CellRun run) {
    Event.@Nullable Operation read = null;
    for (Event.Operation op : run.history().laneOf(write).operations()) {
      if (op.seq() == write.seq()) {
        break;
      }
      if (op.object().equals(write.object())) {
        read = op.what() == Action.READ ? op : op.what() == Action.WRITE ? null : read;
      }
    }
    return Optional.ofNullable(read);
  }

  /** A hold of the process's own that covers both of two things that it did. */
  private static Optional<Hold> holdOver(Event first, Event second, CellRun run) {
    return run.history().laneOf(first).holds().stream()
        .filter(hold -> hold.covers(first.seq()) && hold.covers(second.seq()))
        .findFirst();
  }

  private static String holder(Event event, CellRun run) {
    return run.history().heldAt(event.seq()).stream()
        .findFirst()
        .map(hold -> "; " + hold.by().name() + " held " + hold.object() + " at that time")
        .orElse("");
  }
}
