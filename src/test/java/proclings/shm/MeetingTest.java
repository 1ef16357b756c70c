package proclings.shm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.shm.Meeting.Arrival;

/** How rounds end, and what a death does to them. One thread is several processes in turn. */
@Timeout(60)
class MeetingTest {

  private static final int ONE = 11;
  private static final int OTHER = 12;

  private final Segment segment = Segment.create(1 << 22);
  private final Meeting meeting = Meeting.create(segment, Kinds.BARRIER, 2);

  @AfterEach
  void close() {
    segment.close();
  }

  private Arrival arrive(int process) {
    segment.become(process);
    return requireNonNull(meeting.arrive(MessageLog.NOW, round -> {}));
  }

  private boolean isPassed(Arrival arrival) {
    boolean met = meeting.await(arrival, Parking.NEVER);
    meeting.leave(arrival);
    return met;
  }

  @Test
  void aDeathBreaksTheRoundForThoseWhoWait() {
    Arrival one = arrive(ONE);
    assertThat(one.index()).isZero();
    assertThat(meeting.waiting()).isEqualTo(1);
    segment.become(OTHER);
    meeting.repair(OTHER);
    assertThat(meeting.isBroken()).isFalse();
    meeting.repair(ONE);
    meeting.repair(ONE);
    assertThat(meeting.isBroken()).isTrue();
    assertThat(meeting.arrive(Parking.NEVER, round -> {})).isNull();
    meeting.reset();
    assertThat(meeting.isBroken()).isFalse();
    Arrival other = arrive(OTHER);
    Arrival again = arrive(ONE);
    assertThat(again.index()).isEqualTo(1);
    meeting.meet(again);
    meeting.repair(ONE);
    assertThat(isPassed(other)).as("it had met before the other died").isTrue();
    assertThat(meeting.isBroken()).isFalse();
  }

  @Test
  void aSlowOneStillFindsHowItsRoundEnded() {
    Arrival one = arrive(ONE);
    meeting.abort();
    meeting.reset();
    Arrival second = arrive(OTHER);
    Arrival slow = arrive(OTHER);
    meeting.meet(slow);
    Arrival third = arrive(ONE);
    meeting.reset();
    assertThat(isPassed(one)).isFalse();
    assertThat(isPassed(second)).isTrue();
    assertThat(isPassed(slow)).isTrue();
    assertThat(isPassed(third)).isFalse();
    assertThat(third.round()).isEqualTo(3);
    assertThat(meeting.isBroken()).isFalse();
    assertThat(meeting.waiting()).isZero();
  }

  @Test
  void aTimeOutBreaksItEvenWhileTheLastHasNotLetThemGo() {
    Arrival one = arrive(ONE);
    Arrival last = arrive(OTHER);
    assertThat(meeting.await(one, MessageLog.NOW)).isFalse();
    meeting.meet(last);
    assertThat(isPassed(last)).isFalse();
  }

  @Test
  void aRoundEndsTheSameForAllWhoeverGivesUp() throws Exception {
    Map<Long, List<Boolean>> ends = new HashMap<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int patience = 2_000 << 3 * t;
        all.add(threads.submit(() -> meetOften(patience, ends)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(ends.values()).allMatch(how -> how.stream().distinct().count() == 1);
    assertThat(ends.values()).filteredOn(how -> how.getFirst()).allMatch(how -> how.size() == 2);
    assertThat(ends.values().stream().map(List::getFirst)).contains(true, false);
    assertThat(meeting.waiting()).isZero();
  }

  private void meetOften(long patienceNanos, Map<Long, List<Boolean>> ends) {
    for (int i = 0; i < 2_000; i++) {
      long deadline = Parking.deadline(patienceNanos);
      Arrival arrival = meeting.arrive(deadline, round -> {});
      if (arrival == null) {
        meeting.reset();
        continue;
      }
      if (arrival.index() == meeting.parties() - 1) {
        meeting.meet(arrival);
      }
      boolean met = isPassedInTime(arrival, deadline);
      synchronized (ends) {
        ends.computeIfAbsent(arrival.round(), r -> new ArrayList<>()).add(met);
      }
    }
  }

  private boolean isPassedInTime(Arrival arrival, long deadline) {
    boolean met = meeting.await(arrival, deadline);
    meeting.leave(arrival);
    return met;
  }
}
