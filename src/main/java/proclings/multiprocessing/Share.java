package proclings.multiprocessing;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import proclings.shm.ReferenceCount;
import proclings.shm.Segment;

/**
 * A proxy's part in its object's {@link ReferenceCount}: as long as it is reachable, this process
 * has the object.
 *
 * <p>It ends when it is garbage, so who calls the object keeps it reachable to the end of the call.
 * What lets go then is one thread for all, which there is from a process's first proxy on.
 *
 * <p>A proxy is small, and what it stands for may not be: who only makes and forgets them would
 * collect its garbage long after the server's memory is full. So the garbage is collected when
 * there are {@value #FEW} shares, and then, should they all be in use, when there are twice as
 * many.
 */
final class Share implements Serializable {

  private static final long serialVersionUID = 1;

  /** In a class of its own, so that there is no thread before the first proxy. */
  private static final class Garbage {
    static final Cleaner CLEANER =
        Cleaner.create(work -> {
          Thread thread = new Thread(work, "proclings proxies");
          thread.setDaemon(true);
          return thread;
        });

    private Garbage() {}
  }

  private static final int FEW = 1000;

  private static final AtomicInteger SHARES = new AtomicInteger();
  private static volatile int many = FEW;

  private final long count;
  private final long number;
  private final String name;

  /** Null when the object was gone before this arrived. */
  private transient Cleaner.@Nullable Cleanable letting;

  /**
   * A share of this process's.
   *
   * @param count counts it already
   */
  Share(Segment segment, long count, long number, String name) {
    this.count = count;
    this.number = number;
    this.name = name;
    join(segment);
  }

  private void join(Segment segment) {
    if (!OpenEnds.open(segment, count)) {
      return;
    }
    // While this process has it, the count is one object's. Is it still ours?
    if (ReferenceCount.number(segment, count) == number) {
      letting = Garbage.CLEANER.register(this, new Letting(segment, count));
      int shares = SHARES.incrementAndGet();
      if (shares >= many) {
        many = 2 * shares;
        System.gc();
      }
    } else {
      OpenEnds.close(segment, count, () -> {});
    }
  }

  private record Letting(Segment segment, long count) implements Runnable {
    @Override
    public void run() {
      many = Math.max(FEW, Math.min(many, 4 * SHARES.decrementAndGet()));
      OpenEnds.close(segment, count, () -> {});
    }
  }

  /** The object's number in its server. */
  long number() {
    return number;
  }

  /** What the object is called in the events: {@code list-1}. */
  String name() {
    return name;
  }

  /** Whether the object was still there when this arrived, and so is as long as this is. */
  boolean isLive() {
    return letting != null;
  }

  /** Ends it before it is garbage. */
  void letGo() {
    Cleaner.Cleanable own = letting;
    if (own != null) {
      own.clean();
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    if (letting != null) {
      Handles.written(count, this);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    join(Session.current().segment());
  }
}
