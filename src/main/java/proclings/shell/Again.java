package proclings.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import proclings.kernel.CellResult;
import proclings.lesson.Place;
import proclings.tutor.RunOutcome;

/**
 * Runs a cell many times, of which only its processes are seen, and shows what came of it how
 * often: a race, for all to see.
 */
final class Again {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Console console;
  private final Session session;
  private final Panel panel;

  Again(Console console, Session session, Panel panel) {
    this.console = console;
    this.session = session;
    this.panel = panel;
  }

  /**
   * Runs it, until it was stopped or has run so often.
   *
   * @param told the number of each run as it begins, from 1
   */
  void run(String code, Place place, int times, IntConsumer told) {
    List<RunOutcome> outcomes = new ArrayList<>();
    boolean stopped = false;
    try (Panel.Shown unused = panel.open()) {
      for (int i = 1; i <= times && !stopped; i++) {
        told.accept(i);
        Session.Ran ran = session.runUnseen(code, place, PATIENCE);
        stopped = ran.result() instanceof CellResult.Interrupted;
        if (!stopped) {
          outcomes.add(RunOutcome.of(ran.run()));
        }
      }
    }
    console.flush();
    console.gap();
    console.print(
        new OutcomesView(console.palette())
            .lines(RunOutcome.counted(outcomes), outcomes.size(), stopped, console.width()));
  }
}
