package proclings.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import proclings.kernel.Kernel.ProcessStatus;

/** The live process that is picked with the arrows; none before the first arrow. */
final class Picked {

  private final Supplier<List<ProcessStatus>> processes;
  private volatile long pid;

  /**
   * A choice among processes.
   *
   * @param processes those that live, in the order in which they are shown
   */
  Picked(Supplier<List<ProcessStatus>> processes) {
    this.processes = processes;
  }

  /** The one that is picked; empty if none is, or it has ended. */
  Optional<ProcessStatus> process() {
    return processes.get().stream().filter(process -> process.pid() == pid).findFirst();
  }

  /** Its PID, for who draws it; 0 for none. */
  long pid() {
    return pid;
  }

  /**
   * Picks the one that stands so many rows further below, round about; the first or the last where
   * none was picked. Without processes, none.
   */
  void move(int rows) {
    List<ProcessStatus> all = processes.get();
    if (all.isEmpty()) {
      pid = 0;
      return;
    }
    int now = all.stream().map(ProcessStatus::pid).toList().indexOf(pid);
    int next = now < 0 ? (rows > 0 ? 0 : -1) : now + rows;
    pid = all.get(Math.floorMod(next, all.size())).pid();
  }

  /** Picks the last one, if none is picked: who sends a signal seldom means the main process. */
  void pickOne() {
    if (process().isEmpty()) {
      pid = 0;
      move(-1);
    }
  }

  void forget() {
    pid = 0;
  }
}
