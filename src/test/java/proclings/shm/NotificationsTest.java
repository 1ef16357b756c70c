package proclings.shm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.shm.Notifications.Waiting;

/** Who is notified, and what becomes of it at a death. One thread is several processes in turn. */
@Timeout(60)
class NotificationsTest {

  private static final int ONE = 11;
  private static final int OTHER = 12;
  private static final int THIRD = 13;

  private final Segment segment = Segment.create(1 << 20);
  private final Notifications notifications = Notifications.create(segment, Kinds.CONDITION);
  private final List<Long> numbers = new ArrayList<>();

  @AfterEach
  void close() {
    segment.close();
  }

  private Waiting begin(int process) {
    segment.become(process);
    return notifications.begin();
  }

  private void notifyUpTo(int most) {
    notifications.notifyOldest(most, numbers::add);
  }

  @Test
  void whoHasWaitedLongestIsNotifiedAndNobodyWhoComesLater() {
    Waiting one = begin(ONE);
    Waiting other = begin(OTHER);
    notifyUpTo(1);
    assertThat(notifications.waiting()).isEqualTo(1);
    notifyUpTo(5);
    Waiting third = begin(THIRD);
    notifications.await(one, Parking.NEVER);
    notifications.await(third, MessageLog.NOW);
    assertThat(notifications.end(third)).isZero();
    assertThat(notifications.end(other)).isEqualTo(numbers.get(1));
    assertThat(notifications.end(one)).isEqualTo(numbers.get(0));
    notifyUpTo(1);
    Waiting again = begin(ONE);
    assertThat(notifications.end(again)).isZero();
  }

  @Test
  void whatTheDeadHadGotIsHandedToTheNextWhoWaitedBeforeIt() {
    Waiting one = begin(ONE);
    Waiting other = begin(OTHER);
    notifyUpTo(1);
    Waiting third = begin(THIRD);
    notifications.repair(ONE);
    notifications.repair(ONE);
    assertThat(notifications.end(third)).isZero();
    assertThat(notifications.end(other)).isEqualTo(numbers.getFirst());
    assertThat(one).isNotNull();
  }

  @Test
  void theDeadAreNotNotified() {
    Waiting one = begin(ONE);
    Waiting other = begin(OTHER);
    notifications.repair(ONE);
    notifyUpTo(1);
    assertThat(notifications.end(other)).isEqualTo(numbers.getFirst());
    assertThat(one).isNotNull();
    assertThat(notifications.waiting()).isZero();
  }

  @Test
  void whatIsForNobodyElseEndsWithTheDead() {
    Waiting one = begin(ONE);
    notifyUpTo(Integer.MAX_VALUE);
    Waiting other = begin(OTHER);
    notifications.repair(ONE);
    assertThat(notifications.end(other)).isZero();
    assertThat(one).isNotNull();
  }
}
