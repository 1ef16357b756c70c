package proclings.multiprocessing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands behind a {@link PoolProxy}, in the server. */
final class ManagedPool implements PoolProxy {

  private final Pool pool;

  ManagedPool(int processes) {
    pool = new Pool(processes);
  }

  @Override
  public <R extends @Nullable Object> R apply(RemoteTask<R> task) {
    return pool.apply(task);
  }

  @Override
  public <T extends @Nullable Object, R extends @Nullable Object> R apply(
      RemoteFunction<? super T, R> function, T argument) {
    return pool.<T, R>apply(function, argument);
  }

  @Override
  public <T extends @Nullable Object, R extends @Nullable Object> ResultProxy<R> applyAsync(
      RemoteFunction<? super T, R> function, T argument) {
    return new Result<>(pool.<T, R>applyAsync(function, argument));
  }

  @Override
  public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
      RemoteFunction<? super T, ? extends R> function, Collection<? extends T> inputs) {
    return new ArrayList<>(pool.<T, R>map(function, inputs));
  }

  @Override
  public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
      RemoteFunction<? super T, ? extends R> function,
      Collection<? extends T> inputs,
      int chunkSize) {
    return new ArrayList<>(pool.<T, R>map(function, inputs, chunkSize));
  }

  @Override
  public <T extends @Nullable Object, R extends @Nullable Object> ResultProxy<List<R>> mapAsync(
      RemoteFunction<? super T, ? extends R> function, Collection<? extends T> inputs) {
    return new Result<>(pool.<T, R>mapAsync(function, inputs));
  }

  @Override
  public void close() {
    pool.close();
  }

  @Override
  public void terminate() {
    pool.terminate();
  }

  @Override
  public void join() {
    pool.join();
  }

  @Override
  public String toString() {
    return pool.toString();
  }

  private record Result<R extends @Nullable Object>(AsyncResult<R> result)
      implements ResultProxy<R> {

    @Override
    public R get() {
      return result.get();
    }

    @Override
    public R get(Duration timeout) {
      return result.get(timeout);
    }

    @Override
    public void await() {
      result.await();
    }

    @Override
    public boolean await(Duration timeout) {
      return result.await(timeout);
    }

    @Override
    public boolean ready() {
      return result.ready();
    }

    @Override
    public boolean successful() {
      return result.successful();
    }
  }
}
