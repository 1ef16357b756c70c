package proclings.shm;

/**
 * Waits without the system's help: looks often at first, then sleeps longer and longer.
 *
 * <p>A sleep is a sixteenth of the time waited so far, at most {@value #LONGEST_NANOS} ns, so a
 * wake comes late by some six per cent of the wait, and a long wait costs a fraction of a per cent
 * of a CPU. A value that changed and changed back between two looks would be missed, hence a wait
 * ends by itself now and then.
 */
final class BackoffParking extends Parking {

  private static final int SPINS = 500;
  private static final long SHORTEST_NANOS = 20_000;
  private static final long LONGEST_NANOS = 10_000_000;
  private static final long ROUND_NANOS = 200_000_000;

  @Override
  void await(Segment segment, long offset, int expected, long deadlineNanos) {
    for (int i = 0; i < SPINS; i++) {
      if (segment.getIntVolatile(offset) != expected) {
        return;
      }
      Thread.onSpinWait();
    }
    long began = System.nanoTime();
    boolean interrupted = Thread.interrupted();
    try {
      while (segment.getIntVolatile(offset) == expected && !passed(deadlineNanos)) {
        long waited = System.nanoTime() - began;
        if (waited > ROUND_NANOS) {
          return;
        }
        sleep(Math.clamp(waited / 16, SHORTEST_NANOS, LONGEST_NANOS), deadlineNanos);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void sleep(long nanos, long deadlineNanos) throws InterruptedException {
    long left = deadlineNanos == NEVER ? nanos : deadlineNanos - System.nanoTime();
    Thread.sleep(java.time.Duration.ofNanos(Math.max(1, Math.min(nanos, left))));
  }

  @Override
  void signal(Segment segment, long offset, int count) {
    // Who waits looks by itself.
  }
}
