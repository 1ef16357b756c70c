package proclings.stress;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import proclings.multiprocessing.Array;
import proclings.multiprocessing.Event;
import proclings.multiprocessing.Queue;
import proclings.multiprocessing.Target;

/**
 * Producers and consumers of a bounded queue are killed, inside put, inside get and in between.
 *
 * <p>A producer writes down each number before it puts it, and again when that is done; a consumer
 * hands on what it takes. So: whatever was put arrives, once, and in the order in which its
 * producer put it, but for what a consumer had in its hands when it was killed, which is one
 * message at most. What a producer was just putting when it was killed may have arrived.
 */
final class QueueTrial implements Trial {

  private static final int SIDE = 2;
  private static final int PRODUCERS = 5_000;
  private static final long[] END = {-1, 0};

  private final Queue<long[]> queue = new Queue<>(64);
  private final Queue<long[]> handedOn = new Queue<>();
  private final Array<Long> begun = new Array<>(Collections.nCopies(PRODUCERS, 0L), false);
  private final Array<Long> done = new Array<>(Collections.nCopies(PRODUCERS, 0L), false);
  private final Event stop = new Event();
  private final List<BitSet> arrived = new ArrayList<>();

  private int producersMade;

  private static void produce(
      Queue<long[]> queue, Array<Long> begun, Array<Long> done, Event stop, int producer) {
    for (long number = 1; !stop.isSet(); number++) {
      begun.set(producer, number);
      queue.put(new long[] {producer, number});
      done.set(producer, number);
    }
  }

  private static void consume(Queue<long[]> queue, Queue<long[]> handedOn) {
    for (long[] message = queue.get(); message[0] >= 0; message = queue.get()) {
      handedOn.put(message);
    }
  }

  /** Of local things only: a trial itself can't be sent. */
  private Target producer() {
    int producer = producersMade++;
    Queue<long[]> to = queue;
    Array<Long> first = begun;
    Array<Long> then = done;
    Event end = stop;
    return () -> produce(to, first, then, end, producer);
  }

  private Target consumer() {
    Queue<long[]> from = queue;
    Queue<long[]> to = handedOn;
    return () -> consume(from, to);
  }

  @Override
  public String run(long endNanos, Random random) throws Exception {
    FutureTask<Long> collecting = new FutureTask<>(this::collect);
    Thread.ofPlatform().daemon().start(collecting);
    Crew producers = new Crew(SIDE, this::producer);
    Crew consumers = new Crew(SIDE, this::consumer);
    while (!Trial.isOver(endNanos) && producersMade < PRODUCERS) {
      (random.nextBoolean() ? producers : consumers).killOne(random);
    }
    stop.set();
    producers.join();
    for (int i = 0; i < consumers.size(); i++) {
      queue.put(END);
    }
    consumers.join();
    handedOn.put(END);
    return account(collecting.get(), producers.killed(), consumers.killed());
  }

  /** Runs beside the trial until {@link #END}. */
  private Long collect() {
    long count = 0;
    for (long[] message = handedOn.get(); message[0] >= 0; message = handedOn.get()) {
      Trial.check(message.length == 2, "a torn message of " + message.length + " numbers");
      int producer = (int) message[0];
      while (arrived.size() <= producer) {
        arrived.add(new BitSet());
      }
      BitSet numbers = arrived.get(producer);
      Trial.check(!numbers.get((int) message[1]), "twice: " + message[1] + " of " + producer);
      numbers.set((int) message[1]);
      count++;
    }
    return count;
  }

  private String account(long count, int producersKilled, int consumersKilled) {
    Trial.check(queue.empty(), "messages are left: " + queue.qsize());
    long missing = 0;
    for (int producer = 0; producer < producersMade; producer++) {
      BitSet numbers = producer < arrived.size() ? arrived.get(producer) : new BitSet();
      long put = done.get(producer);
      Trial.check(
          numbers.length() - 1 <= begun.get(producer),
          "%d of %d was never put".formatted(numbers.length() - 1, producer));
      missing += put - numbers.get(1, (int) put + 1).cardinality();
    }
    Trial.check(
        missing <= consumersKilled,
        "%d messages are lost, with %d consumers killed".formatted(missing, consumersKilled));
    return "queue: %,d messages, %d producers and %d consumers killed, %d in a dead one's hands"
        .formatted(count, producersKilled, consumersKilled, missing);
  }
}
