package proclings.multiprocessing;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import proclings.shm.MessageLog;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;

/**
 * The result of a task that was given to a {@link Pool}, now or later.
 *
 * @param <R> what the task gives
 */
public final class AsyncResult<R extends @Nullable Object> {

  private final PoolTasks pool;
  private final @Nullable Consumer<? super R> callback;
  private final @Nullable Consumer<? super RuntimeException> errorCallback;

  private @Nullable R value;
  private @Nullable RuntimeException error;
  private volatile boolean ready;

  /** A result that is not there yet. */
  AsyncResult(
      PoolTasks pool,
      @Nullable Consumer<? super R> callback,
      @Nullable Consumer<? super RuntimeException> errorCallback) {
    this.pool = pool;
    this.callback = callback;
    this.errorCallback = errorCallback;
  }

  /**
   * Gives the result; waits until it is there.
   *
   * @throws RemoteException when the task failed: its cause is what was thrown in the worker;
   *     {@link WorkerDiedException} and {@link ResultNotSerializableException} are special cases
   * @throws PoolClosedException when the pool was terminated before the task was done
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public R get() {
    await(Parking.NEVER);
    return done();
  }

  /**
   * Gives the result, or fails, as {@link #get()}; waits for it so long.
   *
   * @throws ResultTimeoutException when it was not there in time; the task goes on
   */
  public R get(Duration timeout) {
    if (!await(Deadline.after(timeout))) {
      throw new ResultTimeoutException(timeout);
    }
    return done();
  }

  @SuppressWarnings("NullAway") // null only if R may be null
  private R done() {
    if (error != null) {
      error.fillInStackTrace(); // so that it shows who asked, not the pool's own thread
      throw error;
    }
    return value;
  }

  /**
   * Waits until the task has succeeded or failed.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void await() {
    await(Parking.NEVER);
  }

  /**
   * Waits until the task has succeeded or failed, at most so long; says whether it has.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public boolean await(Duration timeout) {
    return await(Deadline.after(timeout));
  }

  private boolean await(long deadlineNanos) {
    Segment segment = pool.segment();
    long epoch = pool.epoch();
    while (!ready) {
      int seen = segment.getIntVolatile(epoch);
      if (ready) {
        break;
      }
      if (deadlineNanos == MessageLog.NOW || Parking.passed(deadlineNanos)) {
        return false;
      }
      Parking.park(segment, epoch, seen, deadlineNanos);
    }
    return true;
  }

  /** Whether the task has succeeded or failed. */
  public boolean ready() {
    return ready;
  }

  /**
   * Whether the task has succeeded.
   *
   * @throws IllegalStateException when it is not done
   */
  public boolean successful() {
    if (!ready) {
      throw new IllegalStateException("the task is not done: ask ready() first, or await()");
    }
    return error == null;
  }

  boolean hasCallback() {
    return callback != null || errorCallback != null;
  }

  /** Runs the callback, then makes the result known. What the callback throws is its own affair. */
  void complete(@Nullable R value, @Nullable RuntimeException error) {
    this.value = value;
    this.error = error;
    try {
      callBack(value, error);
    } catch (Throwable e) {
      Thread.UncaughtExceptionHandler handler =
          Thread.currentThread().getUncaughtExceptionHandler();
      handler.uncaughtException(Thread.currentThread(), e);
    }
    ready = true;
    pool.announce();
  }

  @SuppressWarnings("NullAway") // null only if R may be null
  private void callBack(@Nullable R value, @Nullable RuntimeException error) {
    if (error == null && callback != null) {
      callback.accept(value);
    } else if (error != null && errorCallback != null) {
      errorCallback.accept(error);
    }
  }
}
