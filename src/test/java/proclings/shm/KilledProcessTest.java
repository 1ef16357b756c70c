package proclings.shm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kills processes at random points, and accounts for every message. */
@Timeout(120)
class KilledProcessTest {

  private static final int KILLS = Integer.getInteger("proclings.test.kills", 12);

  private final Segment segment = Segment.create(1L << 32);
  private final Random random = new Random();
  private final List<DyingChild> children = new ArrayList<>();
  private int nextOrdinal = 100;

  @AfterEach
  void killAll() throws InterruptedException {
    for (DyingChild child : children) {
      child.killAndRepair(segment);
    }
    segment.close();
  }

  @Test
  void everyMessageIsAccountedForWhenSendersAndTakersAreKilled() throws Exception {
    MessageLog work = MessageLog.create(segment, Kinds.LOG, 50, MessageLog.UNBOUNDED);
    MessageLog out = MessageLog.create(segment, Kinds.LOG, 50, MessageLog.UNBOUNDED);
    Map<Integer, Long> progressOf = new HashMap<>();
    Map<Integer, Set<Integer>> arrived = new HashMap<>();
    DyingChild[] senders = new DyingChild[2];
    DyingChild[] movers = new DyingChild[2];
    int killedMovers = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < 2; i++) {
        if (senders[i] == null || !senders[i].isAlive()) {
          long progress = Objects.allocate(segment, 8);
          progressOf.put(nextOrdinal, progress);
          senders[i] = start("put", work.offset(), progress);
        }
        if (movers[i] == null || !movers[i].isAlive()) {
          movers[i] = start("move", work.offset(), out.offset());
        }
      }
      int messages = 400 + random.nextInt(2000);
      for (int i = 0; i < messages; i++) {
        receive(out.take(), arrived);
      }
      boolean sender = random.nextBoolean();
      killedMovers += sender ? 0 : 1;
      (sender ? senders : movers)[random.nextInt(2)].killAndRepair(segment);
    }
    for (int i = 0; i < 2; i++) {
      senders[i].killAndRepair(segment);
      movers[i].killAndRepair(segment);
    }
    drain(out, arrived);
    drain(work, arrived);

    int missing = 0;
    for (Map.Entry<Integer, Long> sender : progressOf.entrySet()) {
      long said = segment.getLongVolatile(sender.getValue());
      Set<Integer> numbers = arrived.getOrDefault(sender.getKey(), Set.of());
      for (int number = 1; number <= said; number++) {
        missing += numbers.contains(number) ? 0 : 1;
      }
      assertThat(numbers).allMatch(number -> number <= said + 1);
    }
    assertThat(missing).as("in the hands of killed takers").isLessThanOrEqualTo(killedMovers + 2);
    assertThat(BlockHeap.usedBytes(segment)).isLessThan(256L << 20);
  }

  @Test
  void aLockIsNeverLeftHeld() throws Exception {
    long lock = Objects.allocate(segment, OwnedLock.SIZE);
    Objects.publish(segment, Kinds.LOCK, lock);
    long words = Objects.allocate(segment, 16);
    DyingChild[] users = {null, null};
    int abandoned = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < 2; i++) {
        if (users[i] == null || !users[i].isAlive()) {
          users[i] = start("lock", lock, words);
        }
      }
      long until = segment.getLongVolatile(words) + 1000 + random.nextInt(100_000);
      while (segment.getLongVolatile(words) < until) {
        Thread.onSpinWait();
      }
      users[random.nextInt(2)].killAndRepair(segment);
      assertThat(OwnedLock.acquire(segment, lock, Parking.deadline(20_000_000_000L), () -> {}))
          .isTrue();
      if (OwnedLock.isAbandoned(segment, lock)) {
        abandoned++;
      } else {
        assertThat(segment.getLong(words)).isEqualTo(segment.getLong(words + 8));
      }
      segment.setLong(words + 8, segment.getLong(words));
      OwnedLock.release(segment, lock);
    }
    System.out.println(abandoned + " of " + KILLS + " died with the lock");
  }

  @Test
  void everyPermitComesBackFromTheDead() throws Exception {
    Permits permits = Permits.create(segment, Kinds.BOUNDED_SEMAPHORE, 1, 1);
    long progress = Objects.allocate(segment, 8);
    DyingChild[] users = {null, null};
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < 2; i++) {
        if (users[i] == null || !users[i].isAlive()) {
          users[i] = start("permit", permits.offset(), progress);
        }
      }
      long until = segment.getLongVolatile(progress) + 1000 + random.nextInt(50_000);
      while (segment.getLongVolatile(progress) < until) {
        Thread.onSpinWait();
      }
      users[random.nextInt(2)].killAndRepair(segment);
      if (kill % 4 == 3) {
        users[0].killAndRepair(segment);
        users[1].killAndRepair(segment);
        assertThat(permits.value()).isEqualTo(1);
      }
    }
  }

  @Test
  void noNotificationIsLostWithOneWhoIsKilled() throws Exception {
    long lock = Objects.allocate(segment, OwnedLock.SIZE);
    Objects.publish(segment, Kinds.LOCK, lock);
    Notifications notifications = Notifications.create(segment, Kinds.CONDITION);
    long progress = Objects.allocate(segment, 8);
    DyingChild[] waiters = {null, null};
    long sent = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < 2; i++) {
        if (waiters[i] == null || !waiters[i].isAlive()) {
          waiters[i] = start("wait", lock, notifications.offset(), progress);
        }
      }
      int most = 200 + random.nextInt(2000);
      for (int n = 0; n < most; n++) {
        OwnedLock.acquire(segment, lock, Parking.NEVER, () -> {});
        if (notifications.waiting() > 0) {
          notifications.notifyOldest(1, number -> {});
          sent++;
        }
        OwnedLock.release(segment, lock);
      }
      waiters[random.nextInt(2)].killAndRepair(segment);
    }
    // Who has died with one that was for nobody else, or before it could count it.
    long counted;
    do {
      counted = segment.getLongVolatile(progress);
    } while (sent - counted > KILLS);
    assertThat(counted).isLessThanOrEqualTo(sent);
  }

  @Test
  void anEndIsGivenUpWhenTheLastThatHadItIsKilledAndNotBefore() throws Exception {
    passOnToTheLast(PipeEnd.create(segment, false, 1 << 16)[1]);

    int[] givenUp = {0, 0};
    Objects.walk(segment, Kinds.PIPE_END, e -> givenUp[Holders.isGivenUp(segment, e) ? 1 : 0]++);
    assertThat(givenUp[0]).as("ends that nobody has, but for the first").isEqualTo(1);
    assertThat(givenUp[1]).isGreaterThan(KILLS);
  }

  @Test
  void aManagedObjectIsCountedUntilTheLastThatHadAProxyIsKilledAndNotAfter() throws Exception {
    long bell = ReferenceCount.bell(segment);
    long count = ReferenceCount.begin(segment, 0, bell, 1);
    passOnToTheLast(count);

    assertThat(Holders.isGivenUp(segment, count)).isTrue();
    assertThat(segment.getIntVolatile(bell)).as("the bell").isPositive();
    assertThat(ReferenceCount.begin(segment, count, bell, 2)).isEqualTo(count);
    assertThat(Holders.isGivenUp(segment, count)).as("used again").isFalse();
    assertThat(ReferenceCount.number(segment, count)).isEqualTo(2);
  }

  /** Those who pass a thing's handles on are killed at any moment. */
  private void passOnToTheLast(long thing) throws Exception {
    MessageLog queue = MessageLog.create(segment, Kinds.QUEUE, 20, MessageLog.UNBOUNDED);
    DyingChild[] passers = {null, null};
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < 2; i++) {
        if (passers[i] == null || !passers[i].isAlive()) {
          passers[i] = start("pass", queue.offset(), thing);
        }
      }
      long until = queue.putCount() + 100 + random.nextInt(3000);
      while (queue.putCount() < until) {
        Thread.onSpinWait();
      }
      passers[random.nextInt(2)].killAndRepair(segment);
    }
    passers[0].killAndRepair(segment);
    passers[1].killAndRepair(segment);
    // What is in the queue carries it, though nobody has it but us, and then nobody at all.
    Holders.letGo(segment, thing);
    assertThat(Holders.isGivenUp(segment, thing)).isEqualTo(!InFlight.any(segment));
    while (queue.size() > 0) {
      DyingChild.receive(segment, queue, thing);
    }
    Holders.letGo(segment, thing);
    assertThat(InFlight.any(segment)).as("a handle on its way").isFalse();
  }

  private DyingChild start(String role, long... addresses) throws Exception {
    DyingChild child = DyingChild.start(segment, nextOrdinal++, role, addresses);
    children.add(child);
    return child;
  }

  private static void drain(MessageLog log, Map<Integer, Set<Integer>> arrived) {
    for (byte[] message = log.tryTake(); message != null; message = log.tryTake()) {
      receive(message, arrived);
    }
  }

  private static void receive(byte[] message, Map<Integer, Set<Integer>> arrived) {
    ByteBuffer buffer = ByteBuffer.wrap(message);
    int sender = buffer.getInt();
    int number = buffer.getInt();
    for (int i = 8; i < message.length; i++) {
      if (message[i] != (byte) number) {
        throw new AssertionError("torn: message " + number + " of " + sender);
      }
    }
    assertThat(arrived.computeIfAbsent(sender, s -> new HashSet<>()).add(number))
        .as("message %d of %d came twice", number, sender)
        .isTrue();
  }
}
