package proclings.multiprocessing;

import java.util.concurrent.LinkedBlockingQueue;

/**
 * Runs a pool's callbacks, one after another, in a thread of their own, so that one that takes
 * long, or waits for another task of the pool, keeps no result from anybody.
 */
final class PoolCallbacks {

  private final String pool;
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private Thread thread = Thread.currentThread();
  private boolean started;
  private volatile boolean ended;

  PoolCallbacks(String pool) {
    this.pool = pool;
  }

  /** Runs something now, or, if it may be slow, as soon as what came before it is done. */
  void run(boolean slow, Runnable work) {
    if (slow) {
      start();
      waiting.add(work);
    } else {
      work.run();
    }
  }

  /** Runs something when all else is done, and nothing after it. */
  synchronized void end(Runnable last) {
    if (started) {
      waiting.add(() -> {
        ended = true;
        last.run();
      });
    } else {
      last.run();
    }
  }

  synchronized boolean isCurrentThread() {
    return started && Thread.currentThread() == thread;
  }

  private synchronized void start() {
    if (!started) {
      started = true;
      thread = Thread.ofPlatform().daemon().name(pool + " callbacks").start(this::work);
    }
  }

  private void work() {
    while (!ended) {
      try {
        waiting.take().run();
      } catch (InterruptedException e) {
        // A callback interrupted its own thread; the others still have their turn.
      } catch (Throwable e) {
        Thread.currentThread()
            .getUncaughtExceptionHandler()
            .uncaughtException(Thread.currentThread(), e);
      }
    }
  }
}
