package proclings.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.event.Actor;
import proclings.history.Lane;
import proclings.lesson.Claim;
import proclings.lesson.Rule;
import proclings.lesson.Step;
import proclings.lesson.Who;

/** Judges an answer by what its processes did, never by its text. */
public final class Judge {

  private final Step.Exercise exercise;
  private final CellRun run;

  private Judge(Step.Exercise exercise, CellRun run) {
    this.exercise = exercise;
    this.run = run;
  }

  /** Judges the run of an answer by an exercise's rules and by what is asked of every answer. */
  public static Judgement judge(Step.Exercise exercise, CellRun run) {
    Judge judge = new Judge(exercise, run);
    return new Judgement(judge.findings(), exercise.success().orElse("Right."), judge.facts());
  }

  private List<Finding> findings() {
    Optional<String> trouble = CellEnd.trouble(run);
    List<Finding> findings = new ArrayList<>();
    if (trouble.isPresent()) {
      // What an answer that broke off did not do says nothing about it.
      findings.add(
          new Finding(
              "the cell runs to its end.",
              trouble.get() + ".",
              "Start with the error's text; the line it names is one of yours."));
    } else {
      for (Rule rule : exercise.rules()) {
        if (findings.isEmpty() || !isVain(rule.claim())) {
          finding(rule).ifPresent(findings::add);
        }
      }
      exitCodes(findings);
    }
    for (Actor actor : run.left()) {
      findings.add(
          new Finding(
              "no process is left when the answer is done.",
              Words.process(actor) + " is still running.",
              "Does it wait for something that never comes? If it has no end of its own, end it"
                  + " with `terminate()`; in any case `join()` it."));
    }
    return findings.stream().distinct().toList();
  }

  /** Where no process was started, it says enough to say that once. */
  private boolean isVain(Claim claim) {
    return run.children(Who.ANY).isEmpty()
        && (claim instanceof Claim.Exits
            || claim instanceof Claim.Joined
            || claim instanceof Claim.AtOnce
            || claim instanceof Claim.Daemon
            || claim instanceof Claim.StartMethod);
  }

  private Optional<Finding> finding(Rule rule) {
    Optional<Finding> finding =
        switch (rule.claim()) {
          case Claim.Processes claim -> ProcessClaims.processes(claim, run);
          case Claim.Exits claim -> ProcessClaims.exits(claim, run);
          case Claim.Joined claim -> ProcessClaims.joined(claim, run);
          case Claim.AtOnce claim -> ProcessClaims.atOnce(claim, run);
          case Claim.Daemon claim -> ProcessClaims.daemon(claim, run);
          case Claim.StartMethod claim -> ProcessClaims.startMethod(claim, run);
          case Claim.Prints claim -> PrintClaims.prints(claim, run);
          case Claim.DifferentProcesses claim -> PrintClaims.differentProcesses(claim, run);
          case Claim.Order claim -> PrintClaims.order(claim, run);
          case Claim.HoldsLockWhilePrinting claim -> LockClaims.printing(claim, run);
          case Claim.HoldsLockThroughout claim -> LockClaims.throughout(claim, run);
          case Claim.HoldsLockWhileWriting claim -> LockClaims.writing(claim, run);
          case Claim.Messages claim -> QueueClaims.messages(claim, run);
        };
    return finding.map(
        f -> new Finding(f.expected(), f.happened(), rule.otherwise().orElse(f.look())));
  }

  /** Whoever no rule speaks of must end with 0. */
  private void exitCodes(List<Finding> findings) {
    for (Lane lane : run.children(Who.ANY)) {
      int code = lane.exitCode().orElse(0);
      boolean spokenOf =
          exercise.rules().stream()
              .anyMatch(r -> r.claim() instanceof Claim.Exits e && run.is(lane.actor(), e.by()));
      if (!spokenOf && !ExitCodes.ordinary(lane.actor(), code)) {
        findings.add(
            new Finding(
                "every process ends with exit code 0.",
                lane.name() + " ended with exit code " + Words.exitCode(code) + ".",
                "Look for what " + lane.name() + " printed last."));
      }
    }
  }

  private String facts() {
    List<Lane> children = run.children(Who.ANY);
    if (children.isEmpty()) {
      return "No process was started, and none is left.";
    }
    boolean allWell = children.stream().allMatch(lane -> lane.exitCode().orElse(0) == 0);
    String started = Words.count(children.size(), "process was started", "processes were started");
    return Words.sentence(started)
        + (allWell ? " and ended with exit code 0" : "")
        + "; none is left.";
  }
}
