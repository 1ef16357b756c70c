package proclings.multiprocessing;

import java.time.Duration;
import proclings.shm.MessageLog;
import proclings.shm.Parking;

/** A time to wait, as the moment when it is over. */
final class Deadline {

  private Deadline() {}

  /** Nothing and less is now; more than some 292 years is never. */
  static long after(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      return MessageLog.NOW;
    }
    try {
      return Parking.deadline(timeout.toNanos());
    } catch (ArithmeticException e) {
      return Parking.NEVER;
    }
  }
}
