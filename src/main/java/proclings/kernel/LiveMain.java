package proclings.kernel;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One main process, and a thread that takes in its replies. */
final class LiveMain {

  private final Session.MainProcess process;
  private final BiConsumer<LiveMain, Reply.Snapshot> snapshots;
  private final Consumer<LiveMain> ended;
  private final LinkedBlockingQueue<Optional<Reply>> replies = new LinkedBlockingQueue<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile boolean served;
  private int owed;

  LiveMain(
      Session.MainProcess process,
      BiConsumer<LiveMain, Reply.Snapshot> snapshots,
      Consumer<LiveMain> ended) {
    this.process = process;
    this.snapshots = snapshots;
    this.ended = ended;
  }

  /** Waits until the process serves, or has ended before it could. */
  void start() {
    Thread reader = new Thread(this::read, "main-replies");
    reader.setDaemon(true);
    reader.start();
    try {
      ready.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it ever was ready; another one like it would not be, either. */
  boolean hasServed() {
    return served;
  }

  Session.MainProcess process() {
    return process;
  }

  void send(Request request) {
    if (request instanceof Request.Run) {
      owe(1);
    }
    process.send(request.encode());
  }

  private synchronized void owe(int more) {
    owed += more;
    notifyAll();
  }

  /** Waits until it has told the values after its last cell, but not for long: it may hang. */
  synchronized void awaitSnapshot(long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      for (long left = millis; owed > 0 && left > 0; ) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The process kills its children itself; one that does not come to it is ended with them. */
  void interrupt() {
    send(new Request.Interrupt());
  }

  /** The reply to the cell that was sent, or null when the process ended under it. */
  @Nullable Reply await() {
    try {
      return replies.take().orElse(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a cell runs", e);
    }
  }

  private void read() {
    byte[] message;
    while ((message = process.receive()) != null) {
      Reply reply = Reply.decode(message);
      switch (reply) {
        case Reply.Ready() -> {
          served = true;
          ready.countDown();
        }
        case Reply.Snapshot snapshot -> {
          snapshots.accept(this, snapshot);
          owe(-1);
        }
        case Reply.Restored restored -> {}
        default -> replies.add(Optional.of(reply));
      }
    }
    replies.add(Optional.empty());
    ready.countDown();
    synchronized (this) {
      owed = 0;
      notifyAll();
    }
    ended.accept(this);
  }
}
