package proclings.multiprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Puts the chunks of a map together; the first chunk that failed decides, once all are done. */
final class MapOutcome<R extends @Nullable Object> implements IntFunction<PoolTask.Outcome> {

  private final AsyncResult<List<R>> result;
  private final @Nullable Object[] values;
  private final int chunk;
  private int left;
  private int failedChunk = Integer.MAX_VALUE;
  private @Nullable RuntimeException error;

  MapOutcome(AsyncResult<List<R>> result, int inputs, int chunk) {
    this.result = result;
    this.values = new Object[inputs];
    this.chunk = chunk;
    this.left = inputs == 0 ? 0 : (inputs + chunk - 1) / chunk;
  }

  @Override
  public PoolTask.Outcome apply(int index) {
    return (value, failure) -> ended(index, value, failure);
  }

  private void ended(int index, @Nullable Object value, @Nullable RuntimeException failure) {
    synchronized (this) {
      if (failure == null) {
        @Nullable Object[] part = (@Nullable Object[]) java.util.Objects.requireNonNull(value);
        System.arraycopy(part, 0, values, index * chunk, part.length);
      } else if (index < failedChunk) {
        failedChunk = index;
        error = failure;
      }
      if (--left > 0) {
        return;
      }
    }
    done();
  }

  @SuppressWarnings("unchecked") // what the function gives is an R
  void done() {
    result.complete(error == null ? new ArrayList<>((List<R>) Arrays.asList(values)) : null, error);
  }
}
