package proclings.multiprocessing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Objects;
import proclings.shm.OutOfSharedMemoryException;
import proclings.shm.Parking;
import proclings.shm.Segment;

/**
 * A pool's tasks and workers, seen from the parent.
 *
 * <p>All workers take from one log of tasks and write to one log of results. So a worker that is
 * free has its next task at once, and no task waits behind a long one while another worker is idle.
 *
 * <p>A dead worker is announced in the log of results, by its reaper, when it can't write any more:
 * whatever it had finished stands before that. What is then still its by the {@link PoolLedger} was
 * the one task that it was executing; that fails, and nothing else.
 *
 * <p>Nobody is told anything, and no inputs are drawn, while this is locked: that may be the user's
 * code, and may take long.
 */
final class PoolTasks {

  private static final long MOST_BYTES = 64L << 20;
  private static final long FIRST_CELL = 64;

  private final Session session;
  private final Segment segment;
  private final String name;
  private final long address;
  private final MessageLog tasks;
  private final PoolResults results;
  private final int size;
  private final PoolCallbacks callbacks;
  private final PoolWorkers workers;

  private final PoolLedger ledger;
  private final Set<PoolInputs> inputs = new LinkedHashSet<>();
  private boolean closed;
  private boolean endsSent;
  private @Nullable RuntimeException broken;
  private volatile boolean finished;

  PoolTasks(int size, @Nullable Target initializer, int mostTasks, StartMethod method) {
    this.session = Session.current();
    this.segment = session.segment();
    this.size = size;
    this.address = Objects.allocate(segment, FIRST_CELL + 4L * PoolLedger.CELLS);
    this.name = "Pool-" + Objects.publish(segment, Kinds.POOL, address);
    this.tasks = MessageLog.create(segment, Kinds.LOG, MessageLog.UNBOUNDED, MOST_BYTES);
    this.results = new PoolResults(segment);
    this.callbacks = new PoolCallbacks(name);
    this.workers = new PoolWorkers(this, initializer, mostTasks, method);
    this.ledger = new PoolLedger(session, name, tasks, cells());
  }

  String name() {
    return name;
  }

  MessageLog tasks() {
    return tasks;
  }

  MessageLog results() {
    return results.log();
  }

  long cells() {
    return address + FIRST_CELL;
  }

  Segment segment() {
    return segment;
  }

  /** How many workers it is to have. */
  int size() {
    return size;
  }

  /** A word that grows with whatever somebody may wait for: see {@link #announce}. */
  long epoch() {
    return address;
  }

  /** Starts the workers. If one can't be started, ends those that were, and throws. */
  synchronized void start() {
    Thread.ofPlatform().daemon().name(name + " results").start(this::handleResults);
    try {
      for (int i = 0; i < size; i++) {
        workers.start();
      }
    } catch (RuntimeException | Error e) {
      terminate();
      throw e;
    }
  }

  /** Takes tasks, all or none. */
  void submitAll(List<byte[]> messages, boolean slow, IntFunction<PoolTask.Outcome> outcomes) {
    Map<PoolTask, RuntimeException> impossible;
    synchronized (this) {
      checkOpen();
      for (int i = 0; i < messages.size(); i++) {
        ledger.add(new PoolTask(messages.get(i), slow, outcomes.apply(i)));
      }
      impossible = ledger.handOut();
    }
    fail(impossible);
  }

  private void checkOpen() {
    if (broken != null) {
      broken.fillInStackTrace();
      throw broken;
    }
    if (closed) {
      throw closedError();
    }
  }

  private RuntimeException closedError() {
    return new PoolClosedException(name + " is closed and takes no more tasks");
  }

  private void fail(Map<PoolTask, RuntimeException> tasks) {
    tasks.forEach((task, error) -> callbacks.run(task.slow(), () -> task.ended(null, error)));
  }

  /** Inputs are going to be drawn: the pool is not over before they are, or it says so. */
  synchronized void register(PoolInputs drawn) {
    checkOpen();
    inputs.add(drawn);
  }

  /** No more are drawn of these. */
  void drawn(PoolInputs all) {
    boolean last;
    synchronized (this) {
      last = inputs.remove(all) && closed;
    }
    if (last) {
      results.wake();
    }
  }

  /** Takes a task of inputs that were registered while the pool was open, unless it is over. */
  void submit(byte[] message, PoolTask.Outcome outcome) {
    Map<PoolTask, RuntimeException> impossible;
    PoolTask task = new PoolTask(message, false, outcome);
    synchronized (this) {
      if (endsSent) {
        impossible = Map.of(task, closedError());
      } else {
        ledger.add(task);
        impossible = ledger.handOut();
      }
    }
    fail(impossible);
  }

  /** A worker is dead and its objects are repaired. Runs in its reaper's thread. */
  void died(PoolWorker worker, int exitCode) {
    results.died(worker.worker(), exitCode);
  }

  private void handleResults() {
    while (!isOver()) {
      byte[] message = results.take();
      try {
        handle(new Bytes(message));
      } catch (RuntimeException | Error e) {
        fail(new IllegalStateException(name + " can't go on: " + e, e));
      }
    }
    callbacks.end(() -> {
      finished = true;
      announce();
    });
  }

  /** Lets all who wait on the {@link #epoch} look again. */
  void announce() {
    segment.getAndAddInt(epoch(), 1);
    Parking.wakeAll(segment, epoch());
  }

  private synchronized boolean isOver() {
    if (closed && hasNothingToDo() && !endsSent) {
      endsSent = true;
      sendEnds();
    }
    return closed && workers.isEmpty();
  }

  private void sendEnds() {
    try {
      for (int i = 0; i < workers.size(); i++) {
        tasks.append(new byte[0]);
      }
    } catch (OutOfSharedMemoryException e) {
      workers.terminate(); // they have nothing to do, and can't be told so
    }
  }

  private boolean hasNothingToDo() {
    return ledger.isEmpty() && inputs.isEmpty();
  }

  private void handle(Bytes message) {
    int status = message.getByte();
    int worker = (int) message.getNumber();
    long number = message.getNumber();
    switch (status) {
      case PoolMessage.READY -> workers.ready();
      case PoolMessage.NOT_READY -> fail(PoolFailure.read(status, workers.named(worker), message));
      case PoolMessage.DIED -> bury(worker, (int) number);
      case PoolMessage.WAKE -> {
        // Only to look whether it is over.
      }
      default -> {
        PoolTask task = resolve(number, true);
        if (task != null) {
          callbacks.run(task.slow(), () -> end(task, status, worker, message));
        }
      }
    }
  }

  private void end(PoolTask task, int status, int worker, Bytes message) {
    PoolItem item = PoolItem.read(status, () -> workers.named(worker), message);
    task.ended(item.value(), item.error());
  }

  private @Nullable PoolTask resolve(long id, boolean received) {
    PoolTask task;
    Map<PoolTask, RuntimeException> impossible;
    synchronized (this) {
      task = ledger.resolve(id, received);
      impossible = ledger.handOut();
    }
    fail(impossible);
    return task;
  }

  private void bury(int worker, int exitCode) {
    PoolWorker dead;
    Long begun;
    synchronized (this) {
      dead = workers.remove(worker);
      begun = ledger.begunBy(worker);
    }
    if (dead == null) {
      return;
    }
    PoolTask task = begun == null ? null : resolve(begun, false);
    if (task != null) {
      WorkerDiedException death = new WorkerDiedException(dead.name(), dead.pid(), exitCode);
      callbacks.run(task.slow(), () -> task.ended(null, death));
    }
    replace(dead, exitCode, task != null);
  }

  private void replace(PoolWorker dead, int exitCode, boolean hadTask) {
    RuntimeException hopeless = null;
    synchronized (this) {
      boolean needed = !closed || !hasNothingToDo();
      if (!needed || broken != null || session.isEnding()) {
        return;
      }
      if (workers.diesTooOften(hadTask, size)) {
        hopeless =
            new WorkerDiedException(
                dead.name(),
                dead.pid(),
                exitCode,
                "before it could take a task, as those before it");
      } else {
        EngineLog.info(
            session, "%s gets another worker for %s, PID %d", name, dead.name(), dead.pid());
        try {
          workers.start();
        } catch (RuntimeException e) {
          EngineLog.warning(session, "%s can't get another worker: %s", name, e);
          hopeless = workers.isEmpty() ? e : null;
        }
      }
    }
    if (hopeless != null) {
      fail(hopeless);
    }
  }

  /** No task can ever be done: fails them all, and those to come. */
  private void fail(RuntimeException error) {
    synchronized (this) {
      if (broken == null) {
        broken = error;
      }
    }
    terminate(error);
  }

  /**
   * Takes no more tasks; those that it has are done, then the workers end.
   *
   * @return whether it had none
   */
  boolean close() {
    List<PoolInputs> open = List.of();
    synchronized (this) {
      if (!closed) {
        closed = true;
        open = List.copyOf(inputs);
      }
    }
    open.forEach(PoolInputs::poolClosed);
    results.wake();
    synchronized (this) {
      return hasNothingToDo();
    }
  }

  void terminate() {
    terminate(new PoolClosedException(name + " was terminated before the task was done"));
  }

  private void terminate(RuntimeException error) {
    List<PoolTask> given;
    List<PoolInputs> open;
    synchronized (this) {
      closed = true;
      endsSent = true;
      given = ledger.removeAll();
      open = List.copyOf(inputs);
    }
    workers.terminate();
    results.wake();
    for (PoolTask task : given) {
      callbacks.run(task.slow(), () -> task.ended(null, error));
    }
    open.forEach(each -> each.end(error));
  }

  /** Ends the workers that have not heard that they are not needed any more. */
  void endWorkers(boolean forcibly) {
    if (forcibly) {
      workers.kill();
    } else {
      workers.terminate();
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Waits until all workers are gone and all callbacks have run; says whether that was in time. */
  boolean awaitEnd(long deadlineNanos) {
    while (!finished) {
      int seen = segment.getIntVolatile(epoch());
      if (finished || callbacks.isCurrentThread()) {
        break;
      }
      if (Parking.passed(deadlineNanos)) {
        return false;
      }
      Parking.park(segment, epoch(), seen, deadlineNanos);
    }
    return true;
  }
}
