package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** What Python documents of Pool, and what Python's pool hangs on. */
@Timeout(60)
class PoolTest {

  @EachEngine
  void resultsComeInTheOrderOfTheInputs(Engine engine) {
    assertThat(engine.run(Squares.class).lines())
        .containsExactly(
            "[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]",
            "[]",
            "49 pid of a worker: true",
            "64",
            "[2, 4]",
            "1000 499500",
            "[]");
  }

  static final class Squares {
    public static void main(String[] arguments) {
      List<Integer> inputs = IntStream.range(0, 10).boxed().toList();
      try (Pool pool = new Pool(3)) {
        print(pool.map(x -> x * x, inputs));
        print(pool.map(x -> x, List.of()));
        long main = ProcessHandle.current().pid();
        print(
            pool.apply(x -> x * x, 7),
            "pid of a worker:",
            pool.apply(() -> ProcessHandle.current().pid()) != main);
        print(pool.applyAsync(x -> x * x, 8).get());
        print(pool.mapAsync(x -> x * 2, List.of(1, 2)).get(Duration.ofSeconds(30)));
        List<Integer> many = pool.map(x -> x, IntStream.range(0, 1000).boxed().toList(), 7);
        print(many.size(), many.stream().mapToInt(x -> x).sum());
      }
      print(Multiprocessing.activeChildren());
    }
  }

  @EachEngine
  void callbacksHaveRunWhenTheResultIsThere(Engine engine) {
    assertThat(engine.run(Callbacks.class).lines())
        .containsExactly(
            "1 true", "java.lang.IllegalStateException: no", "[0, 1, 4, 9, 16]", "closed");
  }

  static final class Callbacks {
    public static void main(String[] arguments) {
      Pool pool = new Pool(2);
      List<Object> seen = new ArrayList<>();
      AsyncResult<Integer> one = pool.applyAsync(x -> x, 1, seen::add);
      one.await();
      print(seen.getFirst(), one.successful());
      AsyncResult<Integer> bad =
          pool.applyAsync(Callbacks::fail, 1, null, e -> print(e.getCause()));
      bad.await();
      ConcurrentLinkedQueue<Integer> all = new ConcurrentLinkedQueue<>();
      for (int i = 0; i < 5; i++) {
        pool.applyAsync(x -> x * x, i, all::add);
      }
      pool.close();
      pool.join();
      print(new TreeSet<>(all));
      try {
        pool.apply(() -> 1);
      } catch (PoolClosedException e) {
        print("closed");
      }
    }

    private static int fail(int x) {
      throw new IllegalStateException("no");
    }
  }

  static final class Opaque {}

  static final class Bomb implements java.io.Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(java.io.ObjectInputStream in) {
      throw new IllegalStateException("not here");
    }
  }

  static final class BadException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Opaque opaque = new Opaque();

    BadException() {
      super("bad");
    }

    @Override
    public String getMessage() {
      return "bad " + (opaque == null);
    }
  }

  @EachEngine
  void aTaskThatFailsFailsAloneAndSaysWhy(Engine engine) {
    assertThat(engine.run(Failures.class).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(
                        "RemoteException a task failed in PoolWorker-\\d \\(PID \\d+\\): .*zero"),
            line ->
                assertThat(line).isEqualTo("cause java.lang.ArithmeticException: / by zero true"),
            line ->
                assertThat(line)
                    .startsWith("ResultNotSerializableException")
                    .contains("Opaque", "not Serializable"),
            line ->
                assertThat(line).startsWith("ResultNotSerializableException").contains("not here"),
            line ->
                assertThat(line).startsWith("RemoteException").contains("bad false", "Failures"),
            line -> assertThat(line).startsWith("WorkerDiedException").contains("exit code 7"),
            line -> assertThat(line).startsWith("WorkerDiedException").contains("signal 9"),
            line -> assertThat(line).startsWith("NotSendableException").contains("Opaque"),
            line -> assertThat(line).isEqualTo("[1, 2, 3]"));
  }

  static final class Failures {
    public static void main(String[] arguments) {
      try (Pool pool = new Pool(2)) {
        tell(() -> pool.apply(x -> 1 / x, 0));
        try {
          pool.map(x -> 1 / x, List.of(1, 0, 2));
        } catch (RemoteException e) {
          print("cause", e.getCause(), e.remoteTrace().contains("PoolTest"));
        }
        tell(() -> pool.apply(() -> new Opaque()));
        tell(() -> pool.apply(() -> new Bomb()));
        tell(() ->
            pool.apply(() -> {
              throw new BadException();
            }));
        tell(() -> pool.apply(() -> exit(7)));
        tell(() -> pool.apply(() -> die()));
        tell(() -> pool.apply(x -> 1, new Opaque()));
        print(pool.map(x -> x, List.of(1, 2, 3)));
      }
    }

    private static int exit(int code) {
      System.exit(code);
      return 0;
    }

    static int die() throws Exception {
      long pid = ProcessHandle.current().pid();
      new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
      return 0;
    }

    private static void tell(Runnable hostile) {
      try {
        hostile.run();
        print("nothing happened");
      } catch (RuntimeException e) {
        print(e.getClass().getSimpleName(), String.valueOf(e.getMessage()).replace('\n', ' '));
      }
    }
  }

  @EachEngine
  void aKilledWorkerCostsItsOwnTaskOnly(Engine engine) {
    assertThat(engine.run(KilledWorkers.class).lines()).containsExactly("36 done, 4 died", "true");
  }

  static final class KilledWorkers {
    public static void main(String[] arguments) {
      Pool pool = new Pool(3);
      List<AsyncResult<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int task = i;
        results.add(pool.applyAsync(() -> task % 10 == 3 ? Failures.die() : task));
      }
      int done = 0;
      int died = 0;
      for (int i = 0; i < 40; i++) {
        try {
          done += results.get(i).get() == i ? 1 : 0;
        } catch (WorkerDiedException e) {
          died += i % 10 == 3 && e.exitCode() == -9 ? 1 : 0;
        }
      }
      print(done, "done,", died, "died");
      pool.close();
      pool.join();
      print(Multiprocessing.activeChildren().isEmpty());
    }
  }

  @EachEngine
  void terminateEndsWhatIsUnderWay(Engine engine) {
    assertThat(engine.run(Terminated.class).lines())
        .containsExactly(
            "false",
            "PoolClosedException PoolClosedException",
            "[]",
            "PoolClosedException, called back: []");
  }

  static final class Terminated {
    public static void main(String[] arguments) {
      Queue<Integer> begun = new Queue<>();
      Pool pool = new Pool(1);
      AsyncResult<Integer> running = pool.applyAsync(() -> wait(begun));
      AsyncResult<Integer> waiting = pool.applyAsync(() -> wait(begun));
      begun.get();
      try {
        running.get(Duration.ofMillis(1));
      } catch (ResultTimeoutException e) {
        print(running.ready());
      }
      pool.terminate();
      print(ending(running), ending(waiting));
      pool.join();
      print(Multiprocessing.activeChildren());
      List<Object> calledBack = new ArrayList<>();
      String refused =
          Thrown.thrown(
              () -> pool.mapAsync(x -> x, List.of(), 0, calledBack::add, calledBack::add));
      print(refused + ", called back:", calledBack);
    }

    private static int wait(Queue<Integer> begun) {
      begun.put(1);
      new Queue<Integer>().get();
      return 0;
    }

    private static @Nullable String ending(AsyncResult<Integer> result) {
      try {
        result.get();
        return null;
      } catch (RuntimeException e) {
        return e.getClass().getSimpleName();
      }
    }
  }

  @EachEngine
  void theInitializerRunsInEachWorkerAndItsFailureIsTold(Engine engine) {
    assertThat(engine.run(Initialized.class).lines())
        .containsExactly("ready", "RemoteException java.lang.IllegalStateException: not today");
  }

  static final class Initialized {
    static String state = "raw";

    public static void main(String[] arguments) {
      try (Pool pool = new Pool(1, () -> state = "ready")) {
        print(pool.apply(() -> state));
      }
      try (Pool pool = new Pool(2, Initialized::fail)) {
        print(pool.apply(() -> state));
      } catch (RemoteException e) {
        print(e.getClass().getSimpleName(), e.getCause());
      }
    }

    private static void fail() {
      throw new IllegalStateException("not today");
    }
  }

  @EachEngine
  void aFreeWorkerTakesTheNextTaskWhileAnotherIsBusy(Engine engine) {
    assertThat(engine.run(Uneven.class).lines()).containsExactly("[1, 2, 3, 4, 5, 6, 0]");
  }

  /** Six tasks are done by one worker while the other waits for the last of them. */
  static final class Uneven {
    public static void main(String[] arguments) {
      Queue<Integer> go = new Queue<>();
      List<Integer> order = new ArrayList<>();
      try (Pool pool = new Pool(2)) {
        AsyncResult<Integer> slow = pool.applyAsync(x -> go.get(), 0, order::add);
        List<AsyncResult<Integer>> quick = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
          quick.add(pool.applyAsync(x -> x, i, order::add));
        }
        quick.forEach(AsyncResult::await);
        go.put(0);
        slow.await();
      }
      print(order);
    }
  }
}
