package proclings.multiprocessing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import proclings.shm.MessageLog;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;

/**
 * The results of {@link Pool#imap} and {@link Pool#imapUnordered}, one after another, each as soon
 * as it is there: Python's {@code IMapIterator}.
 *
 * <p>There is exactly one result for each input. One that failed is an exception of {@link
 * #next()}, which may be called again for the one after it.
 *
 * <p>It is an {@link Iterable} so that it can stand in a loop; it has only one iterator, itself.
 * Threads may share it: each result comes to one of them.
 *
 * @param <R> what the function gives
 */
public final class ResultIterator<R extends @Nullable Object> implements Iterator<R>, Iterable<R> {

  /** How many tasks are given for each worker before results are taken. */
  static final int AT_ONCE = 16;

  private final PoolTasks pool;
  private final Segment segment;
  private final boolean ordered;
  private final int mostAtOnce;
  private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
  private @Nullable PoolInputs inputs;

  private long given;
  private long done;
  private long taken;
  private boolean drawOn;
  private boolean drawn;
  private @Nullable RuntimeException last;

  /** A chunk's inputs, and their results once they are there. */
  private static final class Chunk {
    private final int inputs;
    private @Nullable Iterator<PoolItem> results;

    Chunk(int inputs) {
      this.inputs = inputs;
    }
  }

  private ResultIterator(PoolTasks pool, boolean ordered) {
    this.pool = pool;
    this.segment = pool.segment();
    this.ordered = ordered;
    this.mostAtOnce = AT_ONCE * pool.size();
  }

  /** Begins to apply a function to inputs. */
  static <R extends @Nullable Object> ResultIterator<R> of(
      PoolTasks pool, boolean ordered, Object function, Iterable<?> inputs, int chunkSize) {
    if (chunkSize < 1) {
      throw new IllegalArgumentException("a chunk has at least one input: chunkSize=" + chunkSize);
    }
    PoolMessage.Function written = PoolMessage.Function.of(function);
    ResultIterator<R> results = new ResultIterator<>(pool, ordered);
    PoolInputs from = new PoolInputs(pool, written, inputs, chunkSize, results);
    results.inputs = from;
    from.begin();
    return results;
  }

  /**
   * Gives the next result; waits until it is there.
   *
   * @throws NoSuchElementException when all results were given
   * @throws RemoteException when the function failed for this input: see {@link AsyncResult#get()}
   * @throws NotSendableException when this input can't be serialised
   * @throws PoolClosedException when the pool was terminated before this input was done, or closed
   *     before all inputs were drawn; that is then the last result
   * @throws RuntimeException what the inputs' iterator threw; that is then the last result
   * @throws WaitInterruptedException when the thread is interrupted while it waits; no result is
   *     lost
   */
  @Override
  public R next() {
    return value(java.util.Objects.requireNonNull(take(Parking.NEVER)));
  }

  /**
   * As {@link #next()}, but waits for it so long.
   *
   * @throws ResultTimeoutException when it was not there in time; it will be the next one's
   */
  public R next(Duration timeout) {
    PoolItem item = take(Deadline.after(timeout));
    if (item == null) {
      throw new ResultTimeoutException(timeout);
    }
    return value(item);
  }

  /**
   * Whether there is another result, now or later; waits while that depends on inputs that were not
   * drawn yet.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  @Override
  public boolean hasNext() {
    while (true) {
      int seen = segment.getIntVolatile(pool.epoch());
      synchronized (this) {
        if (taken < given || last != null) {
          return true;
        }
        if (drawn) {
          return false;
        }
      }
      Parking.park(segment, pool.epoch(), seen, Parking.NEVER);
    }
  }

  /** Itself: what was taken does not come again. */
  @Override
  public Iterator<R> iterator() {
    return this;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // what the function gives is an R
  private R value(PoolItem item) {
    RuntimeException error = item.error();
    if (error != null) {
      if (error instanceof RemoteException || error instanceof PoolClosedException) {
        error.fillInStackTrace(); // so that it shows who asked, not the pool's own thread
      }
      throw error;
    }
    return (R) item.value();
  }

  /** Takes the next one, or gives null if it was not there in time. */
  private @Nullable PoolItem take(long deadlineNanos) {
    while (true) {
      int seen = segment.getIntVolatile(pool.epoch());
      boolean leftChunk = false;
      PoolItem item = null;
      synchronized (this) {
        Chunk first = chunks.peek();
        if (first != null && first.results != null) {
          item = first.results.next();
          leftChunk = !first.results.hasNext();
          if (leftChunk) {
            chunks.remove();
            taken++;
          }
        } else if (drawn && taken == given) {
          item = PoolItem.failed(last == null ? noMore() : last);
          last = null;
        }
      }
      if (leftChunk) {
        makeRoom();
      }
      if (item != null) {
        return item;
      }
      if (deadlineNanos == MessageLog.NOW || Parking.passed(deadlineNanos)) {
        return null;
      }
      Parking.park(segment, pool.epoch(), seen, deadlineNanos);
    }
  }

  private static RuntimeException noMore() {
    return new NoSuchElementException("all results were given: ask hasNext() first");
  }

  /** A chunk was taken: another may be drawn. */
  private void makeRoom() {
    PoolInputs drawing = inputs;
    if (drawing != null && drawing.haveDrawer()) {
      pool.announce();
    } else if (drawing != null) {
      drawing.draw();
    }
  }

  /** Whether another chunk may be given to the pool now. */
  synchronized boolean mayDraw() {
    return !drawn && given - (drawOn ? done : taken) < mostAtOnce;
  }

  /** Waits until another chunk may be given; false when none ever will be. */
  boolean awaitRoom() {
    while (true) {
      int seen = segment.getIntVolatile(pool.epoch());
      synchronized (this) {
        if (drawn) {
          return false;
        }
        if (mayDraw()) {
          return true;
        }
      }
      Parking.park(segment, pool.epoch(), seen, Parking.NEVER);
    }
  }

  /** From now on whoever takes the results is not waited for: they are kept. */
  void drawOn() {
    synchronized (this) {
      drawOn = true;
    }
    pool.announce();
  }

  /**
   * So many inputs are about to be given to the pool.
   *
   * @return who is to hear of their results, or null if they must not be given any more
   */
  PoolTask.@Nullable Outcome given(int count) {
    Chunk chunk = new Chunk(count);
    synchronized (this) {
      if (drawn) {
        return null;
      }
      given++;
      if (ordered) {
        chunks.add(chunk);
      }
    }
    pool.announce();
    return (value, error) -> done(chunk, value, error);
  }

  @SuppressWarnings("unchecked") // the pool makes it of each chunk
  private void done(Chunk chunk, @Nullable Object value, @Nullable RuntimeException error) {
    List<PoolItem> items =
        error == null
            ? (List<PoolItem>) java.util.Objects.requireNonNull(value)
            : Collections.nCopies(chunk.inputs, PoolItem.failed(error));
    synchronized (this) {
      chunk.results = items.iterator();
      done++;
      if (!ordered) {
        chunks.add(chunk);
      }
    }
    pool.announce();
  }

  /** No more inputs are given; what the last result is, if it is not that of the last input. */
  void drawn(@Nullable RuntimeException why) {
    synchronized (this) {
      if (!drawn) {
        drawn = true;
        last = why;
      }
    }
    pool.announce();
  }
}
