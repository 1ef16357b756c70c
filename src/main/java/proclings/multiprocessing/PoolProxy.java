package proclings.multiprocessing;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Pool} whose workers are children of a manager's server, and that all processes can give
 * tasks to: see {@link Manager#pool(int)}. Failures are those of the pool's methods, and those of a
 * managed object's calls. When no process has a proxy of it any more, it is closed.
 *
 * <p>Unlike Python's it has no {@code starmap} and no {@code imap}, and takes no initializer: who
 * needs them {@linkplain Manager#create(Class, RemoteTask) makes} a type that has a pool in it.
 */
public interface PoolProxy extends AutoCloseable {

  /** As {@link Pool#apply(RemoteTask)}. */
  <R extends @Nullable Object> R apply(RemoteTask<R> task);

  /** As {@link Pool#apply(RemoteFunction, Object)}. */
  <T extends @Nullable Object, R extends @Nullable Object> R apply(
      RemoteFunction<? super T, R> function, T argument);

  /** As {@link Pool#applyAsync(RemoteFunction, Object)}; the result stays in the server. */
  @ByProxy
  <T extends @Nullable Object, R extends @Nullable Object> ResultProxy<R> applyAsync(
      RemoteFunction<? super T, R> function, T argument);

  /** As {@link Pool#map(RemoteFunction, Iterable)}. */
  <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
      RemoteFunction<? super T, ? extends R> function, Collection<? extends T> inputs);

  /** As {@link Pool#map(RemoteFunction, Iterable, int)}. */
  <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
      RemoteFunction<? super T, ? extends R> function,
      Collection<? extends T> inputs,
      int chunkSize);

  /** As {@link Pool#mapAsync(RemoteFunction, Iterable)}; the results stay in the server. */
  @ByProxy
  <T extends @Nullable Object, R extends @Nullable Object> ResultProxy<List<R>> mapAsync(
      RemoteFunction<? super T, ? extends R> function, Collection<? extends T> inputs);

  /** As {@link Pool#close()}. */
  @Override
  void close();

  /** As {@link Pool#terminate()}. */
  void terminate();

  /** As {@link Pool#join()}. */
  void join();
}
