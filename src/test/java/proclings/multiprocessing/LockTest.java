package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** What Python documents of Lock, RLock and Value, between real processes. */
@Timeout(60)
class LockTest {

  @EachEngine
  void onlyOneProcessIsInsideAtATime(Engine engine) {
    assertThat(engine.run(Counting.class).lines()).containsExactly("1200 1200 2400");
  }

  static final class Counting {
    public static void main(String[] arguments) {
      Lock lock = new Lock();
      Value<Integer> guarded = new Value<>(0);
      Value<Long> own = new Value<>(0L);
      Value<Double> added = new Value<>(0.0);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Process worker =
            new Process(() -> {
              for (int n = 0; n < 300; n++) {
                try (Held held = lock.hold()) {
                  guarded.set(guarded.get() + 1);
                }
                try (Held held = own.lock().hold()) {
                  own.set(own.get() + 1);
                }
                added.add(2.0);
              }
            });
        worker.start();
        team.add(worker);
      }
      team.forEach(Process::join);
      print(guarded.get(), own.get(), Math.round(added.get()));
    }
  }

  @EachEngine
  void aLockIsReleasedByAnyoneAndAcquiredInTimeOrNot(Engine engine) {
    assertThat(engine.run(Plain.class).lines())
        .containsExactly(
            "false",
            "true",
            "false",
            "false",
            "false true",
            "Lock-1 is released, but nobody holds it");
  }

  static final class Plain {
    public static void main(String[] arguments) {
      Lock lock = new Lock();
      print(lock.locked());
      lock.acquire();
      print(lock.locked());
      print(lock.tryAcquire());
      print(lock.acquire(Duration.ofMillis(1)));
      Process other = new Process(lock::release);
      other.start();
      other.join();
      print(lock.locked(), lock.tryAcquire());
      lock.release();
      try {
        lock.release();
      } catch (LockNotHeldException e) {
        print(e.getMessage());
      }
    }
  }

  @EachEngine
  void anRLockBelongsToItsHolder(Engine engine) {
    assertThat(engine.run(Reentrant.class).lines())
        .containsExactly(
            "true true",
            "child: false RLock-1 is held by another: only its holder can release it",
            "true",
            "false",
            "RLock-1 is open: only its holder can release it");
  }

  static final class Reentrant {
    public static void main(String[] arguments) {
      RLock lock = new RLock();
      lock.acquire();
      print(lock.tryAcquire(), lock.locked());
      Process other =
          new Process(() -> {
            boolean acquired = lock.tryAcquire();
            try {
              lock.release();
            } catch (LockNotHeldException e) {
              print("child:", acquired, e.getMessage());
            }
          });
      other.start();
      other.join();
      lock.release();
      print(lock.locked());
      lock.release();
      print(lock.locked());
      try {
        lock.release();
      } catch (LockNotHeldException e) {
        print(e.getMessage());
      }
    }
  }

  @EachEngine
  void whoComesAfterADeadHolderIsTold(Engine engine) {
    assertThat(engine.run(Abandoned.class).lines())
        .containsExactly("-9", "true", "false", "true", "7 true", "false");
  }

  static final class Abandoned {
    public static void main(String[] arguments) {
      Lock lock = new Lock();
      RLock again = new RLock();
      Value<Integer> value = new Value<>(7);
      Queue<String> held = new Queue<>();
      Process holder =
          new Process(() -> {
            lock.acquire();
            again.acquire();
            again.acquire();
            value.lock().acquire();
            held.put("all");
            new Queue<String>().get();
          });
      holder.start();
      held.get();
      Process waiter = new Process(() -> print(take(lock)));
      holder.kill();
      holder.join();
      print(holder.exitCode());
      waiter.start();
      waiter.join();
      print(take(lock));
      try (Held mine = again.hold()) {
        print(again.wasAbandoned());
      }
      try (Held mine = value.lock().hold()) {
        print(value.get(), value.lock().wasAbandoned());
      }
      print(again.locked());
    }

    private static boolean take(Lock lock) {
      try (Held held = lock.hold()) {
        return lock.wasAbandoned();
      }
    }
  }

  @EachEngine
  void aWaiterGetsTheLockOfAHolderThatIsKilled(Engine engine) {
    assertThat(engine.run(KilledUnderWaiters.class).lines()).containsExactly("6 of 6");
  }

  static final class KilledUnderWaiters {
    public static void main(String[] arguments) {
      int got = 0;
      for (int round = 0; round < 6; round++) {
        Lock lock = new Lock();
        Process holder = new Process(() -> hang(lock));
        holder.start();
        while (!lock.locked()) {
          Thread.onSpinWait();
        }
        new Thread(holder::kill).start();
        lock.acquire();
        got += lock.wasAbandoned() ? 1 : 0;
        holder.join();
      }
      print(got, "of 6");
    }

    private static void hang(Lock lock) {
      lock.acquire();
      lock.acquire();
    }
  }
}
