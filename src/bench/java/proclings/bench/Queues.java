package proclings.bench;

import java.util.List;
import java.util.stream.Stream;
import proclings.multiprocessing.Process;
import proclings.multiprocessing.Queue;

/** Messages a second, and bytes a second. */
final class Queues {

  private static final int MEGABYTE = 1 << 20;

  /** So often at most a process puts and takes before the clock runs, for Java's compilers. */
  private static final int WARMING = 200_000;

  private Queues() {}

  static double small(int messages, int producers, int consumers) {
    Queue<Integer> queue = new Queue<>();
    Rendezvous meeting = new Rendezvous();
    int each = messages / producers;
    int share = each * producers / consumers;
    List<Process> producing =
        Workload.started(
            producers,
            () -> {
              warmUp(messages);
              meeting.meet();
              for (int i = 0; i < each; i++) {
                queue.put(i);
              }
            });
    List<Process> consuming =
        Workload.started(
            consumers,
            () -> {
              warmUp(messages);
              meeting.meet();
              for (int i = 0; i < share; i++) {
                queue.get();
              }
              meeting.done();
            });
    List<Process> all = Stream.concat(producing.stream(), consuming.stream()).toList();
    return share * consumers / meeting.secondsOf(all, consumers);
  }

  private static void warmUp(int messages) {
    Queue<Integer> own = new Queue<>();
    for (int i = 0; i < Math.min(WARMING, messages); i++) {
      own.put(i);
      own.get();
    }
  }

  static double large(int arrays) {
    Queue<byte[]> queue = new Queue<>(8);
    Rendezvous meeting = new Rendezvous();
    List<Process> all =
        Workload.started(
            1,
            () -> {
              byte[] array = new byte[MEGABYTE];
              meeting.meet();
              for (int i = 0; i < arrays; i++) {
                queue.put(array);
              }
            });
    all =
        Stream.concat(
                all.stream(),
                Workload.started(
                    1,
                    () -> {
                      meeting.meet();
                      for (int i = 0; i < arrays; i++) {
                        if (queue.get().length != MEGABYTE) {
                          throw new AssertionError("not what was sent");
                        }
                      }
                      meeting.done();
                    })
                    .stream())
            .toList();
    double perSecond = (double) arrays * MEGABYTE / meeting.secondsOf(all, 1);
    double copying = copiedPerSecond();
    System.out.printf(
        "%.0f %% of what one thread copies from array to array, %.2f GB/s%n",
        100 * perSecond / copying, copying / 1e9);
    return perSecond;
  }

  /** The machine's measure: arrays of the same size, from a pool that no cache holds. */
  private static double copiedPerSecond() {
    byte[][] arrays = new byte[128][MEGABYTE];
    double best = 0;
    for (int round = 0; round < 5; round++) {
      long began = System.nanoTime();
      for (int i = 0; i < arrays.length; i++) {
        System.arraycopy(
            arrays[i], 0, arrays[(i + arrays.length / 2) % arrays.length], 0, MEGABYTE);
      }
      best = Math.max(best, (double) arrays.length * MEGABYTE / Workload.seconds(began));
    }
    return best;
  }
}
