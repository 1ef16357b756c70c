package proclings.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import proclings.event.Actor;
import proclings.history.LiveProcess;
import proclings.history.LiveRun;
import proclings.kernel.Kernel.ProcessStatus;
import proclings.kernel.ProcessFacts;
import proclings.render.Doing;

/** A moment of a run as a tree of processes with what each is doing; the states are read now. */
final class LiveTree {

  private LiveTree() {}

  /** The processes that the events tell of. */
  static List<ProcessStatus> processes(LiveRun.Moment moment) {
    List<ProcessStatus> processes = new ArrayList<>();
    for (LiveProcess process : moment.processes()) {
      processes.add(
          new ProcessStatus(
              process.actor().pid(),
              process.parent().map(Actor::pid).orElse(0L),
              process.actor().name(),
              "running",
              process.daemon()));
    }
    return processes;
  }

  /** What each of them is doing, by its PID; not of one that has just ended. */
  static Map<Long, Doing> doing(LiveRun.Moment moment) {
    boolean known = ProcessFacts.areKnown();
    Map<Long, Doing> doing = new HashMap<>();
    for (LiveProcess process : moment.processes()) {
      long pid = process.actor().pid();
      Optional<ProcessFacts.State> state = ProcessFacts.stateOf(pid);
      if (state.isPresent() || !known) {
        doing.put(pid, Doing.of(process, moment, state));
      }
    }
    return doing;
  }
}
