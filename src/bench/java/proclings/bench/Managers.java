package proclings.bench;

import java.util.List;
import java.util.stream.IntStream;
import proclings.multiprocessing.Manager;

/** A call to a manager's server and its answer. */
final class Managers {

  private static final int ELEMENTS = 100;

  private Managers() {}

  static double read(int count) {
    try (Manager manager = new Manager()) {
      List<Integer> list = manager.list(IntStream.range(0, ELEMENTS).boxed().toList());
      readAll(list, count);
      long began = System.nanoTime();
      readAll(list, count);
      return Workload.seconds(began) / count;
    }
  }

  private static void readAll(List<Integer> list, int count) {
    for (int i = 0; i < count; i++) {
      if (list.get(i % ELEMENTS) != i % ELEMENTS) {
        throw new AssertionError("not what is in it");
      }
    }
  }
}
