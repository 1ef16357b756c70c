package proclings.multiprocessing;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function that is sent to another process, with all that it captured, and runs there.
 *
 * @param <T> what it takes
 * @param <R> what it gives
 */
@FunctionalInterface
public interface RemoteFunction<T extends @Nullable Object, R extends @Nullable Object>
    extends Serializable {

  /**
   * Runs in the worker.
   *
   * @throws Exception anything: it comes back in a {@link RemoteException}
   */
  R apply(T input) throws Exception;
}
