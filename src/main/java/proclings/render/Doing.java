package proclings.render;

import java.util.List;
import java.util.Optional;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.LiveProcess;
import proclings.history.LiveRun;
import proclings.kernel.ProcessFacts;

/**
 * What a live process is doing, beside its name in a tree.
 *
 * @param state as the operating system has it, or as far as we know it
 * @param waits what it waits for, in fewer and fewer words: who holds it and since when, down to
 *     what it is; empty if it doesn't
 * @param lastLine what it printed last; empty if nothing
 */
public record Doing(String state, List<String> waits, String lastLine) {

  /** Where the system doesn't tell how it waits. */
  private static final String WAITING = "waiting";

  /** Copies the list. */
  public Doing {
    waits = List.copyOf(waits);
  }

  /** What there is to say of a process that does nothing that we know of. */
  public static Doing of(String state) {
    return new Doing(state, List.of(), "");
  }

  /**
   * What a process is doing.
   *
   * @param moment that it is a process of
   * @param state empty where the system doesn't tell
   */
  public static Doing of(
      LiveProcess process, LiveRun.Moment moment, Optional<ProcessFacts.State> state) {
    return new Doing(
        state
            .map(ProcessFacts.State::word)
            .orElse(process.waiting().isPresent() ? WAITING : "alive"),
        process.waiting().map(waiting -> waits(waiting, moment)).orElse(List.of()),
        process.lastLine().map(line -> Visible.of(line.text())).orElse(""));
  }

  private static List<String> waits(Event.Waiting waiting, LiveRun.Moment moment) {
    String what = WaitWords.of(waiting);
    String brief = WaitWords.brief(waiting);
    String since = ", " + WaitWords.seconds(moment.nanos() - waiting.nanos());
    Optional<Actor> holder = moment.holder(waiting.object());
    String held = holder.map(by -> " held by " + by.pid()).orElse("");
    return List.of(what + held + since, what + since, brief + since, brief);
  }

  /** Whether its state says no more than that it waits for something. */
  boolean onlyWaits() {
    return !waits.isEmpty()
        && (state.equals(WAITING) || state.equals(ProcessFacts.State.SLEEPING.word()));
  }

  /** What it waits for, in as many words as there is room for. */
  String waits(int room) {
    return waits.stream()
        .filter(words -> Columns.of(words) <= room)
        .findFirst()
        .orElse(waits.getLast());
  }

  /** How much room what it waits for takes at least. */
  int leastRoom() {
    return waits.isEmpty() ? 0 : Columns.of(waits.getLast());
  }
}
