package proclings.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlagTest {

  private static final int DEAD = 77;

  private final Segment segment = Segment.create(1 << 20);
  private final Flag flag = Flag.create(segment, Kinds.EVENT);
  private final List<Long> numbers = new ArrayList<>();

  @AfterEach
  void close() {
    segment.close();
  }

  @Test
  void aWaiterGoesOnThoughTheFlagIsClearedAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      CountDownLatch waiting = new CountDownLatch(2);
      List<Future<Long>> waits = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        waits.add(threads.submit(() -> flag.await(Parking.NEVER, waiting::countDown)));
      }
      waiting.await();
      flag.set(numbers::add);
      flag.clear(numbers::add);
      assertThat(waits.get(0).get()).isEqualTo(1);
      assertThat(waits.get(1).get()).isEqualTo(1);
    }
    assertThat(flag.isSet()).isFalse();
    assertThat(flag.await(MessageLog.NOW, () -> {})).isZero();
    assertThat(flag.await(Parking.deadline(1000), () -> {})).isZero();
  }

  @Test
  void eachTimeHasItsNumber() {
    flag.set(numbers::add);
    flag.set(numbers::add);
    assertThat(flag.await(Parking.NEVER, () -> {})).isEqualTo(1);
    flag.clear(numbers::add);
    flag.set(numbers::add);
    assertThat(flag.await(Parking.NEVER, () -> {})).isEqualTo(2);
    assertThat(numbers).containsExactly(1L, 1L, 1L, 2L);
  }

  @Test
  void whoDiesBeforeItIsSetHasNotSetIt() {
    int self = segment.self();
    segment.become(DEAD);
    assertThatThrownBy(() ->
            flag.set(number -> {
              throw new IllegalStateException();
            }))
        .isInstanceOf(IllegalStateException.class);
    Mutex.lock(segment, flag.offset());
    segment.become(self);
    flag.repair(DEAD);
    assertThat(flag.isSet()).isFalse();
    flag.set(numbers::add);
    assertThat(flag.isSet()).isTrue();
  }
}
