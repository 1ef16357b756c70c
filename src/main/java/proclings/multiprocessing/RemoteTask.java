package proclings.multiprocessing;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A task that is sent to another process, with all that it captured, and runs there.
 *
 * @param <R> what it gives
 */
@FunctionalInterface
public interface RemoteTask<R extends @Nullable Object> extends Serializable {

  /**
   * Runs in the worker.
   *
   * @throws Exception anything: it comes back in a {@link RemoteException}
   */
  R call() throws Exception;
}
