package proclings.bench;

import java.io.Serializable;
import java.util.List;
import proclings.multiprocessing.Process;
import proclings.multiprocessing.Queue;

/** So that the clock runs from when everybody is there, to when the last has done its part. */
final class Rendezvous implements Serializable {

  private static final long serialVersionUID = 1;

  private final Queue<Boolean> ready = new Queue<>();
  private final Queue<Boolean> go = new Queue<>();
  private final Queue<Boolean> done = new Queue<>();

  /** In a process: says that it is there, and waits for the others. */
  void meet() {
    ready.put(true);
    go.get();
  }

  /** In a process: says that it has done its part. */
  void done() {
    done.put(true);
  }

  /** Lets all begin, and gives the seconds until so many are done. */
  double secondsOf(List<Process> all, int toBeDone) {
    all.forEach(p -> ready.get());
    long began = System.nanoTime();
    all.forEach(p -> go.put(true));
    for (int i = 0; i < toBeDone; i++) {
      done.get();
    }
    double took = Workload.seconds(began);
    all.forEach(Process::join);
    return took;
  }
}
