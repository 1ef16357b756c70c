package proclings.bench;

import java.time.Duration;
import java.util.List;
import proclings.multiprocessing.Array;
import proclings.multiprocessing.Event;
import proclings.multiprocessing.Lock;
import proclings.multiprocessing.Multiprocessing;
import proclings.multiprocessing.Pipe;
import proclings.multiprocessing.Pool;
import proclings.multiprocessing.Process;
import proclings.multiprocessing.Queue;
import proclings.multiprocessing.QueueEmptyException;
import proclings.multiprocessing.Value;

/**
 * What a child process usually does, for the run from which the AOT cache of the tests' children is
 * made: one process is started, and whatever else is to be remembered happens inside it.
 */
final class Training {

  private Training() {}

  public static void main(String[] arguments) {
    Queue<Object> messages = new Queue<>();
    Lock lock = new Lock();
    Event event = new Event();
    Value<Integer> total = Value.of(0);
    Array<Long> numbers = new Array<>(0L, 4);
    messages.put("a text");
    messages.put(List.of(1, 2));
    Process child =
        new Process(() -> {
          System.err.println(Multiprocessing.currentProcess() + " speaks");
          while (!messages.empty()) {
            Object unused = messages.get();
          }
          try {
            Object unused = messages.get(Duration.ofMillis(1));
          } catch (QueueEmptyException nothingLeft) {
            messages.put(nothingLeft);
          }
          try (var held = lock.hold()) {
            total.set(total.get() + 1);
            numbers.set(0, 1L);
          }
          event.set();
          try (Pipe pipe = new Pipe()) {
            pipe.second().send(3);
            Object unused = pipe.first().recv();
          }
          Process grandchild = new Process(() -> System.err.println("grandchild"));
          grandchild.start();
          grandchild.join();
          try (Pool pool = new Pool(1)) {
            List<Integer> unused = pool.map(x -> x * x, List.of(1, 2, 3));
          }
        });
    child.start();
    child.join();
    if (!Integer.valueOf(0).equals(child.exitCode())) {
      throw new IllegalStateException("the training failed: " + child);
    }
  }
}
