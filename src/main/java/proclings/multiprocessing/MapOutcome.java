package proclings.multiprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the inputs of a map into chunks, and puts their results together; the first chunk that
 * failed decides, once all are done.
 */
final class MapOutcome<R extends @Nullable Object> implements IntFunction<PoolTask.Outcome> {

  private final AsyncResult<List<R>> result;
  private final @Nullable Object[] values;
  private final int chunk;
  private int left;
  private int failedChunk = Integer.MAX_VALUE;
  private @Nullable RuntimeException error;

  private MapOutcome(AsyncResult<List<R>> result, int inputs, int chunk) {
    this.result = result;
    this.values = new Object[inputs];
    this.chunk = chunk;
    this.left = inputs == 0 ? 0 : (inputs + chunk - 1) / chunk;
  }

  /**
   * Gives a map to a pool.
   *
   * @param kind {@link PoolMessage#MAP} or one like it
   * @param arguments of all calls, those of each side by side
   * @param chunkSize how many calls make a task; 0 for the usual number
   */
  static <R extends @Nullable Object> void submit(
      PoolTasks pool,
      int kind,
      Object function,
      List<@Nullable Object> arguments,
      int chunkSize,
      AsyncResult<List<R>> result) {
    if (chunkSize < 0) {
      throw new IllegalArgumentException("a chunk has at least one input: chunkSize=" + chunkSize);
    }
    int arity = PoolMessage.arity(kind);
    int calls = arguments.size() / arity;
    int chunk = Math.min(calls, chunkSize > 0 ? chunkSize : usualChunkSize(calls, pool.size()));
    int step = chunk * arity;
    PoolMessage.Function written = PoolMessage.Function.of(function);
    List<byte[]> messages = new ArrayList<>();
    for (int from = 0; from < arguments.size(); from += step) {
      int to = Math.min(arguments.size() - from, step) + from;
      Object[] part = arguments.subList(from, to).toArray(Object[]::new);
      messages.add(PoolMessage.task(kind, written, part));
    }
    MapOutcome<R> outcome = new MapOutcome<>(result, calls, chunk);
    pool.submitAll(messages, result.hasCallback(), outcome);
    if (messages.isEmpty()) {
      outcome.done();
    }
  }

  /** Python's formula: four chunks for each worker, and what is left over makes them larger. */
  private static int usualChunkSize(int inputs, int workers) {
    return inputs / (4 * workers) + (inputs % (4 * workers) == 0 ? 0 : 1);
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
  private void done() {
    result.complete(error == null ? new ArrayList<>((List<R>) Arrays.asList(values)) : null, error);
  }
}
