package proclings.multiprocessing;

import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import proclings.shm.WaitInterruptedException;

/**
 * Draws the inputs of an {@code imap} from where they come from, and gives them to the pool, a
 * chunk at a time, while {@link ResultIterator#mayDraw} says so.
 *
 * <p>A collection is at hand, and is drawn by whoever takes the results: a chunk when one was
 * taken. Any other source may make the thread wait that asks it, for ever even, so it has a thread
 * of its own, in which it makes nobody wait for results that are there.
 *
 * <p>A pool that is closed has been promised all of a collection; what is left is drawn in a thread
 * too. Of another source nobody knows whether it ends. It is drawn no further, and its thread,
 * which may wait in it, is interrupted.
 */
final class PoolInputs {

  private final PoolTasks pool;
  private final PoolMessage.Function function;
  private final Iterator<?> source;
  private final boolean collection;
  private final int chunkSize;
  private final ResultIterator<?> results;
  private volatile @Nullable Thread drawer;

  /**
   * Inputs of which none is drawn.
   *
   * @param results who is to hear of each input that was given, and of the end
   */
  PoolInputs(
      PoolTasks pool,
      PoolMessage.Function function,
      Iterable<?> inputs,
      int chunkSize,
      ResultIterator<?> results) {
    this.pool = pool;
    this.function = function;
    this.source = inputs.iterator();
    this.collection = inputs instanceof Collection;
    this.chunkSize = chunkSize;
    this.results = results;
  }

  /**
   * Begins to draw.
   *
   * @throws PoolClosedException when the pool is closed
   */
  void begin() {
    pool.register(this);
    if (collection) {
      draw();
    } else {
      startDrawer();
    }
  }

  /** Draws what may be drawn now, unless there is a thread for that. */
  void draw() {
    if (drawer == null) {
      drawChunks();
    }
  }

  /** Whether a thread draws, which waits for results to be taken. */
  boolean haveDrawer() {
    return drawer != null;
  }

  private synchronized void drawChunks() {
    while (results.mayDraw()) {
      drawChunk();
    }
  }

  private void startDrawer() {
    drawer = Thread.ofPlatform().daemon().name(pool.name() + " inputs").unstarted(this::drawAll);
    drawer.start();
  }

  private void drawAll() {
    try {
      while (results.awaitRoom()) {
        drawChunks();
      }
    } catch (WaitInterruptedException e) {
      end(new PoolClosedException(pool.name() + " draws no more inputs: it was interrupted"));
    }
  }

  private void drawChunk() {
    Bytes chunk = PoolMessage.eachOf(function);
    int count = 0;
    RuntimeException unsendable = null;
    RuntimeException failure = null;
    boolean more = false;
    try {
      while (unsendable == null && count < chunkSize && source.hasNext()) {
        Object input = source.next();
        try {
          PoolMessage.putInput(chunk, input);
          count++;
        } catch (RuntimeException e) {
          unsendable = e;
        }
      }
      more = unsendable != null || count == chunkSize;
    } catch (RuntimeException e) {
      failure = e;
    } catch (Throwable e) {
      failure = new IllegalStateException("the inputs can't be drawn: " + e, e);
    }
    PoolTask.@Nullable Outcome outcome = count == 0 ? null : results.given(count);
    if (outcome != null) {
      pool.submit(chunk.toArray(), outcome);
    }
    if (unsendable != null) {
      outcome = results.given(1);
      if (outcome != null) {
        outcome.ended(null, unsendable);
      }
    }
    if (!more) {
      end(failure);
    }
  }

  /** Draws no more; what was given is done. Doing it again does nothing. */
  void end(@Nullable RuntimeException why) {
    results.drawn(why);
    pool.drawn(this);
    Thread thread = drawer;
    if (thread != null && thread != Thread.currentThread()) {
      thread.interrupt();
    }
  }

  /** The pool takes no more tasks, but for those that it was promised. */
  void poolClosed() {
    if (collection) {
      results.drawOn();
      startDrawer();
    } else {
      end(
          new PoolClosedException(
              pool.name() + " was closed before the inputs came to an end: the rest isn't done"));
    }
  }
}
