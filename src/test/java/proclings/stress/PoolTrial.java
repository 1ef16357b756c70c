package proclings.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import proclings.multiprocessing.AsyncResult;
import proclings.multiprocessing.Multiprocessing;
import proclings.multiprocessing.Pool;
import proclings.multiprocessing.Process;
import proclings.multiprocessing.WorkerDiedException;

/**
 * A pool's workers are killed: each task gives its result or says that its worker died, and no more
 * of these than were killed.
 */
final class PoolTrial implements Trial {

  private static final int TASKS = 200;

  @Override
  public String run(long endNanos, Random random) {
    int given = 0;
    int killed = 0;
    int died = 0;
    try (Pool pool = new Pool(2)) {
      while (!Trial.isOver(endNanos)) {
        List<AsyncResult<Long>> results = new ArrayList<>();
        for (long i = 0; i < TASKS; i++) {
          results.add(pool.applyAsync((Long x) -> x * x, i));
        }
        given += TASKS;
        Trial.pass(random, 5_000);
        killed += killOne(random) ? 1 : 0;
        for (int i = 0; i < TASKS; i++) {
          try {
            long square = results.get(i).get();
            Trial.check(square == (long) i * i, "the square of %d is %d".formatted(i, square));
          } catch (WorkerDiedException e) {
            died++;
          }
        }
      }
      pool.close();
      pool.join();
    }
    Trial.check(died <= killed, "%d tasks failed, with %d workers killed".formatted(died, killed));
    return "pool: %,d tasks, %d workers killed, %d of them at a task"
        .formatted(given, killed, died);
  }

  private static boolean killOne(Random random) {
    List<Process> workers =
        Multiprocessing.activeChildren().stream()
            .filter(p -> p.name().startsWith("PoolWorker"))
            .toList();
    if (workers.isEmpty()) {
      return false;
    }
    workers.get(random.nextInt(workers.size())).kill();
    return true;
  }
}
