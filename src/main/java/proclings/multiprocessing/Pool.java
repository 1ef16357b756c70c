package proclings.multiprocessing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import proclings.shm.Parking;
import proclings.shm.WaitInterruptedException;

/**
 * A team of worker processes that are given tasks: Python's {@code multiprocessing.Pool}.
 *
 * <pre>{@code
 * try (var pool = new Pool(4)) {
 *   print(pool.map(x -> x * x, List.of(1, 2, 3)));
 * }
 * }</pre>
 *
 * <p>The workers are daemons named {@code PoolWorker-1} and so on, and use no CPU while they are
 * idle. A worker that is killed, or that ends by {@code System.exit}, fails the one task that it
 * was executing with {@link WorkerDiedException} and is replaced; where Python's pool would wait
 * for ever, all other tasks are done.
 *
 * <p>Functions and inputs are serialised when they are given; a later change isn't seen.
 *
 * <h2>Ending it</h2>
 *
 * {@link #close()}, {@link #terminate()} and {@link #join()} are Python's: after {@code close()} no
 * tasks are taken any more, those that were given are done, and then the workers end.
 *
 * <p>A try block also ends with {@code close()}. If all that was given is done by then, as it is
 * after {@code map} and {@code apply}, or after {@code get()} on each result, the workers are gone
 * when the block is left, as with Python's {@code with Pool()}. Tasks that are still under way then
 * are a different matter: Python's block kills them without a word and so loses them. Ours lets
 * them be done in the background, because {@code close()} promised it. Who wants them killed says
 * so, by {@link #terminate()} as the block's last statement.
 */
public final class Pool implements AutoCloseable {

  /** On a machine with much else to do, a worker may still be booting when it is to end. */
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final PoolTasks tasks;

  /** Makes a pool with as many workers as this machine has CPUs. */
  public Pool() {
    this(Multiprocessing.cpuCount());
  }

  /**
   * Makes a pool.
   *
   * @param processes how many workers, at least 1
   * @throws IllegalArgumentException when it is less
   * @throws IllegalStateException when this process is a daemon, which may not have children
   * @throws java.io.UncheckedIOException when the system refuses so many processes
   */
  public Pool(int processes) {
    this(processes, null);
  }

  /**
   * Makes a pool.
   *
   * @param initializer is run in each worker before its first task; if it throws, every task of the
   *     pool fails, with that as the cause
   * @throws NotSendableException when it, or what it captured, can't be serialised
   */
  public Pool(int processes, @Nullable Target initializer) {
    this(processes, initializer, PoolWorkers.FOR_GOOD, StartMethod.usual());
  }

  /**
   * Makes a pool whose workers are replaced from time to time, so that what they pile up goes.
   *
   * @param initializer as above, or null for none
   * @param maxTasksPerChild after how many tasks a worker ends and another takes its place, at
   *     least 1; a chunk counts as one task, as in Python, however many inputs it has
   * @throws IllegalArgumentException when it is less
   */
  public Pool(int processes, @Nullable Target initializer, int maxTasksPerChild) {
    this(processes, initializer, PoolWorkers.checked(maxTasksPerChild), StartMethod.usual());
  }

  Pool(int processes, @Nullable Target initializer, int mostTasks, StartMethod method) {
    if (processes < 1) {
      throw new IllegalArgumentException(
          "a pool needs at least one process: processes=" + processes);
    }
    tasks = new PoolTasks(processes, initializer, mostTasks, method);
    tasks.start();
  }

  /**
   * Applies a function to all inputs, in the workers, and gives the results in the order of the
   * inputs; waits for all.
   *
   * <p>The inputs are handed out in chunks, four for each worker; see {@link #map(RemoteFunction,
   * Iterable, int)}.
   *
   * @throws RemoteException when the function threw: for the first such chunk, after all are done
   * @throws NotSendableException when the function or an input can't be serialised
   * @throws PoolClosedException when the pool is closed
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
      RemoteFunction<? super T, ? extends R> function, Iterable<? extends T> inputs) {
    return this.<T, R>mapAsync(function, inputs).get();
  }

  /**
   * As {@link #map(RemoteFunction, Iterable)}, in chunks of that many inputs. A worker does a chunk
   * as one task: large chunks cost less, small ones are spread better; 0 is the usual size.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
      RemoteFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize) {
    return this.<T, R>mapAsync(function, inputs, chunkSize, null, null).get();
  }

  /** As {@link #map(RemoteFunction, Iterable)}, but does not wait. */
  public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
      RemoteFunction<? super T, ? extends R> function, Iterable<? extends T> inputs) {
    return mapAsync(function, inputs, 0, null, null);
  }

  /**
   * As {@link #map(RemoteFunction, Iterable, int)}, but does not wait.
   *
   * @param chunkSize 0 for the usual one
   * @param callback is given the list of results, or null for nobody
   * @param errorCallback is given the failure, or null for nobody
   */
  public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
      RemoteFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize,
      @Nullable Consumer<? super List<R>> callback,
      @Nullable Consumer<? super RuntimeException> errorCallback) {
    List<@Nullable Object> all = new ArrayList<>();
    inputs.forEach(all::add);
    AsyncResult<List<R>> result = result(callback, errorCallback);
    MapOutcome.submit(tasks, PoolMessage.MAP, function, all, chunkSize, result);
    return result;
  }

  /**
   * As {@link #map(RemoteFunction, Iterable)}, for a function of two arguments, which come in
   * pairs: {@code pool.starmap((x, y) -> x + y, List.of(Map.entry(1, 2), Map.entry(3, 4)))}, or a
   * map's {@code entrySet()}.
   */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> starmap(
          RemoteBiFunction<? super A, ? super B, ? extends R> function,
          Iterable<? extends Map.Entry<? extends A, ? extends B>> pairs) {
    return this.<A, B, R>starmapAsync(function, pairs, 0, null, null).get();
  }

  /** As {@link #starmap(RemoteBiFunction, Iterable)}, but does not wait. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<List<R>> starmapAsync(
          RemoteBiFunction<? super A, ? super B, ? extends R> function,
          Iterable<? extends Map.Entry<? extends A, ? extends B>> pairs) {
    return starmapAsync(function, pairs, 0, null, null);
  }

  /** As {@link #mapAsync(RemoteFunction, Iterable, int, Consumer, Consumer)}, for pairs. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<List<R>> starmapAsync(
          RemoteBiFunction<? super A, ? super B, ? extends R> function,
          Iterable<? extends Map.Entry<? extends A, ? extends B>> pairs,
          int chunkSize,
          @Nullable Consumer<? super List<R>> callback,
          @Nullable Consumer<? super RuntimeException> errorCallback) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Map.Entry<? extends A, ? extends B> pair : pairs) {
      all.add(pair.getKey());
      all.add(pair.getValue());
    }
    AsyncResult<List<R>> result = result(callback, errorCallback);
    MapOutcome.submit(tasks, PoolMessage.PAIRS, function, all, chunkSize, result);
    return result;
  }

  /** As {@link #starmap(RemoteBiFunction, Iterable)}, for a function of three arguments. */
  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      List<R> starmap(
          RemoteTriFunction<? super A, ? super B, ? super C, ? extends R> function,
          Iterable<? extends Triple<? extends A, ? extends B, ? extends C>> triples) {
    return this.<A, B, C, R>starmapAsync(function, triples, 0, null, null).get();
  }

  /** As {@link #mapAsync(RemoteFunction, Iterable, int, Consumer, Consumer)}, for triples. */
  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      AsyncResult<List<R>> starmapAsync(
          RemoteTriFunction<? super A, ? super B, ? super C, ? extends R> function,
          Iterable<? extends Triple<? extends A, ? extends B, ? extends C>> triples,
          int chunkSize,
          @Nullable Consumer<? super List<R>> callback,
          @Nullable Consumer<? super RuntimeException> errorCallback) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Triple<? extends A, ? extends B, ? extends C> triple : triples) {
      all.addAll(Arrays.asList(triple.first(), triple.second(), triple.third()));
    }
    AsyncResult<List<R>> result = result(callback, errorCallback);
    MapOutcome.submit(tasks, PoolMessage.TRIPLES, function, all, chunkSize, result);
    return result;
  }

  /**
   * Applies a function to inputs, in the workers, and gives the results one after another in the
   * order of the inputs, each as soon as it is there.
   *
   * <p>Unlike {@link #map(RemoteFunction, Iterable)}, it needs no room for all: at most {@value
   * ResultIterator#AT_ONCE} tasks for each worker are given before their results are taken. So the
   * inputs may be many, come slowly, or never end; {@code stream::iterator} makes them of a stream.
   *
   * <p>What {@code close()} promises is that a collection's inputs are all done. Any other inputs
   * are drawn in a thread of the pool's, as there is room, and not any more after {@code close()}:
   * those that were given are done, and a {@link PoolClosedException} stands in the results for the
   * rest.
   *
   * @throws NotSendableException when the function can't be serialised
   * @throws PoolClosedException when the pool is closed
   */
  public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
      RemoteFunction<? super T, ? extends R> function, Iterable<? extends T> inputs) {
    return ResultIterator.of(tasks, true, function, inputs, 1);
  }

  /**
   * As {@link #imap(RemoteFunction, Iterable)}, in chunks of that many inputs, at least 1. A chunk
   * is one task: if its worker dies, all of its inputs fail; if the function throws, only that one.
   */
  public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
      RemoteFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize) {
    return ResultIterator.of(tasks, true, function, inputs, chunkSize);
  }

  /** As {@link #imap(RemoteFunction, Iterable)}, but gives the results as they come. */
  public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
      RemoteFunction<? super T, ? extends R> function, Iterable<? extends T> inputs) {
    return ResultIterator.of(tasks, false, function, inputs, 1);
  }

  /** As {@link #imap(RemoteFunction, Iterable, int)}, but gives the chunks as they come. */
  public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
      RemoteFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize) {
    return ResultIterator.of(tasks, false, function, inputs, chunkSize);
  }

  /**
   * Runs a task in a worker and waits for its result.
   *
   * @throws RemoteException when the task failed
   * @throws NotSendableException when the task, or what it captured, can't be serialised
   * @throws PoolClosedException when the pool is closed
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public <R extends @Nullable Object> R apply(RemoteTask<R> task) {
    return applyAsync(task).get();
  }

  /** As {@link #apply(RemoteTask)}, for a function and its argument. */
  public <T extends @Nullable Object, R extends @Nullable Object> R apply(
      RemoteFunction<? super T, R> function, T argument) {
    return this.<T, R>applyAsync(function, argument).get();
  }

  /** As {@link #apply(RemoteTask)}, but does not wait. */
  public <R extends @Nullable Object> AsyncResult<R> applyAsync(RemoteTask<R> task) {
    return submit(PoolMessage.CALL, task, null, null, null);
  }

  /** As {@link #apply(RemoteFunction, Object)}, but does not wait. */
  public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
      RemoteFunction<? super T, R> function, T argument) {
    return submit(PoolMessage.APPLY, function, argument, null, null);
  }

  /**
   * As {@link #applyAsync(RemoteFunction, Object)}, and gives the result to a callback.
   *
   * <p>Callbacks run in this process, one after another, in a thread of their own, before the
   * result is {@linkplain AsyncResult#ready() ready}.
   */
  public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
      RemoteFunction<? super T, R> function, T argument, Consumer<? super R> callback) {
    return submit(PoolMessage.APPLY, function, argument, callback, null);
  }

  /** As with a callback, and gives a failure to another one. */
  public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
      RemoteFunction<? super T, R> function,
      T argument,
      @Nullable Consumer<? super R> callback,
      @Nullable Consumer<? super RuntimeException> errorCallback) {
    return submit(PoolMessage.APPLY, function, argument, callback, errorCallback);
  }

  @SuppressWarnings("unchecked") // what the function gives is an R
  private <R extends @Nullable Object> AsyncResult<R> submit(
      int kind,
      Object function,
      @Nullable Object argument,
      @Nullable Consumer<? super R> callback,
      @Nullable Consumer<? super RuntimeException> errorCallback) {
    AsyncResult<R> result = result(callback, errorCallback);
    byte[] message = PoolMessage.task(kind, PoolMessage.Function.of(function), argument);
    tasks.submitAll(
        List.of(message),
        result.hasCallback(),
        index -> (value, error) -> result.complete((R) value, error));
    return result;
  }

  private <R extends @Nullable Object> AsyncResult<R> result(
      @Nullable Consumer<? super R> callback,
      @Nullable Consumer<? super RuntimeException> errorCallback) {
    return new AsyncResult<>(tasks, callback, errorCallback);
  }

  /**
   * Takes no more tasks; those that were given are done, and then the workers end. If none is under
   * way, the workers are gone when this returns. Doing it again does nothing.
   *
   * @throws WaitInterruptedException when the thread is interrupted meanwhile; it is closed
   */
  @Override
  public void close() {
    if (tasks.close() && !tasks.awaitEnd(Deadline.after(PATIENCE_AT_CLOSE))) {
      tasks.endWorkers(false);
      awaitTerminated();
    }
  }

  /**
   * Ends the workers at once, with SIGTERM. Results that are not there fail with {@link
   * PoolClosedException}. The workers are gone when this returns, if no interrupt ends it.
   */
  public void terminate() {
    tasks.terminate();
    awaitTerminated();
  }

  /**
   * No task is left: the workers have only to go. SIGTERM ends one that still boots, or whose
   * initializer hangs, wherever it is. Only one that somebody has stopped does not hear of it.
   */
  private void awaitTerminated() {
    if (!tasks.awaitEnd(Deadline.after(PATIENCE))) {
      tasks.endWorkers(true);
      tasks.awaitEnd(Deadline.after(PATIENCE));
    }
  }

  /**
   * Waits until all tasks are done, their callbacks have run, and the workers have ended.
   *
   * @throws IllegalStateException when the pool is neither closed nor terminated
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void join() {
    if (!tasks.isClosed()) {
      throw new IllegalStateException(
          tasks.name() + " is still running: close() or terminate() it before you join() it");
    }
    tasks.awaitEnd(Parking.NEVER);
  }

  /** The kind and the number in order of creation, such as {@code Pool-1}. */
  public String name() {
    return tasks.name();
  }

  @Override
  public String toString() {
    return name();
  }
}
