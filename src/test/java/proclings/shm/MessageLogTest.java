package proclings.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MessageLogTest {

  private final Segment segment = Segment.create(1L << 30);

  @AfterEach
  void close() {
    segment.close();
  }

  @Test
  void givesBackWhatWasPutInItsOrder() {
    MessageLog log = unbounded();
    for (int i = 0; i < 100_000; i++) {
      assertThat(log.append(message(i))).isEqualTo(i + 1);
    }
    assertThat(log.size()).isEqualTo(100_000);
    for (int i = 0; i < 100_000; i++) {
      assertThat(log.take()).isEqualTo(message(i));
    }
    assertThat(log.tryTake()).isNull();
    assertThat(log.size()).isZero();
  }

  @Test
  void writesNothingButItsOwnWordsAmongTheObjects() {
    MessageLog log = unbounded();
    int size = 256 << 10;
    long next = Objects.allocate(segment, size);
    for (int i = 0; i < 10_000; i++) {
      log.append(message(i));
      log.take();
    }
    byte[] bytes = new byte[size];
    segment.getBytes(next, bytes, 0, size);
    assertThat(bytes).containsOnly(0);
  }

  @Test
  void takesMessagesOfAnySize() {
    MessageLog log = unbounded();
    Random random = new Random(1);
    int[] sizes = {0, 1, 3, 4, 5, 65_000, 65_450, 65_464, 65_472, 65_536, 70_000, 0, 5_000_000, 7};
    for (int round = 0; round < 3; round++) {
      List<byte[]> put = new ArrayList<>();
      for (int size : sizes) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        log.append(bytes);
        put.add(bytes);
      }
      for (byte[] bytes : put) {
        assertThat(Arrays.equals(log.take(), bytes)).isTrue();
      }
    }
  }

  @Test
  void usesItsChunksAgain() {
    MessageLog log = unbounded();
    byte[] bytes = new byte[1000];
    for (int i = 0; i < 200_000; i++) {
      log.append(bytes);
      log.take();
    }
    assertThat(BlockHeap.usedBytes(segment)).isLessThan(1 << 20);
  }

  @Test
  void refusesMoreMessagesThanItsBound() {
    MessageLog log = MessageLog.create(segment, Kinds.LOG, 2, MessageLog.UNBOUNDED);
    assertThat(log.tryAppend(message(1))).isEqualTo(1);
    assertThat(log.tryAppend(message(2))).isEqualTo(2);
    assertThat(log.tryAppend(message(3))).isZero();
    assertThat(append(log, message(3), Parking.deadline(1_000_000))).isZero();
    log.take();
    assertThat(log.tryAppend(message(3))).isEqualTo(3);
  }

  @Test
  void refusesMoreBytesThanItsBoundButTakesAnyMessageWhenItIsEmpty() {
    MessageLog log = MessageLog.create(segment, Kinds.LOG, MessageLog.UNBOUNDED, 100);
    assertThat(log.tryAppend(new byte[1000])).isEqualTo(1);
    assertThat(log.tryAppend(new byte[1])).isZero();
    log.take();
    assertThat(log.tryAppend(new byte[60])).isEqualTo(2);
    assertThat(log.tryAppend(new byte[60])).isZero();
    assertThat(log.tryAppend(new byte[20])).isEqualTo(3);
  }

  @Test
  void takerWaitsUntilItsDeadline() {
    long began = System.nanoTime();
    assertThat(unbounded().take(Parking.deadline(20_000_000), MessageWitness.NOBODY)).isNull();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(20_000_000);
  }

  @Test
  void interruptedTakerTakesNothing() throws Exception {
    MessageLog log = unbounded();
    Thread[] taker = new Thread[1];
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<byte[]> taken =
          threads.submit(() -> {
            taker[0] = Thread.currentThread();
            return log.take();
          });
      while (segment.getIntVolatile(log.offset() + LogLayout.ITEMS + Awaited.AWAITED) == 0) {
        Thread.onSpinWait();
      }
      taker[0].interrupt();
      assertThatThrownBy(taken::get).hasCauseInstanceOf(WaitInterruptedException.class);
    }
    log.append(message(5));
    assertThat(log.take()).isEqualTo(message(5));
  }

  @Test
  void manyThreadsExchangeEveryMessageOnceAndEachSendersInOrder() throws Exception {
    exchange(unbounded(), 3, 3, 50_000);
  }

  @Test
  void manyThreadsExchangeEveryMessageThroughANarrowLog() throws Exception {
    exchange(MessageLog.create(segment, Kinds.LOG, 3, MessageLog.UNBOUNDED), 3, 3, 5_000);
  }

  @Test
  void manyThreadsExchangeEveryMessageThroughALogOfFewBytes() throws Exception {
    exchange(MessageLog.create(segment, Kinds.LOG, MessageLog.UNBOUNDED, 64), 2, 2, 5_000);
  }

  @Test
  void tellsItsWitnessTheNumberBeforeOthersSeeIt() {
    MessageLog log = unbounded();
    List<String> seen = new ArrayList<>();
    MessageWitness witness =
        new MessageWitness() {
          @Override
          public void committing(long number) {
            seen.add(number + " while it held " + log.size());
          }
        };
    log.append(message(1), 0, 4, MessageLog.NOW, witness);
    log.take(MessageLog.NOW, witness);
    assertThat(seen).containsExactly("1 while it held 0", "1 while it held 1");
  }

  @Test
  void aWitnessThatThrowsLeavesAllAsItWas() {
    MessageLog log = unbounded();
    MessageWitness hostile =
        new MessageWitness() {
          @Override
          public void committing(long number) {
            throw new IllegalStateException("hostile");
          }
        };
    assertThatThrownBy(() -> log.append(message(1), 0, 4, MessageLog.NOW, hostile))
        .isInstanceOf(IllegalStateException.class);
    assertThat(log.size()).isZero();
    log.append(message(2));
    assertThatThrownBy(() -> log.take(MessageLog.NOW, hostile))
        .isInstanceOf(IllegalStateException.class);
    assertThat(log.take()).isEqualTo(message(2));
  }

  @Test
  void aFullSegmentIsAnErrorAndLosesNothing() {
    try (Segment small = Segment.create(1 << 20)) {
      MessageLog log =
          MessageLog.create(small, Kinds.LOG, MessageLog.UNBOUNDED, MessageLog.UNBOUNDED);
      assertThatThrownBy(
              () -> {
                while (true) {
                  log.append(new byte[1000]);
                }
              })
          .isInstanceOf(OutOfSharedMemoryException.class)
          .hasMessageContaining("no room");
      long put = log.putCount();
      for (long i = 0; i < put; i++) {
        assertThat(log.take()).hasSize(1000);
      }
      assertThat(log.append(new byte[1000])).isEqualTo(put + 1);
    }
  }

  @Test
  void anEndlessRecursionLeavesNothingLocked() throws Exception {
    MessageLog log = unbounded();
    long lock = Objects.allocate(segment, OwnedLock.SIZE);
    for (int round = 0; round < 60; round++) {
      // Another size each time, so that the stack ends at another place.
      Thread thread = new Thread(null, () -> recurse(log, lock), "deep", 256 * 1024 + round * 48);
      thread.setUncaughtExceptionHandler((t, e) -> {});
      thread.start();
      thread.join();
      assertThat(OwnedLock.owner(segment, lock)).isZero();
      log.append(message(round));
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private void recurse(MessageLog log, long lock) {
    OwnedLock.acquire(segment, lock, Parking.NEVER, () -> {});
    try {
      log.append(message(1));
      log.take();
    } finally {
      OwnedLock.release(segment, lock);
    }
    recurse(log, lock);
  }

  private void exchange(MessageLog log, int senders, int takers, int each) throws Exception {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Integer>> sending = new ArrayList<>();
      for (int s = 0; s < senders; s++) {
        int sender = s;
        Callable<Integer> send =
            () -> {
              for (int i = 0; i < each; i++) {
                log.append(message(sender * each + i));
              }
              return each;
            };
        sending.add(threads.submit(send));
      }
      List<Future<List<Integer>>> taking = new ArrayList<>();
      for (int t = 0; t < takers; t++) {
        taking.add(threads.submit(() -> takeUntilEnd(log)));
      }
      for (Future<Integer> sent : sending) {
        sent.get();
      }
      for (int t = 0; t < takers; t++) {
        log.append(message(-1));
      }
      List<Integer> all = new ArrayList<>();
      for (Future<List<Integer>> taken : taking) {
        int[] last = new int[senders];
        Arrays.fill(last, -1);
        for (int number : taken.get()) {
          assertThat(number % each).isGreaterThan(last[number / each]);
          last[number / each] = number % each;
          all.add(number);
        }
      }
      assertThat(all).hasSize(senders * each).doesNotHaveDuplicates();
    }
  }

  private static List<Integer> takeUntilEnd(MessageLog log) {
    List<Integer> taken = new ArrayList<>();
    while (true) {
      int number = ByteBuffer.wrap(log.take()).getInt();
      if (number < 0) {
        return taken;
      }
      taken.add(number);
    }
  }

  private static long append(MessageLog log, byte[] message, long deadlineNanos) {
    return log.append(message, 0, message.length, deadlineNanos, MessageWitness.NOBODY);
  }

  private MessageLog unbounded() {
    return MessageLog.create(segment, Kinds.LOG, MessageLog.UNBOUNDED, MessageLog.UNBOUNDED);
  }

  private static byte[] message(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }
}
