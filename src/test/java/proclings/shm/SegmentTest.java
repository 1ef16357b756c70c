package proclings.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SegmentTest {

  private final Segment segment = Segment.create(16 << 20);

  @AfterEach
  void close() {
    segment.close();
  }

  @Test
  void whatOneMappingWritesTheOtherReads() {
    Segment other = Segment.attach(segment.path(), 2);
    segment.setLongRelease(Segment.root(3), 42);
    assertThat(other.getLongAcquire(Segment.root(3))).isEqualTo(42);
    assertThat(other.sizeBytes()).isEqualTo(segment.sizeBytes());
    assertThat(other.self()).isEqualTo(2);
  }

  @Test
  void anOffsetOutsideIsAnException() {
    assertThatThrownBy(() -> segment.getInt(segment.sizeBytes()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aClosedSegmentCanNotBeAttachedAndDoesNotCrash() {
    segment.setInt(8192, 7);
    segment.close();
    segment.getInt(8192);
    assertThatThrownBy(() -> Segment.attach(segment.path(), 2))
        .hasMessageContaining("shared memory is gone");
  }

  @Test
  void objectsAreFoundByTheirKindNewestFirst() {
    List<Long> made = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      long object = Objects.allocate(segment, 40);
      assertThat(object % 64).isZero();
      assertThat(Objects.publish(segment, 5, object)).isEqualTo(i);
      made.addFirst(object);
    }
    long other = Objects.allocate(segment, 1);
    assertThat(Objects.publish(segment, 6, other)).isEqualTo(1);
    List<Long> found = new ArrayList<>();
    Objects.walk(segment, 5, found::add);
    assertThat(found).isEqualTo(made);
    assertThat(Objects.kind(segment, other)).isEqualTo(6);
  }

  @Test
  void aWakeReachesTheOtherMapping() throws InterruptedException {
    Segment other = Segment.attach(segment.path(), 2);
    Thread waiter =
        Thread.ofPlatform()
            .start(() -> {
              while (other.getIntVolatile(8192) == 0) {
                Parking.park(other, 8192, 0, Parking.NEVER);
              }
            });
    segment.setIntVolatile(8192, 1);
    Parking.wakeAll(segment, 8192);
    waiter.join();
  }

  @Test
  void aParkEndsAtItsDeadline() {
    long deadline = Parking.deadline(TimeUnit.MILLISECONDS.toNanos(30));
    while (!Parking.passed(deadline)) {
      Parking.park(segment, 8192, 0, deadline);
    }
    assertThat(System.nanoTime() - deadline).isGreaterThanOrEqualTo(0);
  }

  @Test
  void anInterruptEndsAPark() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      AtomicReference<Throwable> end = new AtomicReference<>();
      Thread waiter =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (true) {
                    Parking.park(segment, 8192, 0, Parking.NEVER);
                  }
                } catch (WaitInterruptedException e) {
                  end.set(e);
                }
              });
      if (round % 4 == 0) {
        Thread.yield();
      }
      waiter.interrupt();
      waiter.join();
      assertThat(end.get()).isInstanceOf(WaitInterruptedException.class);
    }
  }
}
