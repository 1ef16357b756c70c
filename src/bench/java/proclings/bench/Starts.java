package proclings.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import proclings.multiprocessing.Process;
import proclings.multiprocessing.Queue;

/** Starting processes, and what one costs that does nothing. */
final class Starts {

  /** In which the stock of warm JVMs is filled again: the row is about the wait for one. */
  private static final int PAUSE_MS = 500;

  private static final int UNCOUNTED = 2;
  private static final int SETTLE_MS = 3000;

  private Starts() {}

  /** The median of starts one after another. */
  static double oneByOne(int count, boolean warm) throws InterruptedException {
    Figures all = new Figures();
    for (int i = 0; i < UNCOUNTED + count; i++) {
      if (warm) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
      long began = System.nanoTime();
      Process p = new Process(() -> {});
      p.start();
      p.join();
      if (i >= UNCOUNTED) {
        all.add(Workload.seconds(began));
      }
    }
    return all.median();
  }

  static double together(int count) {
    long began = System.nanoTime();
    List<Process> all = Workload.started(count, () -> {});
    all.forEach(Process::join);
    return Workload.seconds(began);
  }

  /**
   * In the company in which a child usually is: with the stock of warm JVMs that shares its code.
   */
  static double idleMemory() throws InterruptedException {
    Queue<Boolean> ready = new Queue<>();
    Queue<Boolean> end = new Queue<>();
    Process p =
        new Process(() -> {
          ready.put(true);
          end.get();
        });
    p.start();
    ready.get();
    double alone = TreeMemory.proportionalBytes(p.pid());
    System.out.printf("before the stock is filled: %.1f MB%n", alone / 1e6);
    TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
    double bytes = TreeMemory.proportionalBytes(p.pid());
    end.put(true);
    p.join();
    return bytes;
  }
}
