package proclings.shm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MutexTest {

  private static final int DEAD = 77;

  private final Segment segment = Segment.create(1 << 20);
  private final long mutex = Objects.allocate(segment, 64);
  private int guarded;

  @AfterEach
  void close() {
    segment.close();
  }

  @Test
  void letsOneInAtATime() throws Exception {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        all.add(threads.submit(this::countTo100000));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(guarded).isEqualTo(400_000);
  }

  private void countTo100000() {
    for (int i = 0; i < 100_000; i++) {
      Mutex.lock(segment, mutex);
      guarded++;
      Mutex.unlock(segment, mutex);
    }
  }

  @Test
  void isOpenedWhenItsHolderIsDead() throws Exception {
    segment.setIntVolatile(mutex, DEAD);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<?> waits = threads.submit(() -> Mutex.lock(segment, mutex));
      while (segment.getIntVolatile(mutex) == DEAD) {
        Thread.onSpinWait();
      }
      Mutex.repair(segment, mutex, DEAD);
      waits.get();
      assertThat(Mutex.isHeldBy(segment, mutex, segment.self())).isTrue();
    }
  }

  @Test
  void staysLockedWhenAnotherThanItsHolderIsDead() {
    Mutex.lock(segment, mutex);
    Mutex.repair(segment, mutex, DEAD);
    assertThat(Mutex.isHeldBy(segment, mutex, segment.self())).isTrue();
  }
}
