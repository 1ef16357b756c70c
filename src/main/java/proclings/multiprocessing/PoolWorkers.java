package proclings.multiprocessing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pool's workers that are not known to be dead, each under its number. */
final class PoolWorkers {

  /** After so many tasks a worker ends: never. */
  static final int FOR_GOOD = 0;

  private final PoolTasks pool;
  private final @Nullable Target initializer;
  private final int mostTasks;

  /** Theirs and that of those who replace them, whatever is chosen meanwhile. */
  private final StartMethod method;

  private final Map<Integer, PoolWorker> workers = new HashMap<>();
  private int last;
  private int diedInVain;

  PoolWorkers(PoolTasks pool, @Nullable Target initializer, int mostTasks, StartMethod method) {
    this.pool = pool;
    this.initializer = initializer;
    this.mostTasks = mostTasks;
    this.method = method;
  }

  static int checked(int maxTasksPerChild) {
    if (maxTasksPerChild < 1) {
      throw new IllegalArgumentException(
          "a worker does at least one task: maxTasksPerChild=" + maxTasksPerChild);
    }
    return maxTasksPerChild;
  }

  synchronized void start() {
    PoolWorker worker = new PoolWorker(pool, ++last, initializer, mostTasks);
    worker.startMethod(method.label());
    workers.put(worker.worker(), worker);
    boolean started = false;
    try {
      worker.start();
      started = true;
    } finally {
      if (!started) {
        workers.remove(worker.worker());
      }
    }
  }

  /** Takes a dead one from the list; null if it was not there. */
  synchronized @Nullable PoolWorker remove(int worker) {
    return workers.remove(worker);
  }

  synchronized int size() {
    return workers.size();
  }

  synchronized boolean isEmpty() {
    return workers.isEmpty();
  }

  synchronized String named(int worker) {
    PoolWorker known = workers.get(worker);
    return known == null ? "a worker" : "%s (PID %d)".formatted(known.name(), known.pid());
  }

  /** One has begun to take tasks. */
  synchronized void ready() {
    diedInVain = 0;
  }

  /** Whether it is useless to start another: too many have died since one was ready. */
  synchronized boolean diesTooOften(boolean hadTask, int poolSize) {
    diedInVain += hadTask ? 0 : 1;
    return diedInVain > 3 * poolSize + 3;
  }

  synchronized void terminate() {
    for (PoolWorker worker : List.copyOf(workers.values())) {
      worker.terminate();
    }
  }

  synchronized void kill() {
    for (PoolWorker worker : List.copyOf(workers.values())) {
      worker.kill();
    }
  }
}
