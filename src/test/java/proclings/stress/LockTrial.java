package proclings.stress;

import java.util.Random;
import proclings.multiprocessing.Event;
import proclings.multiprocessing.Lock;
import proclings.multiprocessing.Queue;
import proclings.multiprocessing.Target;
import proclings.multiprocessing.Value;

/**
 * Processes are killed while they hold a lock, wait for it, or open it. Under it stand two numbers
 * that are equal whenever nobody holds it: so who finds them different was told that the one before
 * died, or two were inside at once.
 */
final class LockTrial implements Trial {

  private static final int PROCESSES = 3;

  private final Lock lock = new Lock();
  private final Value<Long> left = new Value<>(0L, false);
  private final Value<Long> right = new Value<>(0L, false);
  private final Event stop = new Event();
  private final Queue<String> faults = new Queue<>();

  private static void add(
      Lock lock, Value<Long> left, Value<Long> right, Event stop, Queue<String> faults) {
    while (!stop.isSet()) {
      lock.acquire();
      long was = left.get();
      if (was != right.get()) {
        if (!lock.wasAbandoned() || was - right.get() != 1) {
          faults.put(
              "left %d, right %d, abandoned: %b".formatted(was, right.get(), lock.wasAbandoned()));
        }
        right.set(was);
      }
      left.set(was + 1);
      right.set(was + 1);
      lock.release();
    }
  }

  private Target adder() {
    Lock l = lock;
    Value<Long> a = left;
    Value<Long> b = right;
    Event end = stop;
    Queue<String> told = faults;
    return () -> add(l, a, b, end, told);
  }

  @Override
  public String run(long endNanos, Random random) {
    Crew adders = new Crew(PROCESSES, this::adder);
    while (!Trial.isOver(endNanos)) {
      adders.killOne(random);
    }
    stop.set();
    adders.join();
    Trial.check(faults.empty(), "not alone in the lock: " + (faults.empty() ? "" : faults.get()));
    Trial.check(!lock.locked(), "nobody is left, and the lock is held");
    return "lock: acquired %,d times, %d processes killed".formatted(left.get(), adders.killed());
  }
}
