package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;
import static proclings.multiprocessing.Thrown.thrown;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import proclings.shm.WaitInterruptedException;

/** What Python documents of connection.wait and Process.sentinel, between real processes. */
@Timeout(60)
class ConnectionsTest {

  @EachEngine
  void whatIsReadyIsGivenWhateverItIs(Engine engine) {
    assertThat(engine.run(Ready.class).lines())
        .containsExactly(
            "[] [] []",
            "[Connection-1] hello",
            "[Queue-1] 1",
            "[Connection-1] end of file",
            "[end of Process-1] 0",
            "[Connection-1, end of Process-1]",
            "ConnectionClosedException OneWayException IllegalStateException",
            "interrupted");
  }

  static final class Ready {
    public static void main(String[] arguments) {
      Pipe pipe = new Pipe(false);
      Connection in = pipe.first();
      Queue<Integer> queue = new Queue<>();
      SimpleQueue<Integer> go = new SimpleQueue<>();
      Process child = new Process(() -> sayInTurn(pipe.second(), queue, go));
      Process other = new Process(() -> {});
      print(
          Connections.waitAny(List.of()),
          Connections.waitAny(List.of(in, queue), Duration.ofMillis(1)),
          Connections.waitAny(List.of(in, queue), Duration.ZERO));
      child.start();
      pipe.second().close();
      List<Waitable> all = List.of(in, queue, child.sentinel());
      go.put(1);
      print(Connections.waitAny(all), in.recv());
      go.put(2);
      print(Connections.waitAny(all), queue.get());
      go.put(3);
      print(Connections.waitAny(all), end(in));
      go.put(4);
      List<Waitable> rest = List.of(queue, child.sentinel());
      print(Connections.waitAny(rest), child.exitCode());
      print(Connections.waitAny(all));
      in.close();
      print(
          thrown(() -> Connections.waitAny(all)),
          thrown(() -> Connections.waitAny(List.of(new Pipe(false).second()))),
          thrown(other::sentinel));
      Thread.currentThread().interrupt();
      try {
        print(Connections.waitAny(List.of(queue)));
      } catch (WaitInterruptedException e) {
        print("interrupted");
      }
    }

    private static void sayInTurn(Connection out, Queue<Integer> queue, SimpleQueue<Integer> go) {
      go.get();
      out.send("hello");
      go.get();
      queue.put(1);
      go.get();
      out.close();
      go.get();
    }

    private static String end(Connection in) {
      try {
        return "not yet: " + in.recv();
      } catch (EndOfFileException e) {
        return "end of file";
      }
    }
  }

  @EachEngine
  void nothingIsMissedOfManyAndWaitingTakesNoCpu(Engine engine) {
    List<String> lines = engine.run(Many.class).lines();
    assertThat(lines.getFirst()).isEqualTo("9000 of 9000, 3 ended, 1 was killed");
    // The portable parking looks again now and then.
    assertThat(Integer.parseInt(lines.getLast()))
        .as("percent of a CPU while waiting")
        .isLessThanOrEqualTo(engine.parking().equals("futex") ? 2 : 10);
  }

  static final class Many {
    public static void main(String[] arguments) {
      List<Waitable> open = new ArrayList<>();
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Pipe pipe = new Pipe(false);
        Process sender = new Process(() -> send(pipe.second()));
        sender.start();
        pipe.second().close();
        open.add(pipe.first());
        open.add(sender.sentinel());
        team.add(sender);
      }
      Pipe silent = new Pipe(false);
      Process hanging = new Process(() -> hang(silent.second()));
      hanging.start();
      silent.second().close();
      int received = 0;
      int ended = 0;
      while (!open.isEmpty()) {
        for (Waitable ready : Connections.waitAny(open)) {
          if (ready instanceof Connection connection) {
            try {
              received += connection.recv() instanceof Integer ? 1 : 0;
            } catch (EndOfFileException e) {
              open.remove(ready);
            }
          } else {
            open.remove(ready);
            ended++;
          }
        }
      }
      List<Waitable> last = List.of(silent.first(), hanging.sentinel());
      int percent = percentWhileWaiting(last);
      hanging.kill();
      boolean killed = !Connections.waitAny(last).isEmpty();
      hanging.join();
      print(received, "of 9000,", ended, "ended,", killed ? 1 : 0, "was killed");
      print(percent);
    }

    private static int percentWhileWaiting(List<Waitable> all) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 4; i++) {
        long before = threads.getCurrentThreadCpuTime();
        if (!Connections.waitAny(all, Duration.ofMillis(250)).isEmpty()) {
          return -1;
        }
        least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
      }
      return (int) (least / 2_500_000);
    }

    private static void send(Connection out) {
      for (int i = 0; i < 3000; i++) {
        out.send(i);
      }
    }

    private static void hang(Connection out) throws Exception {
      DeathTest.hang();
      out.close();
    }
  }

  @EachEngine
  void severalProcessesThatWaitForOneQueueAndAreKilledKeepNobodyWaiting(Engine engine) {
    assertThat(engine.run(Killed.class).lines())
        .containsExactly("at most 2 were in the hands of the killed");
  }

  static final class Killed {
    public static void main(String[] arguments) {
      Queue<Integer> one = new Queue<>();
      Queue<Integer> two = new Queue<>();
      Queue<Integer> done = new Queue<>();
      Value<Integer> begun = new Value<>(0);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Process p = new Process(() -> move(one, two, done, begun));
        p.start();
        team.add(p);
      }
      while (begun.get() < 3) {
        Thread.onSpinWait();
      }
      Random random = new Random();
      boolean[] seen = new boolean[200];
      for (int i = 0; i < 200; i++) {
        (random.nextBoolean() ? one : two).put(i);
        if (i == 60 || i == 120) {
          team.get(i / 60).kill();
          team.get(i / 60).join();
        }
      }
      // Each queue's last message comes after all its others, from the only one who is left.
      one.put(-1);
      two.put(-1);
      int distinct = 0;
      for (int ends = 0; ends < 2; ) {
        int got = done.get();
        if (got < 0) {
          ends++;
        } else {
          distinct += seen[got] ? 0 : 1;
          seen[got] = true;
        }
      }
      team.get(0).kill();
      team.get(0).join();
      print(distinct >= 198 ? "at most 2 were in the hands of the killed" : distinct);
    }

    private static void move(
        Queue<Integer> one, Queue<Integer> two, Queue<Integer> done, Value<Integer> begun) {
      try (Held held = begun.lock().hold()) {
        begun.set(begun.get() + 1);
      }
      while (true) {
        for (Queue<Integer> ready : Connections.waitAny(Arrays.asList(one, two))) {
          try {
            done.put(ready.getNowait());
          } catch (QueueEmptyException e) {
            // Another was quicker.
          }
        }
      }
    }
  }
}
