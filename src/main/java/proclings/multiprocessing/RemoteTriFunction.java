package proclings.multiprocessing;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of three arguments that is sent to another process, with all that it captured, and
 * runs there.
 *
 * @param <A> what it takes first
 * @param <B> what it takes second
 * @param <C> what it takes third
 * @param <R> what it gives
 */
@FunctionalInterface
public interface RemoteTriFunction<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        R extends @Nullable Object>
    extends Serializable {

  /**
   * Runs in the worker.
   *
   * @throws Exception anything: it comes back in a {@link RemoteException}
   */
  R apply(A first, B second, C third) throws Exception;
}
