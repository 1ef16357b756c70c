package proclings.multiprocessing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
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
 * <h2>Which worker has which task</h2>
 *
 * Each task that is in the log, or under way, has a <em>cell</em>: a word in shared memory, 0 when
 * it is handed out. A worker writes its number into the task's cell while it takes the task, before
 * the taking is committed (see {@link MessageLog}). If it dies in between, the task stays in the
 * log, and the next who takes it overwrites the cell. So a task was begun by the worker in its cell
 * if and only if the log's count of taken messages has reached the task's number.
 *
 * <p>A dead worker is announced in the log of results, by its reaper, when it can't write any more:
 * whatever it had finished stands before that. What is then still in a cell of its was the one task
 * that it was executing; that fails, and nothing else.
 */
final class PoolTasks {

  private static final int CELLS = 1024;
  private static final long MOST_BYTES = 64L << 20;
  private static final long FIRST_CELL = 64;

  private final Session session;
  private final Segment segment;
  private final Gate gate;
  private final String name;
  private final long address;
  private final MessageLog tasks;
  private final MessageLog results;
  private final int size;
  private final PoolCallbacks callbacks;
  private final PoolWorkers workers;

  private final ArrayDeque<Long> backlog = new ArrayDeque<>();
  private final Map<Long, PoolTask> unresolved = new LinkedHashMap<>();
  private final ArrayDeque<Integer> freeCells = new ArrayDeque<>();
  private long lastTask;
  private boolean closed;
  private boolean endsSent;
  private @Nullable RuntimeException broken;
  private volatile boolean finished;

  PoolTasks(int size, @Nullable Target initializer) {
    this.session = Session.current();
    this.segment = session.segment();
    this.gate = session.gate();
    this.size = size;
    this.address = Objects.allocate(segment, FIRST_CELL + 4L * CELLS);
    this.name = "Pool-" + Objects.publish(segment, Kinds.POOL, address);
    this.tasks = MessageLog.create(segment, Kinds.LOG, MessageLog.UNBOUNDED, MOST_BYTES);
    this.results = MessageLog.create(segment, Kinds.LOG, MessageLog.UNBOUNDED, MOST_BYTES);
    this.callbacks = new PoolCallbacks(name);
    this.workers = new PoolWorkers(this, initializer);
    for (int cell = CELLS - 1; cell >= 0; cell--) {
      freeCells.push(cell);
    }
  }

  String name() {
    return name;
  }

  MessageLog tasks() {
    return tasks;
  }

  MessageLog results() {
    return results;
  }

  long cells() {
    return address + FIRST_CELL;
  }

  Segment segment() {
    return segment;
  }

  /** A word that grows whenever a result becomes ready, and at the pool's end. */
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
  synchronized void submitAll(
      List<byte[]> messages, boolean slow, IntFunction<PoolTask.Outcome> outcomes) {
    if (broken != null) {
      broken.fillInStackTrace();
      throw broken;
    }
    if (closed) {
      throw new PoolClosedException(name + " is closed and takes no more tasks");
    }
    for (int i = 0; i < messages.size(); i++) {
      long id = ++lastTask;
      unresolved.put(id, new PoolTask(messages.get(i), slow, outcomes.apply(i)));
      backlog.add(id);
    }
    feed();
  }

  /** Hands out as many tasks as there are cells, and room in the log. */
  private void feed() {
    while (!backlog.isEmpty() && !freeCells.isEmpty()) {
      long id = backlog.peek();
      PoolTask task = java.util.Objects.requireNonNull(unresolved.get(id));
      int cell = freeCells.peek();
      segment.setIntVolatile(cells() + 4L * cell, 0);
      PoolMessage.address(task.message(), cell, id);
      long number = 0;
      try {
        number = append(task.message(), MessageLog.NOW, witness());
      } catch (OutOfSharedMemoryException e) {
        if (freeCells.size() == CELLS) {
          backlog.remove();
          unresolved.remove(id);
          callbacks.run(task.slow(), () -> task.ended(null, e));
          continue;
        }
      }
      if (number == 0) {
        return;
      }
      task.cell = cell;
      task.number = number;
      freeCells.pop();
      backlog.remove();
    }
  }

  private long append(byte[] message, long deadlineNanos, MessageLog.Witness witness) {
    return tasks.append(message, 0, message.length, deadlineNanos, witness);
  }

  private MessageLog.Witness witness() {
    return new MessageLog.Witness() {
      @Override
      public void committing(long number) {
        gate.operation(Action.PUT, name, number);
      }
    };
  }

  /** A worker is dead and its objects are repaired. Runs in its reaper's thread. */
  void died(PoolWorker worker, int exitCode) {
    Bytes message = PoolMessage.result(PoolMessage.DIED, worker.worker(), exitCode);
    results.append(message.array(), 0, message.length(), Parking.NEVER, MessageLog.Witness.NOBODY);
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
      segment.getAndAddInt(epoch(), 1);
      Parking.wakeAll(segment, epoch());
    });
  }

  private synchronized boolean isOver() {
    if (closed && unresolved.isEmpty() && !endsSent) {
      endsSent = true;
      for (int i = 0; i < workers.size(); i++) {
        append(new byte[0], Parking.NEVER, MessageLog.Witness.NOBODY);
      }
    }
    return closed && workers.isEmpty();
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
          callbacks.run(task.slow(), () -> end(task, status, workers.named(worker), message));
        }
      }
    }
  }

  private static void end(PoolTask task, int status, String worker, Bytes message) {
    Object value = null;
    RuntimeException error = null;
    try {
      if (status == PoolMessage.VALUE) {
        value = Codec.decode(message);
      } else {
        error = PoolFailure.read(status, worker, message);
      }
    } catch (UnreadableMessageException e) {
      error =
          new ResultNotSerializableException(
              "what %s gave can't be read here: %s".formatted(worker, e.getCause()), "", e);
    } catch (Throwable e) {
      error =
          new ResultNotSerializableException(
              "what %s gave can't be read here: %s".formatted(worker, e), "", e);
    }
    task.ended(value, error);
  }

  private synchronized @Nullable PoolTask resolve(long id, boolean received) {
    PoolTask task = unresolved.remove(id);
    if (task != null && task.cell >= 0) {
      if (received) {
        gate.operation(Action.RECV, name, task.number);
      }
      freeCells.push(task.cell);
      feed();
    }
    return task;
  }

  private void bury(int worker, int exitCode) {
    PoolTask failed = null;
    PoolWorker dead;
    synchronized (this) {
      dead = workers.remove(worker);
      if (dead == null) {
        return;
      }
      long begun = tasks.takenCount();
      for (Map.Entry<Long, PoolTask> each : unresolved.entrySet()) {
        PoolTask task = each.getValue();
        if (task.cell >= 0
            && task.number <= begun
            && segment.getIntVolatile(cells() + 4L * task.cell) == worker) {
          failed = resolve(each.getKey(), false);
          break;
        }
      }
    }
    if (failed != null) {
      PoolTask task = failed;
      WorkerDiedException death = new WorkerDiedException(dead.name(), dead.pid(), exitCode);
      callbacks.run(task.slow(), () -> task.ended(null, death));
    }
    replace(dead, exitCode, failed != null);
  }

  private void replace(PoolWorker dead, int exitCode, boolean hadTask) {
    RuntimeException hopeless = null;
    synchronized (this) {
      boolean needed = !closed || !unresolved.isEmpty();
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
        try {
          workers.start();
        } catch (RuntimeException e) {
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
  synchronized boolean close() {
    if (!closed) {
      closed = true;
      wakeHandler();
    }
    return unresolved.isEmpty();
  }

  private void wakeHandler() {
    Bytes wake = PoolMessage.result(PoolMessage.WAKE, 0, 0);
    results.append(wake.array(), 0, wake.length(), Parking.NEVER, MessageLog.Witness.NOBODY);
  }

  void terminate() {
    terminate(new PoolClosedException(name + " was terminated before the task was done"));
  }

  private void terminate(RuntimeException error) {
    List<PoolTask> given = new ArrayList<>();
    synchronized (this) {
      closed = true;
      endsSent = true;
      given.addAll(unresolved.values());
      unresolved.clear();
      backlog.clear();
    }
    workers.terminate();
    wakeHandler();
    for (PoolTask task : given) {
      callbacks.run(task.slow(), () -> task.ended(null, error));
    }
  }

  void kill() {
    workers.kill();
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
