package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;

/** What Python documents of Queue, between real processes. */
@Timeout(60)
class QueueTest {

  @EachEngine
  void valuesArriveInTheirOrder(Engine engine) {
    assertThat(engine.run(InOrder.class).lines()).containsExactly("0 to 999 in order", "true 0");
  }

  static final class InOrder {
    @SuppressWarnings("NullAway") // it does not know that a Queue<Integer> may hold null
    public static void main(String[] arguments) {
      Queue<Integer> queue = new Queue<>();
      Process producer =
          new Process(() -> {
            for (int i = 0; i < 1000; i++) {
              queue.put(i);
            }
            queue.put(null);
          });
      producer.start();
      int expected = 0;
      for (Integer got = queue.get(); got != null; got = queue.get()) {
        if (got != expected++) {
          print("expected", expected - 1, "and got", got);
        }
      }
      print("0 to", expected - 1, "in order");
      producer.join();
      print(queue.empty(), queue.qsize());
    }
  }

  @EachEngine
  void writerBlocksWhenTheQueueIsFull(Engine engine) {
    assertThat(engine.run(Bounded.class).lines())
        .containsExactly(
            "false true 2 2",
            "Queue-1 is full: it has all the 2 messages that it may have",
            "Queue-1 is full: it has all the 2 messages that it may have",
            "0 1 2 3",
            "Queue-1 is empty",
            "Queue-1 is empty");
  }

  static final class Bounded {
    public static void main(String[] arguments) {
      Queue<Integer> queue = new Queue<>(2);
      Process producer =
          new Process(() -> {
            for (int i = 0; i < 4; i++) {
              queue.put(i);
            }
          });
      producer.start();
      while (!queue.full()) {
        Thread.onSpinWait();
      }
      print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize());
      for (int i = 0; i < 2; i++) {
        try {
          if (i == 0) {
            queue.putNowait(9);
          } else {
            queue.put(9, Duration.ofMillis(1));
          }
        } catch (QueueFullException e) {
          print(e.getMessage());
        }
      }
      print(queue.get(), queue.get(), queue.get(), queue.get());
      producer.join();
      for (int i = 0; i < 2; i++) {
        try {
          print(i == 0 ? queue.getNowait() : queue.get(Duration.ofMillis(1)));
        } catch (QueueEmptyException e) {
          print(e.getMessage());
        }
      }
    }
  }

  record Point(int x, List<String> names) implements java.io.Serializable {}

  @EachEngine
  void valuesOfEveryTypeComeBackAsTheyWere(Engine engine) {
    assertThat(engine.run(Types.class).lines()).containsExactly("24 values are the same");
  }

  static final class Types {
    static List<Object> values() {
      byte[] large = new byte[3_000_000];
      Arrays.fill(large, (byte) 7);
      List<Object> values =
          new ArrayList<>(
              List.of(
                  1,
                  -1,
                  Integer.MAX_VALUE,
                  Long.MIN_VALUE,
                  2.5,
                  1.5f,
                  (short) 3,
                  (byte) -4,
                  'x',
                  true,
                  "text",
                  "Grüße \uD83D\uDE00",
                  new byte[] {1, 2},
                  new int[] {3, 4},
                  new long[] {5},
                  new double[] {6.5},
                  List.of(1, "two"),
                  Optional.of(5)));
      values.add(Optional.empty());
      values.add(new ArrayList<>(List.of(1, "two", 3.0)));
      values.add(new TreeMap<>(Map.of("a", 1)));
      values.add(new Point(1, List.of("p")));
      values.add(new String[] {"a", "b"});
      values.add(large);
      return values;
    }

    public static void main(String[] arguments) {
      Queue<Object> there = new Queue<>();
      Queue<Object> back = new Queue<>();
      int count = values().size();
      Process echo =
          new Process(() -> {
            for (int i = 0; i < count; i++) {
              back.put(there.get());
            }
          });
      echo.start();
      int same = 0;
      for (Object value : values()) {
        there.put(value);
        Object got = back.get();
        boolean equal = Arrays.deepEquals(new Object[] {value}, new Object[] {got});
        if (equal && got.getClass() == value.getClass()) {
          same++;
        } else {
          print(value, value.getClass(), "became", got, got.getClass());
        }
      }
      print(same, "values are the same");
      echo.join();
    }
  }

  @EachEngine
  void whatCannotBeSerialisedIsTheCallersError(Engine engine) {
    assertThat(engine.run(Unserialisable.class).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("java.lang.Thread", "not Serializable"),
            line -> assertThat(line).isEqualTo("0"),
            line -> assertThat(line).isEqualTo("[1]"));
  }

  static final class Unserialisable {
    public static void main(String[] arguments) {
      Queue<Object> queue = new Queue<>();
      try {
        queue.put(List.of(new Thread()));
      } catch (NotSendableException e) {
        print(e.getMessage());
      }
      print(queue.qsize());
      List<Integer> list = new ArrayList<>(List.of(1));
      queue.put(list);
      list.add(2);
      print(queue.get());
    }
  }

  @EachEngine
  void aQueueTravelsInAQueueAndClosesForOneProcessOnly(Engine engine) {
    assertThat(engine.run(Travels.class).lines())
        .containsExactly("hello", "QueueClosedException", "QueueClosedException", "still open");
  }

  static final class Travels {
    public static void main(String[] arguments) {
      Queue<Queue<String>> queues = new Queue<>();
      Queue<String> reply = new Queue<>();
      Process child = new Process(() -> queues.get().put("hello"));
      child.start();
      queues.put(reply);
      print(reply.get());
      child.join();
      reply.close();
      for (int i = 0; i < 2; i++) {
        try {
          if (i == 0) {
            reply.put("x");
          } else {
            reply.get();
          }
        } catch (QueueClosedException e) {
          print(e.getClass().getSimpleName());
        }
      }
      Process open = new Process(() -> reply.put("still open"));
      open.start();
      open.join();
      Process reader = new Process(() -> print(reply.get()));
      reader.start();
      reader.join();
    }
  }

  @EachEngine
  void manyWorkersShareTheTasksWithoutALock(Engine engine) {
    assertThat(engine.run(Shared.class).lines()).containsExactly("300 of 300");
  }

  static final class Shared {
    public static void main(String[] arguments) {
      Queue<Integer> tasks = new Queue<>();
      Queue<Integer> done = new Queue<>(10);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        tasks.put(i);
      }
      for (int i = 0; i < 3; i++) {
        Process worker =
            new Process(() -> {
              while (true) {
                try {
                  done.put(tasks.getNowait());
                } catch (QueueEmptyException e) {
                  return;
                }
              }
            });
        worker.start();
        team.add(worker);
      }
      boolean[] seen = new boolean[300];
      int count = 0;
      for (int i = 0; i < 300; i++) {
        int task = done.get();
        count += seen[task] ? 0 : 1;
        seen[task] = true;
      }
      team.forEach(Process::join);
      print(count, "of", 300);
    }
  }
}
