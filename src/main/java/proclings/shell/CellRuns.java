package proclings.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import proclings.kernel.CellResult;
import proclings.lesson.Place;
import proclings.lesson.Step;
import proclings.render.FindingLines;
import proclings.render.Outcome;
import proclings.render.ProcessLines;
import proclings.tutor.CellRun;
import proclings.tutor.Judge;
import proclings.tutor.Judgement;

/** Runs cells and shows what came of them: a summary line, the result, the judgement. */
final class CellRuns {

  /** How long the prompt waits for processes that a lesson's cell did not join. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Console console;
  private final Session session;
  private final Meanwhile meanwhile;
  private final Panel panel;
  private final ProcessLines lines;
  private final Outcome outcome;
  private final FindingLines findings;
  private final Views views;
  private final Set<Step.Shown> known = new HashSet<>();
  private @Nullable Last last;

  CellRuns(
      Console console,
      Session session,
      ProcessLines lines,
      Views views,
      Meanwhile meanwhile,
      Panel panel) {
    this.console = console;
    this.session = session;
    this.meanwhile = meanwhile;
    this.panel = panel;
    this.lines = lines;
    this.views = views;
    this.outcome = new Outcome(console.palette());
    this.findings = new FindingLines(console.palette());
  }

  /** Runs what was typed; its processes may go on behind the prompt. */
  void typed(String code) {
    typed(code, Place.MAIN);
  }

  /** What ran last. */
  record Last(String code, Place place) {}

  /** The learner is at another place, where nothing has run yet. */
  void elsewhere() {
    last = null;
  }

  /** The cell that was run last at this place; empty before the first. */
  Optional<Last> last() {
    return Optional.ofNullable(last);
  }

  /** Runs what was typed in that place. */
  void typed(String code, Place place) {
    last = new Last(code, place);
    Session.Ran ran = run(code, place, Duration.ZERO);
    console.flush();
    if (!ran.run().history().children().isEmpty()) {
      console.print(lines.summary(ran.run().history().summary()));
    }
    console.print(outcome.lines(ran.result(), console.width()));
  }

  /**
   * Runs a cell so often, with nothing to be seen but its processes, and shows what came of it.
   *
   * @param told the number of each run as it begins, from 1
   */
  void again(Last cell, int times, IntConsumer told) {
    new Again(console, session, panel).run(cell.code(), cell.place(), times, told);
  }

  /** Runs a lesson's cell, as it stands there or changed. */
  CellRun shown(String code, Place place, List<Step.Demo> before) {
    Session.Ran ran = withDefinitions(code, place, before);
    console.print(lines.summary(ran.run().history().summary()));
    console.print(outcome.lines(ran.result(), console.width()));
    return ran.run();
  }

  /** Runs an answer and says what it does not do yet, or praises. */
  boolean answer(String code, Step.Exercise exercise, List<Step.Demo> before) {
    Session.Ran ran = withDefinitions(code, exercise.place(), before);
    console.print(lines.summary(ran.run().history().summary()));
    console.print(outcome.lines(ran.result(), console.width()));
    if (!(ran.result() instanceof CellResult.Completed)) {
      return false;
    }
    Judgement judgement = Judge.judge(exercise, ran.run());
    console.gap();
    console.print(roomy(judgement));
    return judgement.passed();
  }

  /**
   * As many findings as leave the task in sight; more than three at once are no help to anybody.
   */
  private List<String> roomy(Judgement judgement) {
    List<String> lines = List.of();
    for (int most = 3; most >= 1; most--) {
      lines = findings.lines(judgement, console.width(), most);
      if (console.linesOnPage() + lines.size() + 4 <= console.height()) {
        return lines;
      }
    }
    return lines;
  }

  /** Tells that a cell's definitions are in the notebook. */
  void knows(Step.Shown shown) {
    known.add(shown);
  }

  /** The notebook is empty again. */
  void forget() {
    known.clear();
  }

  /**
   * Runs a cell that may use what the lesson defined earlier. Who comes back to the middle of a
   * lesson has a notebook without that: then the earlier cells are run first, unseen.
   */
  private Session.Ran withDefinitions(String code, Place place, List<Step.Demo> before) {
    last = new Last(code, place);
    Session.Ran ran = run(code, place, PATIENCE);
    List<Step.Demo> missing = new ArrayList<>(before);
    missing.removeAll(known);
    if (!missing.isEmpty() && lacksNames(ran.result())) {
      console.print(
          views.faint("This needs what the lesson defined before: running that.", console.width()));
      for (Step.Demo demo : missing) {
        if (session.has(demo.place())) {
          session.runQuietly(demo.code(), demo.place());
        }
        known.add(demo);
      }
      ran = run(code, place, PATIENCE);
    }
    console.flush();
    return ran;
  }

  private Session.Ran run(String code, Place place, Duration patience) {
    if (session.thawFrozen()) {
      String thawed = "What was frozen goes on, as this cell runs among it.";
      console.print(views.faint(thawed, console.width()));
    }
    try (Panel.Shown unused = panel.open()) {
      return meanwhile.during(() -> session.run(code, place, patience));
    }
  }

  private static boolean lacksNames(CellResult result) {
    return result instanceof CellResult.Rejected(var diagnostics)
        && diagnostics.stream().anyMatch(d -> d.message().contains("cannot find symbol"));
  }
}
