package proclings.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.Event.Outcome;
import proclings.history.Lane;
import proclings.lesson.Expectation;
import proclings.lesson.Step;
import proclings.lesson.Who;

/** Compares what a demo did with what its lesson says that it does. */
public final class ExpectationCheck {

  private final Expectation expectation;
  private final CellRun run;
  private final List<Mismatch> mismatches = new ArrayList<>();

  private ExpectationCheck(Expectation expectation, CellRun run) {
    this.expectation = expectation;
    this.run = run;
  }

  /**
   * Says what a run did otherwise than its cell wants it: than is expected of a demo, and where
   * nothing is expected, that it did not come to its end.
   */
  public static List<Mismatch> check(Step.Shown shown, CellRun run) {
    Optional<Expectation> expectation =
        shown instanceof Step.Demo demo ? demo.expectation() : Optional.empty();
    return expectation
        .map(expected -> check(expected, run))
        .orElseGet(
            () -> CellEnd.trouble(run).map(t -> new Mismatch(shown.at(), t)).stream().toList());
  }

  /** Everything that was otherwise, in words; empty if all was as expected. */
  public static List<Mismatch> check(Expectation expectation, CellRun run) {
    ExpectationCheck check = new ExpectationCheck(expectation, run);
    check.end();
    check.mismatches.addAll(LineCheck.check(expectation, run));
    check.exits();
    check.left();
    return List.copyOf(check.mismatches);
  }

  private void end() {
    Optional<Event.CellEnded> ended = run.ended();
    Optional<Outcome> outcome = ended.map(Event.CellEnded::outcome);
    String detail = ended.map(Event.CellEnded::detail).orElse("");
    boolean errorExpected = expectation.error().isPresent();
    boolean deathExpected = expectation.death().isPresent();
    boolean endExpected = expectation.exits().stream().anyMatch(e -> e.who().equals(Who.MAIN));
    if (errorExpected && outcome.equals(Optional.of(Outcome.THREW))) {
      if (!run.says(detail, expectation.error().get())) {
        miss("the cell threw " + Words.code(detail) + ", not " + expectation.error().get());
      }
    } else if (errorExpected) {
      miss("the cell didn't throw " + expectation.error().get());
    } else if (deathExpected && outcome.equals(Optional.of(Outcome.DIED))) {
      if (!run.says(detail, expectation.death().get())) {
        miss(
            "the main process ended because of "
                + Words.code(detail)
                + ", not "
                + expectation.death().get());
      }
    } else if (deathExpected) {
      miss("the main process didn't end under the cell: " + expectation.death().get());
    } else if (!(endExpected && outcome.equals(Optional.of(Outcome.DIED)))) {
      CellEnd.trouble(run).ifPresent(this::miss);
    }
    expectation
        .value()
        .filter(value -> outcome.equals(Optional.of(Outcome.OK)) && !run.says(detail, value))
        .ifPresent(value -> miss("the cell's value is " + Words.code(detail) + ", not " + value));
  }

  private void exits() {
    for (Lane lane : run.history().lanes()) {
      OptionalInt code = lane.exitCode();
      if (code.isPresent()) {
        exited(lane.actor(), code.getAsInt());
      }
    }
    for (Expectation.Exit exit : expectation.exits()) {
      boolean met =
          run.history().lanes().stream()
              .anyMatch(lane -> lane.exitCode().isPresent() && run.is(lane.actor(), exit.who()));
      if (!met) {
        mismatches.add(
            new Mismatch(
                exit.at(),
                "%s never ended, though exit code %d was expected"
                    .formatted(exit.who(), exit.code())));
      }
    }
  }

  private void exited(Actor actor, int code) {
    Optional<Expectation.Exit> exit = exitOf(actor);
    if (exit.isPresent() && exit.get().code() != code) {
      mismatches.add(
          new Mismatch(
              exit.get().at(),
              "%s ended with exit code %s, not %d"
                  .formatted(run.named(actor), Words.exitCode(code), exit.get().code())));
    } else if (exit.isEmpty() && code != 0 && !ExitCodes.ordinary(actor, code)) {
      boolean main = run.is(actor, Who.MAIN);
      if (!main) {
        miss("%s ended with exit code %s, not 0".formatted(run.named(actor), Words.exitCode(code)));
      }
    }
  }

  /** What is expected of a process: the line that names it goes before one that describes it. */
  private Optional<Expectation.Exit> exitOf(Actor actor) {
    List<Expectation.Exit> meant =
        expectation.exits().stream().filter(exit -> run.is(actor, exit.who())).toList();
    return meant.stream()
        .filter(exit -> exit.who().isOne())
        .findFirst()
        .or(() -> meant.stream().findFirst());
  }

  private void left() {
    for (Actor actor : run.left()) {
      miss(Words.process(actor) + " is still running after the demo");
    }
  }

  private void miss(String what) {
    mismatches.add(new Mismatch(expectation.at(), what));
  }
}
