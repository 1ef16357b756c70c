package proclings.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That no wake is lost though it is only made when somebody is counted as asleep. */
@Timeout(60)
class FutexParkingTest {

  private static final int ROUNDS = 100_000;
  private static final long BALL = Segment.root(10);

  private final FutexParking parking = new FutexParking();

  @BeforeEach
  void futexesAreThere() {
    assumeTrue(SystemCall.AVAILABLE, "futexes are Linux's");
  }

  /** A lost wake would leave both asleep for ever. */
  @Test
  void twoWhoWakeEachOtherInTurnNeverSleepBoth() throws InterruptedException {
    try (Segment segment = Segment.create(1 << 20)) {
      Thread other = Thread.ofPlatform().daemon().start(() -> play(segment, 1));
      play(segment, 0);
      other.join();
      assertThat(segment.getIntVolatile(BALL)).isEqualTo(2 * ROUNDS);
    }
  }

  @Test
  void theCountOfOneWhoWasKilledAsleepChangesNothing() throws InterruptedException {
    try (Segment segment = Segment.create(1 << 20)) {
      for (long count = Segment.SLEEPERS; count < Segment.FIRST_FREE; count += Integer.BYTES) {
        segment.setInt(count, 1);
      }
      Thread other = Thread.ofPlatform().daemon().start(() -> play(segment, 1));
      play(segment, 0);
      other.join();
      assertThat(segment.getIntVolatile(BALL)).isEqualTo(2 * ROUNDS);
    }
  }

  /**
   * Waits until the ball's number is ours, and makes it the other's; now and then after a while.
   */
  private void play(Segment segment, int side) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int round = 0; round < ROUNDS; round++) {
      int mine = 2 * round + side;
      for (int ball = segment.getIntVolatile(BALL); ball != mine; ) {
        parking.await(segment, BALL, ball, Parking.NEVER);
        ball = segment.getIntVolatile(BALL);
      }
      for (int spins = random.nextInt(200); spins > 0; spins--) {
        Thread.onSpinWait();
      }
      segment.setIntRelease(BALL, mine + 1);
      parking.signal(segment, BALL, 1);
    }
  }
}
