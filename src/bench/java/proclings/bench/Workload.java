package proclings.bench;

import java.util.ArrayList;
import java.util.List;
import proclings.multiprocessing.Process;
import proclings.multiprocessing.Target;

/** Our side of a row: {@code Workload ROW SIZE} prints its figure. */
public final class Workload {

  private Workload() {}

  /** Measures one row once. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(figure(Row.of(arguments[0]), Integer.parseInt(arguments[1])));
  }

  static double figure(Row row, int size) throws Exception {
    return switch (row) {
      case START_WARM -> Starts.oneByOne(size, true);
      case START_COLD -> Starts.oneByOne(size, false);
      case START_MANY -> Starts.together(size);
      case QUEUE_1_1 -> Queues.small(size, 1, 1);
      case QUEUE_4_4 -> Queues.small(size, 4, 4);
      case QUEUE_LARGE -> Queues.large(size);
      case PIPE -> Pipes.roundTrip(size);
      case LOCK_1 -> LockBenchmark.seconds(size);
      case LOCK_2 -> Locks.contended(size, 2);
      case LOCK_4 -> Locks.contended(size, 4);
      case MAP_WARM -> Pools.mapWarm(size);
      case MAP_NEW -> Pools.mapWithCreation(size);
      case APPLY_ASYNC -> Pools.applyAsync(size);
      case MANAGER -> Managers.read(size);
      case IDLE_MEMORY -> Starts.idleMemory();
    };
  }

  static double seconds(long beganNanos) {
    return (System.nanoTime() - beganNanos) / 1e9;
  }

  static List<Process> started(int count, Target target) {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Process p = new Process(target);
      p.start();
      all.add(p);
    }
    return all;
  }
}
