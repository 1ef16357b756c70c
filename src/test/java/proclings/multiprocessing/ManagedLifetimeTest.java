package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;
import static proclings.multiprocessing.Thrown.thrown;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.shm.InFlight;
import proclings.shm.Kinds;
import proclings.shm.Objects;

/** An object is in the server as long as anybody has a proxy of it, wherever that is. */
@Timeout(90)
class ManagedLifetimeTest {

  /** Says that it was dropped. */
  interface Told {
    String name();

    /** How many objects the server keeps. */
    int objects();

    /** What the server's heap has in use after its garbage is collected, in bytes. */
    long heapBytes();

    /** Blocks until its process is told to end. */
    void block();
  }

  /** Stands in the server. */
  record Telling(String name, Queue<String> dropped) implements Told, AutoCloseable {
    @Override
    public int objects() {
      return ManagerServer.objects();
    }

    @Override
    public long heapBytes() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public void block() {
      new Queue<String>().get();
    }

    @Override
    public void close() {
      dropped.put(name);
    }
  }

  private static Told told(Manager manager, String name, Queue<String> dropped) {
    return manager.create(Told.class, () -> new Telling(name, dropped));
  }

  /** The next that is dropped, now that this process has collected its garbage. */
  private static String dropped(Queue<String> dropped) {
    while (true) {
      System.gc();
      try {
        return dropped.get(Duration.ofMillis(50));
      } catch (QueueEmptyException e) {
        // Its proxy is garbage, and not yet known to be.
      }
    }
  }

  @EachEngine
  void anObjectIsDroppedWhenNobodyHasAProxyAndNotBefore(Engine engine) {
    assertThat(engine.run(Lives.class).lines())
        .containsExactly(
            "forgotten, dropped",
            "sender ended, its proxy says sent",
            "sent, dropped",
            "never taken, dropped",
            "held by the killed, dropped",
            "taken by the killed, dropped",
            "called by the killed, dropped",
            "inner after its maker: inner",
            "inner, dropped",
            "by proxy: 1",
            "IllegalStateException",
            "false 1");
  }

  static final class Lives {
    public static void main(String[] arguments) throws Exception {
      Manager manager = new Manager();
      Queue<String> dropped = new Queue<>();
      Queue<Told> queue = new Queue<>();
      Told stays = told(manager, "stays", dropped);
      forget(manager, dropped);
      print(dropped(dropped) + ", dropped");

      Process sender = new Process(() -> queue.put(told(manager, "sent", dropped)));
      sender.start();
      sender.join();
      take(queue);
      print(dropped(dropped) + ", dropped");

      abandon(manager, dropped);
      print(dropped(dropped) + ", dropped");

      Queue<Integer> ready = new Queue<>();
      Process holder =
          new Process(() -> {
            Told held = told(manager, "held by the killed", dropped);
            ready.put(1);
            new Queue<>().get();
            print(held);
          });
      Process taker =
          new Process(() -> {
            Told taken = queue.get();
            ready.put(2);
            new Queue<>().get();
            print(taken);
          });
      Process caller =
          new Process(() -> {
            Told called = told(manager, "called by the killed", dropped);
            ready.put(3);
            called.block();
          });
      kill(holder, ready);
      print(dropped.get() + ", dropped");
      give(manager, dropped, queue);
      kill(taker, ready);
      print(dropped(dropped) + ", dropped");
      kill(caller, ready);
      print(dropped.get() + ", dropped");

      nest(manager, stays, dropped);
      print(dropped.get() + ", dropped");

      print("by proxy:", manager.create(Counter.class, Counter.Counting::new).child().increment());

      byte[] stray = stray(manager, dropped);
      print(thrown(() -> read(stray).name()));
      while (stays.objects() > 1) {
        System.gc();
      }
      print(InFlight.any(Session.current().segment()), stays.objects());
      manager.close();
    }

    private static void forget(Manager manager, Queue<String> dropped) {
      told(manager, "forgotten", dropped).name();
    }

    private static void take(Queue<Told> queue) {
      print("sender ended, its proxy says", queue.get().name());
    }

    private static void nest(Manager manager, Told server, Queue<String> dropped) {
      List<Told> outer = manager.list();
      outer.add(told(manager, "inner", dropped));
      System.gc();
      print("inner after its maker:", outer.get(0).name());
      outer.clear();
      while (dropped.empty()) {
        System.gc();
        server.heapBytes(); // the server collects its garbage, too
      }
    }

    private static void give(Manager manager, Queue<String> dropped, Queue<Told> queue) {
      queue.put(told(manager, "taken by the killed", dropped));
    }

    private static void abandon(Manager manager, Queue<String> dropped) {
      Pipe pipe = new Pipe(false);
      pipe.second().send(told(manager, "never taken", dropped));
      pipe.close();
    }

    private static void kill(Process process, Queue<Integer> ready) {
      process.start();
      ready.get();
      process.kill();
      process.join();
    }

    /** A handle that nobody counts, of an object that another process wrote and that has ended. */
    private static byte[] stray(Manager manager, Queue<String> dropped) {
      Queue<byte[]> written = new Queue<>();
      Process writer = new Process(() -> written.put(write(told(manager, "stray", dropped))));
      writer.start();
      writer.join();
      dropped.get();
      return written.get();
    }

    private static byte[] write(Told told) throws Exception {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(told);
      }
      return bytes.toByteArray();
    }

    private static Told read(byte[] bytes) {
      try {
        return (Told) java.util.Objects.requireNonNull(Serialization.read(bytes));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void whoMakesAndForgetsListsDoesNotFillTheServer() {
    assertThat(new Engine("forkserver", "futex").run(Many.class).lines())
        .containsExactly(
            "few at once", "flat heap", "few counts", "a forgotten pool's worker has ended");
  }

  static final class Many {
    public static void main(String[] arguments) {
      Manager manager = new Manager();
      Queue<String> dropped = new Queue<>();
      Told server = told(manager, "server", dropped);
      long before = server.heapBytes();
      int most = 0;
      for (int i = 1; i <= 10_000; i++) {
        List<Integer> list = manager.list(List.of(i));
        if (i % 10 == 0) {
          list.add(i);
        }
        if (i % 500 == 0) {
          most = Math.max(most, server.objects());
        }
      }
      print(most <= 2_500 ? "few at once" : most + " at once");
      while (server.objects() > 1) {
        System.gc();
      }
      long more = server.heapBytes() - before;
      print(more < 2 << 20 ? "flat heap" : more + " bytes more");
      int[] counts = {0};
      Objects.walk(Session.current().segment(), Kinds.REFERENCE_COUNT, count -> counts[0]++);
      print(counts[0] <= 2_500 ? "few counts" : counts[0] + " counts");

      long worker = workerOfForgottenPool(manager);
      while (Reaper.isAlive(worker)) {
        System.gc();
      }
      print("a forgotten pool's worker has ended");
      manager.close();
    }

    private static long workerOfForgottenPool(Manager manager) {
      return manager.pool(1).apply(() -> ProcessHandle.current().pid());
    }
  }
}
