package proclings.multiprocessing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AsyncResult} that a manager's server keeps, for all processes.
 *
 * @param <R> what the task gives
 */
public interface ResultProxy<R extends @Nullable Object> {

  /** As {@link AsyncResult#get()}. */
  R get();

  /** As {@link AsyncResult#get(Duration)}. */
  R get(Duration timeout);

  /** As {@link AsyncResult#await()}. */
  void await();

  /** As {@link AsyncResult#await(Duration)}. */
  boolean await(Duration timeout);

  /** As {@link AsyncResult#ready()}. */
  boolean ready();

  /** As {@link AsyncResult#successful()}. */
  boolean successful();
}
