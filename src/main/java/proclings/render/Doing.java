package proclings.render;

import java.util.Optional;
import proclings.history.LiveProcess;
import proclings.history.LiveRun;
import proclings.kernel.ProcessFacts;

/**
 * What a live process is doing, beside its name in a tree.
 *
 * @param state as the operating system has it, or as far as we know it
 * @param waits what it waits for, and since when; empty if it doesn't
 * @param lastLine what it printed last; empty if nothing
 */
public record Doing(String state, String waits, String lastLine) {

  /** What there is to say of a process that does nothing that we know of. */
  public static Doing of(String state) {
    return new Doing(state, "", "");
  }

  /**
   * What a process is doing.
   *
   * @param moment that it is a process of
   * @param state empty where the system doesn't tell
   */
  public static Doing of(
      LiveProcess process, LiveRun.Moment moment, Optional<ProcessFacts.State> state) {
    String waits =
        process
            .waiting()
            .map(waiting ->
                WaitWords.of(waiting)
                    + moment
                        .holder(waiting.object())
                        .map(holder -> " held by " + holder.pid())
                        .orElse("")
                    + ", "
                    + WaitWords.seconds(moment.nanos() - waiting.nanos()))
            .orElse("");
    return new Doing(
        state.map(ProcessFacts.State::word).orElse(waits.isEmpty() ? "alive" : "waiting"),
        waits,
        process.lastLine().map(line -> Visible.of(line.text())).orElse(""));
  }
}
