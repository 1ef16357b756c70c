package proclings.multiprocessing;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The forkserver's stock: JVMs that have booted and wait to be handed a process to be.
 *
 * <p>It is refilled in the background, one JVM at a time and only while the machine has a CPU to
 * spare, because booting takes one away from the very processes that were just started. After a
 * while it is refilled all the same.
 */
final class Standbys {

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long BOOT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Session session;
  private final ArrayDeque<Jvm> ready = new ArrayDeque<>();
  private int wanted;
  private boolean filling;
  private boolean closed;
  private long lastTakenNanos = System.nanoTime() - PATIENCE_NANOS;

  Standbys(Session session) {
    this.session = session;
  }

  /** How many a main process keeps. */
  static int usualStock() {
    return Integer.getInteger("proclings.standbys", 4);
  }

  /** Keeps at least so many from now on, and begins at once. */
  synchronized void keep(int count) {
    wanted = Math.max(wanted, count);
    if (!filling && !closed && ready.size() < wanted) {
      filling = true;
      Thread.ofPlatform().daemon().name("proclings standbys").start(this::fill);
    }
    notifyAll();
  }

  /** Takes the one that is the furthest, or null if there is none. */
  synchronized @Nullable Jvm take() {
    lastTakenNanos = System.nanoTime();
    Jvm taken = null;
    for (Jvm jvm : ready) {
      if (session.table().state(jvm.ordinal()) == ProcessTable.State.STANDBY) {
        taken = jvm;
        break;
      }
    }
    if (taken == null) {
      taken = ready.peek();
    }
    ready.remove(taken);
    keep(session.process().identity().isEmpty() ? usualStock() : Math.min(1, usualStock()));
    return taken;
  }

  /** One is gone that was nobody yet. */
  synchronized void lost(Jvm jvm) {
    if (ready.remove(jvm)) {
      keep(wanted);
    }
  }

  synchronized void close() {
    closed = true;
    notifyAll();
    for (Jvm jvm : ready) {
      jvm.destroy(true);
    }
    ready.clear();
  }

  private void fill() {
    try {
      while (awaitNeed()) {
        Jvm jvm = Jvm.launch(session, true);
        synchronized (this) {
          if (closed) {
            jvm.destroy(true);
            return;
          }
          ready.add(jvm);
        }
        awaitBoot(jvm);
      }
    } catch (RuntimeException e) {
      EngineLog.warning(session, "no standby could be started: %s", e);
      // No memory or no process for a stock; who needs a process is told so when it is started.
      synchronized (this) {
        filling = false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until another one is wanted and now is the time; false when none ever will be. */
  private synchronized boolean awaitNeed() throws InterruptedException {
    SpareCpu spare = null;
    while (!closed) {
      if (ready.size() >= wanted) {
        wait();
        spare = null;
      } else if (System.nanoTime() - lastTakenNanos >= PATIENCE_NANOS
          || spare != null && spare.isThere()) {
        return true;
      } else {
        spare = spare == null ? new SpareCpu() : spare;
        TimeUnit.NANOSECONDS.timedWait(this, LOOK_NANOS);
      }
    }
    return false;
  }

  /** One at a time. */
  private void awaitBoot(Jvm jvm) throws InterruptedException {
    session.table().awaitBooted(session.segment(), jvm.ordinal(), System.nanoTime() + BOOT_NANOS);
  }
}
