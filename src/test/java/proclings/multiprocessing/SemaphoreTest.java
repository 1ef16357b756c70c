package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import proclings.shm.WaitInterruptedException;

/** What Python documents of Semaphore and BoundedSemaphore, between real processes. */
@Timeout(60)
class SemaphoreTest {

  @EachEngine
  void guardsAndSignals(Engine engine) {
    assertThat(engine.run(Everything.class).lines())
        .containsExactly(
            "at most 2 of 3, 600 times",
            "ping pong ping pong",
            "2 false true false",
            "true 0 true false false",
            "interrupted, and 0",
            "BoundedSemaphore-1 can't be released by 2: its value is 1, and at most 2",
            "1 true",
            "permits must be at least 1: permits=0",
            "permits must be at least 0: permits=-1");
  }

  static final class Everything {
    public static void main(String[] arguments) {
      guard();
      signal();
      Semaphore semaphore = new Semaphore(2);
      print(semaphore.value(), semaphore.locked(), semaphore.tryAcquire(), semaphore.locked());
      print(
          semaphore.acquire(Duration.ofMillis(1)),
          semaphore.value(),
          semaphore.locked(),
          semaphore.acquire(Duration.ofMillis(1)),
          semaphore.tryAcquire());
      interrupt(semaphore);
      bounded();
    }

    private static void guard() {
      Semaphore desks = new Semaphore(2);
      Value<Integer> inside = new Value<>(0);
      Value<Integer> most = new Value<>(0);
      Value<Integer> times = new Value<>(0);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Process worker =
            new Process(() -> {
              for (int n = 0; n < 200; n++) {
                try (Held held = desks.hold()) {
                  int now = inside.add(1);
                  try (Held mine = most.lock().hold()) {
                    most.set(Math.max(most.get(), now));
                  }
                  inside.add(-1);
                }
                times.add(1);
              }
            });
        worker.start();
        team.add(worker);
      }
      team.forEach(Process::join);
      print(
          "at most " + (most.get() <= 2 ? "2" : "" + most.get()) + " of 3,", times.get(), "times");
    }

    private static void signal() {
      Semaphore ping = new Semaphore(0);
      Semaphore pong = new Semaphore(0);
      Queue<String> said = new Queue<>();
      Process other =
          new Process(() -> {
            for (int i = 0; i < 2; i++) {
              ping.acquire();
              said.put("pong");
              pong.release();
            }
          });
      other.start();
      for (int i = 0; i < 2; i++) {
        said.put("ping");
        ping.release();
        pong.acquire();
      }
      other.join();
      print(said.get(), said.get(), said.get(), said.get());
    }

    private static void interrupt(Semaphore semaphore) {
      Thread.currentThread().interrupt();
      try {
        semaphore.acquire();
      } catch (WaitInterruptedException e) {
        print("interrupted, and", semaphore.value());
      }
    }

    private static void bounded() {
      BoundedSemaphore bounded = new BoundedSemaphore(2);
      bounded.acquire();
      try {
        bounded.release(2);
      } catch (TooManyReleasesException e) {
        print(e.getMessage());
      }
      Queue<Semaphore> sent = new Queue<>();
      sent.put(bounded);
      Semaphore same = sent.get();
      print(same.value(), same.equals(bounded));
      try {
        bounded.release(0);
      } catch (IllegalArgumentException e) {
        print(e.getMessage());
      }
      try {
        new Semaphore(-1);
      } catch (IllegalArgumentException e) {
        print(e.getMessage());
      }
    }
  }

  @EachEngine
  void nobodyWaitsForThePermitOfTheDead(Engine engine) {
    assertThat(engine.run(Deaths.class).lines())
        .containsExactly("the waiter has it", "-9", "guard 1, scope 1, signal 0");
  }

  static final class Deaths {
    public static void main(String[] arguments) {
      BoundedSemaphore guard = new BoundedSemaphore(1);
      Semaphore scope = new Semaphore(1);
      Semaphore signal = new Semaphore(0);
      Queue<String> ready = new Queue<>();
      signal.release(3);
      Process holder =
          new Process(() -> {
            guard.acquire();
            try (Held held = scope.hold()) {
              signal.acquire();
              signal.acquire();
              ready.put("holds all");
              new Semaphore(0).acquire();
            }
          });
      holder.start();
      ready.get();
      Process waiter =
          new Process(() -> {
            ready.put("about to wait");
            guard.acquire();
            print("the waiter has it");
            guard.release();
          });
      waiter.start();
      ready.get();
      holder.kill();
      holder.join();
      waiter.join();
      print(holder.exitCode());
      signal.acquire();
      print(
          "guard %d, scope %d, signal %d".formatted(guard.value(), scope.value(), signal.value()));
    }
  }
}
