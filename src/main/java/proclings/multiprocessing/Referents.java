package proclings.multiprocessing;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import proclings.shm.Holders;
import proclings.shm.Parking;
import proclings.shm.ReferenceCount;
import proclings.shm.Segment;

/**
 * The objects that a manager's server keeps, each until nobody has a proxy of it: Python's {@code
 * id_to_obj} and {@code id_to_refcount}.
 *
 * <p>Who counts is not the server. Each object has a {@link ReferenceCount} in shared memory, which
 * is repaired when a process dies and knows the proxies that are on their way; {@link Share} is a
 * proxy's part in it. A new object is counted first as the server's own; that share goes to who
 * asked for the object with the reply, as a handle in a message does, and only then the server lets
 * go of its own. So there is no moment in which nobody has it.
 *
 * <p>A proxy in another managed object is one of the server's. Two objects that have each other, or
 * one that has itself, therefore stay as long as the server, as in Python.
 */
final class Referents {

  private final Segment segment;
  private final long bell;
  private final AtomicLong last = new AtomicLong();
  private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

  /** The counts of what was dropped. */
  private final Queue<Long> used = new ConcurrentLinkedQueue<>();

  private record Kept(Referent referent, long count) {}

  Referents(Segment segment) {
    this.segment = segment;
    this.bell = ReferenceCount.bell(segment);
    Thread.ofPlatform().daemon().name("proclings referents").start(this::dropAsTheyGo);
  }

  /** Keeps an object as long as somebody has it, at first the one who gets this. */
  Share keep(Referent referent) {
    long number = last.incrementAndGet();
    Long free = used.poll();
    long count = ReferenceCount.begin(segment, free == null ? 0 : free, bell, number);
    Share share = new Share(segment, count, number, referent.name(segment));
    kept.put(number, new Kept(referent, count));
    return share;
  }

  /** The object of that number, of which who calls it has a proxy. */
  Referent find(long number) {
    Kept found = kept.get(number);
    return java.util.Objects.requireNonNull(found, "dropped, since the caller is gone").referent;
  }

  /** How many there are. */
  int size() {
    return kept.size();
  }

  private void dropAsTheyGo() {
    while (true) {
      int before = segment.getIntVolatile(bell);
      kept.forEach((number, each) -> {
        if (Holders.isGivenUp(segment, each.count)) {
          kept.remove(number);
          used.add(each.count);
          each.referent.drop();
        }
      });
      Parking.parkUninterruptibly(segment, bell, before, Parking.NEVER);
    }
  }
}
