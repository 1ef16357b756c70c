package proclings.stress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * The trials, all at once in one session: {@code Stress SECONDS SEED}. It prints a line for each;
 * what does not add up ends it with 1.
 */
final class Stress {

  private Stress() {}

  public static void main(String[] arguments) throws InterruptedException {
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[0]));
    long seed = Long.parseLong(arguments[1]);
    Map<Trial, FutureTask<String>> running = new LinkedHashMap<>();
    for (Trial trial :
        List.of(new QueueTrial(), new LockTrial(), new PoolTrial(), new PipeTrial())) {
      Random random = new Random(seed + running.size());
      FutureTask<String> task = new FutureTask<>(() -> trial.run(endNanos, random));
      running.put(trial, task);
      Thread.ofPlatform().name(trial.getClass().getSimpleName()).start(task);
    }
    int exitCode = 0;
    for (Map.Entry<Trial, FutureTask<String>> each : running.entrySet()) {
      try {
        System.out.println(each.getValue().get());
      } catch (ExecutionException e) {
        System.out.println(each.getKey().getClass().getSimpleName() + " failed: " + e.getCause());
        exitCode = 1;
      }
    }
    if (exitCode != 0) {
      Runtime.getRuntime().halt(exitCode);
    }
  }
}
