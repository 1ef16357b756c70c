package proclings.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of permits, and of those of the dead. One thread is several processes in turn. */
@Timeout(60)
class PermitsTest {

  private static final int ONE = 11;
  private static final int OTHER = 12;
  private static final int LATER = 13;

  private final Segment segment = Segment.create(1 << 20);
  private final List<Long> numbers = new ArrayList<>();

  @AfterEach
  void close() {
    segment.close();
  }

  private Permits permits(int first) {
    return Permits.create(segment, Kinds.SEMAPHORE, first, Permits.MOST);
  }

  private void take(int process, Permits permits, boolean scoped) {
    segment.become(process);
    assertThat(permits.take(scoped, MessageLog.NOW, numbers::add)).isTrue();
  }

  private void give(int process, Permits permits, int count) {
    segment.become(process);
    assertThat(permits.give(count, false, numbers::add)).isTrue();
  }

  private void die(int process, Permits permits) {
    segment.become(LATER);
    permits.repair(process);
    permits.repair(process);
  }

  @Test
  void aGuardsPermitsComeBackFromTheDead() {
    Permits permits = permits(4);
    take(ONE, permits, false);
    take(ONE, permits, true);
    take(OTHER, permits, false);
    take(ONE, permits, false);
    give(ONE, permits, 1);
    die(ONE, permits);
    assertThat(permits.value()).isEqualTo(3);
    give(OTHER, permits, 1);
    assertThat(permits.value()).isEqualTo(4);
  }

  @Test
  void aSignalThatWasTakenIsUsedUp() {
    Permits permits = permits(0);
    give(ONE, permits, 3);
    take(OTHER, permits, false);
    take(OTHER, permits, false);
    die(OTHER, permits);
    die(ONE, permits);
    assertThat(permits.value()).isEqualTo(1);
    assertThat(numbers).containsExactly(3L, 1L, 2L);
  }

  @Test
  void whatCameBackInAdvanceDoesNotCountTwice() {
    Permits places = permits(2);
    take(ONE, places, false);
    take(ONE, places, false);
    die(ONE, places);
    assertThat(places.value()).isEqualTo(2);
    give(OTHER, places, 1);
    give(OTHER, places, 2);
    assertThat(places.value()).as("one of three was new").isEqualTo(3);
    assertThat(numbers).containsExactly(0L, 0L, 0L, 1L);
    take(ONE, places, false);
    die(ONE, places);
    assertThat(places.value()).as("it is a signal by now").isEqualTo(2);
  }

  @Test
  void whatWasTakenForAScopeComesBackFromASignalToo() {
    Permits permits = permits(0);
    give(ONE, permits, 2);
    take(OTHER, permits, true);
    take(OTHER, permits, false);
    die(OTHER, permits);
    assertThat(permits.value()).isEqualTo(1);
    give(ONE, permits, 1);
    assertThat(permits.value()).isEqualTo(2);
  }

  @Test
  void theNextProcessOfASlotInheritsNothing() {
    Permits permits = permits(1);
    take(ONE, permits, false);
    segment.become(LATER);
    permits.repair(ONE);
    take(ONE + Segment.SLOTS, permits, false);
    give(ONE + Segment.SLOTS, permits, 1);
    assertThat(permits.value()).isEqualTo(1);
    die(ONE + Segment.SLOTS, permits);
    assertThat(permits.value()).isEqualTo(1);
  }

  @Test
  void thereAreNeverMoreThanThereMayBe() {
    Permits permits = Permits.create(segment, Kinds.BOUNDED_SEMAPHORE, 2, 2);
    take(ONE, permits, true);
    take(OTHER, permits, false);
    assertThat(permits.give(2, false, number -> {})).isTrue();
    assertThat(permits.give(1, false, number -> {})).isFalse();
    die(ONE, permits);
    assertThat(permits.value()).isEqualTo(2);
  }

  @Test
  void aWitnessThatThrowsLeavesAllAsItWas() {
    Permits permits = permits(1);
    Permits.Witness throwing =
        number -> {
          throw new IllegalArgumentException();
        };
    assertThatThrownBy(() -> permits.take(false, Parking.NEVER, throwing))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> permits.give(5, false, throwing))
        .isInstanceOf(IllegalArgumentException.class);
    take(ONE, permits, false);
    assertThat(permits.value()).isZero();
  }

  @Test
  void noPermitAndNoWakeUpIsLostAmongThreadsThatGiveUp() throws Exception {
    Permits permits = permits(2);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        boolean patient = t % 2 == 0;
        all.add(
            threads.submit(() -> {
              for (int i = 0; i < 20_000; i++) {
                long deadline = patient ? Parking.NEVER : Parking.deadline(1_000);
                if (permits.take(patient, deadline, number -> {})) {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  inside.decrementAndGet();
                  permits.give(1, patient, number -> {});
                }
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(permits.value()).isEqualTo(2);
    assertThat(most).hasValueLessThanOrEqualTo(2);
  }
}
