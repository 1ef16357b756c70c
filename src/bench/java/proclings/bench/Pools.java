package proclings.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import proclings.multiprocessing.AsyncResult;
import proclings.multiprocessing.Pool;

/** Work for four workers. */
final class Pools {

  private static final int WORKERS = 4;
  private static final int POOLS = 5;

  /** In which the stock of warm JVMs is filled again. */
  private static final int PAUSE_MS = 1500;

  /** Rounds that are not measured, in which the hot methods are compiled. */
  private static final int WARM_UPS = 5;

  private Pools() {}

  static double mapWarm(int size) {
    List<Integer> inputs = inputs(size);
    try (Pool pool = new Pool(WORKERS)) {
      for (int i = 0; i < 20; i++) {
        squares(pool, inputs);
      }
      long began = System.nanoTime();
      squares(pool, inputs);
      return Workload.seconds(began);
    }
  }

  /** The median of several pools one after another, in a program that has had one before. */
  static double mapWithCreation(int size) throws InterruptedException {
    List<Integer> inputs = inputs(size);
    System.out.printf("the program's first: %.2f s%n", createAndMap(inputs));
    Figures all = new Figures();
    for (int i = 0; i < POOLS; i++) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      all.add(createAndMap(inputs));
    }
    return all.median();
  }

  private static double createAndMap(List<Integer> inputs) {
    long began = System.nanoTime();
    try (Pool pool = new Pool(WORKERS)) {
      squares(pool, inputs);
      return Workload.seconds(began);
    }
  }

  private static List<Integer> inputs(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  private static void squares(Pool pool, List<Integer> inputs) {
    List<Long> squares = pool.map(x -> (long) x * x, inputs);
    long last = inputs.getLast();
    if (squares.getLast() != last * last) {
      throw new AssertionError("not a square: " + squares.getLast());
    }
  }

  static double applyAsync(int tasks) {
    try (Pool pool = new Pool(WORKERS)) {
      for (int i = 0; i < WARM_UPS; i++) {
        applyAll(pool, tasks);
      }
      long began = System.nanoTime();
      applyAll(pool, tasks);
      return tasks / Workload.seconds(began);
    }
  }

  private static void applyAll(Pool pool, int tasks) {
    List<AsyncResult<Integer>> results = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      results.add(pool.applyAsync(x -> x + 1, i));
    }
    results.forEach(AsyncResult::get);
  }
}
