package proclings.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import proclings.event.Event;
import proclings.history.Lane;
import proclings.lesson.Claim;
import proclings.lesson.Who;

/** Claims about processes: how many, how they were started, waited for and ended. */
final class ProcessClaims {

  private ProcessClaims() {}

  static Optional<Finding> processes(Claim.Processes claim, CellRun run) {
    List<Lane> children = run.children(claim.by());
    if (claim.count().accepts(children.size())) {
      return Optional.empty();
    }
    String which = claim.by().equals(Who.CHILD) ? "" : " called " + claim.by();
    String names = children.isEmpty() ? "" : ": " + names(children);
    String happened =
        Words.count(children.size(), "process was started", "processes were started") + names + ".";
    boolean tooFew = children.size() < claim.count().min();
    return finding(
        claim.count()
            + (claim.count().max() == 1 ? " process" : " processes")
            + which
            + " started by the answer.",
        happened,
        tooFew
            ? "A `Process` does nothing before its `start()` is called. Is there one for each"
                + " piece of work, and is each one started?"
            : "Which of them is one too many? Look at what is started in a loop.");
  }

  static Optional<Finding> exits(Claim.Exits claim, CellRun run) {
    List<Lane> meant = run.children(claim.by());
    List<Lane> met =
        meant.stream().filter(lane -> lane.exitCode().orElse(-999) == claim.code()).toList();
    if (claim.times().isPresent()
        ? claim.times().get().accepts(met.size())
        : !meant.isEmpty() && met.size() == meant.size()) {
      return Optional.empty();
    }
    String expected =
        claim
            .times()
            .map(n -> n + " of the processes (" + claim.by() + ")")
            .orElse(claim.by().isOne() ? claim.by().toString() : "each of " + claim.by())
            .replace("each of a child process", "each child process")
            .replace("each of any process", "each process");
    if (meant.isEmpty()) {
      return finding(
          expected + " ends with exit code " + Words.exitCode(claim.code()) + ".",
          "no such process was started" + started(run) + ".",
          claim.by().isOne()
              ? "Is there a process of exactly this name, and is it started?"
              : "A `Process` does nothing before its `start()` is called.");
    }
    List<String> codes = new ArrayList<>();
    for (Lane lane : meant) {
      codes.add(
          lane.exitCode().isPresent()
              ? lane.name() + " ended with exit code " + Words.exitCode(lane.exitCode().getAsInt())
              : lane.name() + " is still running");
    }
    return finding(
        expected + " ends with exit code " + Words.exitCode(claim.code()) + ".",
        Words.and(codes) + ".",
        claim.code() == -15
            ? "Only `terminate()` ends a process with -15, and only while it is alive."
            : claim.code() == 0
                ? "A process ends with 0 when its work comes to its end by itself."
                : "A process chooses its exit code with `System.exit`, or a signal does.");
  }

  static Optional<Finding> joined(Claim.Joined claim, CellRun run) {
    Set<Long> joined = new HashSet<>();
    for (Event event : run.history().events()) {
      if (event instanceof Event.Joined join) {
        joined.add(join.child().pid());
      }
    }
    List<Lane> meant = run.children(claim.by());
    List<Lane> not = meant.stream().filter(lane -> !joined.contains(lane.pid())).toList();
    if (!meant.isEmpty() && not.isEmpty()) {
      return Optional.empty();
    }
    return finding(
        (claim.by().isOne() ? claim.by() : "every process that is started")
            + " is waited for with `join()`.",
        meant.isEmpty()
            ? "no such process was started" + started(run) + "."
            : names(not) + (not.size() == 1 ? " was" : " were") + " never joined.",
        "Without `join()` the main process goes on while its children are still at work.");
  }

  /**
   * Counts processes from their start until somebody joined them. When a process really ended is a
   * matter of luck: a quick one may be over before the next is started, and yet nobody waited.
   */
  static Optional<Finding> atOnce(Claim.AtOnce claim, CellRun run) {
    Set<Long> running = new HashSet<>();
    int most = 0;
    String waited = "";
    String joinedLast = "";
    for (Event event : run.history().events()) {
      if (event instanceof Event.Started started) {
        running.add(started.child().pid());
        most = Math.max(most, running.size());
        if (waited.isEmpty() && !joinedLast.isEmpty()) {
          waited = joinedLast + " was joined before " + started.child().name() + " was started";
        }
      } else if (event instanceof Event.Joined joined) {
        running.remove(joined.child().pid());
        joinedLast = joined.child().name();
      }
    }
    if (claim.count().accepts(most)) {
      return Optional.empty();
    }
    boolean tooFew = most < claim.count().min();
    return finding(
        claim.count() + " processes run at the same time.",
        (tooFew && !waited.isEmpty() ? waited + ", so " : "")
            + (most < 2
                ? "no two processes ran at the same time."
                : "at most " + most + " ran at the same time."),
        tooFew
            ? "`join()` waits for the process's end. Start them all, and only then join them."
            : "Join some of them before you start the next.");
  }

  static Optional<Finding> daemon(Claim.Daemon claim, CellRun run) {
    List<Lane> meant = run.children(claim.by());
    List<Lane> wrong = meant.stream().filter(lane -> lane.daemon() != claim.daemon()).toList();
    if (!meant.isEmpty() && wrong.isEmpty()) {
      return Optional.empty();
    }
    return finding(
        (claim.by().isOne() ? claim.by() : "every process")
            + (claim.daemon() ? " is a daemon." : " is no daemon."),
        meant.isEmpty()
            ? "no such process was started" + started(run) + "."
            : names(wrong)
                + (wrong.size() == 1 ? " is " : " are ")
                + (claim.daemon() ? "no daemon." : "a daemon."),
        "`daemon(" + claim.daemon() + ")` must be called before `start()`.");
  }

  static Optional<Finding> startMethod(Claim.StartMethod claim, CellRun run) {
    List<String> others =
        run.history().events().stream()
            .filter(Event.Started.class::isInstance)
            .map(Event.Started.class::cast)
            .filter(started -> !started.method().equals(claim.method()))
            .map(started -> started.child().name() + " was started by " + started.method())
            .toList();
    if (others.isEmpty() && !run.children(Who.ANY).isEmpty()) {
      return Optional.empty();
    }
    return finding(
        "every process is started by " + claim.method() + ".",
        others.isEmpty() ? "no process was started." : Words.and(others) + ".",
        "The start method is set before the first process is started.");
  }

  private static String started(CellRun run) {
    List<Lane> all = run.children(Who.ANY);
    return all.isEmpty() ? "" : "; started were " + names(all);
  }

  private static String names(List<Lane> lanes) {
    return Words.and(lanes.stream().map(Lane::name).toList());
  }

  private static Optional<Finding> finding(String expected, String happened, String look) {
    return Optional.of(new Finding(expected, happened, look));
  }
}
