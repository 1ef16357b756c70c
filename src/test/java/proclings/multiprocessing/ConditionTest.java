package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import proclings.shm.WaitInterruptedException;

/** What Python documents of Condition, between real processes, and what deaths do to it. */
@Timeout(60)
class ConditionTest {

  @EachEngine
  void processesWaitAndAreNotified(Engine engine) {
    assertThat(engine.run(Everything.class).lines())
        .containsExactly(
            "all 200 came through a store of 2",
            "child: false, and held again",
            "interrupted, and held 2 deep",
            "Condition-3 is waited on, but this thread does not hold RLock-3",
            "Condition-3 is notified, but this thread does not hold RLock-3",
            "over a lock: true true true false false",
            "most must be at least 1: most=0");
  }

  static final class Everything {
    public static void main(String[] arguments) {
      store();
      RLock lock = new RLock();
      patience(lock);
      mistakes();
      overALock();
    }

    private static void store() {
      Condition changed = new Condition();
      Value<Integer> stock = new Value<>(0);
      Value<Integer> taken = new Value<>(0);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Process taker =
            new Process(() -> {
              for (int n = 0; n < 100; n++) {
                try (Held held = changed.hold()) {
                  changed.awaitFor(() -> stock.get() > 0);
                  stock.add(-1);
                  taken.add(1);
                  changed.notifyEveryone();
                }
              }
            });
        taker.start();
        team.add(taker);
      }
      for (int n = 0; n < 200; n++) {
        try (Held held = changed.hold()) {
          changed.awaitFor(() -> stock.get() < 2);
          stock.add(1);
          changed.notifyUpTo(2);
        }
      }
      team.forEach(Process::join);
      print("all", taken.get(), "came through a store of 2");
    }

    /** A wait opens the lock, however deep it is held, and holds it as deep again afterwards. */
    private static void patience(RLock lock) {
      Condition condition = new Condition(lock);
      condition.acquire();
      lock.acquire();
      Process child =
          new Process(() -> {
            try (Held held = condition.hold()) {
              boolean notified = condition.await(Duration.ofMillis(1));
              print("child: " + notified + ", and " + (lock.locked() ? "held again" : "open"));
            }
          });
      child.start();
      Thread waiter = Thread.currentThread();
      new Thread(
              () -> {
                child.join();
                waiter.interrupt();
              })
          .start();
      try {
        condition.await();
      } catch (WaitInterruptedException e) {
        lock.release();
        lock.release();
        print("interrupted, and held 2 deep");
      }
    }

    private static void mistakes() {
      Condition condition = new Condition();
      try {
        condition.await();
      } catch (LockNotHeldException e) {
        print(e.getMessage());
      }
      try {
        condition.notifyOne();
      } catch (LockNotHeldException e) {
        print(e.getMessage());
      }
    }

    private static void overALock() {
      Lock lock = new Lock();
      Condition condition = new Condition(lock);
      Process other =
          new Process(() -> {
            try (Held held = condition.hold()) {
              condition.notifyOne();
            }
          });
      lock.acquire();
      other.start();
      boolean notified = condition.await(Duration.ofDays(1));
      boolean held = lock.locked();
      boolean locked = condition.locked();
      boolean inTime = condition.awaitFor(() -> false, Duration.ofMillis(1));
      condition.release();
      other.join();
      print("over a lock:", notified, held, locked, inTime, condition.locked());
      try {
        condition.notifyUpTo(0);
      } catch (IllegalArgumentException e) {
        print(e.getMessage());
      }
    }
  }

  @EachEngine
  void theDeadTakeNobodysNotificationAndLeaveNoLockHeld(Engine engine) {
    assertThat(engine.run(Deaths.class).lines())
        .containsExactly("the other is notified", "the notified one died", "abandoned: true");
  }

  static final class Deaths {
    public static void main(String[] arguments) {
      Condition condition = new Condition();
      Queue<String> waiting = new Queue<>();
      Process first = new Process(() -> await(condition, waiting, "the first is notified"));
      first.start();
      waiting.get();
      Process other = new Process(() -> await(condition, waiting, "the other is notified"));
      other.start();
      waiting.get();
      // Who holds the lock again knows that both have opened it, and wait. The first is notified,
      // and dies before it can get the lock.
      condition.acquire();
      condition.notifyOne();
      first.kill();
      first.join();
      condition.release();
      other.join();
      print("the notified one died");
      Process holder =
          new Process(() -> {
            condition.acquire();
            condition.notifyEveryone();
            Runtime.getRuntime().halt(1);
          });
      condition.acquire();
      holder.start();
      condition.await();
      print("abandoned:", condition.wasAbandoned());
      condition.release();
      holder.join();
    }

    private static void await(Condition condition, Queue<String> waiting, String line) {
      try (Held held = condition.hold()) {
        waiting.put("is about to wait");
        condition.await();
        print(line);
      }
    }
  }
}
