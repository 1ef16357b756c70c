package proclings.multiprocessing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.MessageLog;
import proclings.shm.MessageWitness;
import proclings.shm.OutOfSharedMemoryException;
import proclings.shm.Segment;

/**
 * A pool's tasks that are not done: those that wait to be handed out, and those that a worker has,
 * or is going to take next. Not for several threads at once: its pool guards it.
 *
 * <h2>Which worker has which task</h2>
 *
 * Each task that is in the log, or under way, has a <em>cell</em>: a word in shared memory, 0 when
 * it is handed out. A worker writes its number into the task's cell while it takes the task, before
 * the taking is committed (see {@link MessageLog}). If it dies in between, the task stays in the
 * log, and the next who takes it overwrites the cell. So a task was begun by the worker in its cell
 * if and only if the log's count of taken messages has reached the task's number.
 */
final class PoolLedger {

  /** How many cells there are, 4 bytes each. */
  static final int CELLS = 1024;

  private final Segment segment;
  private final Gate gate;
  private final String pool;
  private final MessageLog log;
  private final long cells;

  private final ArrayDeque<Long> backlog = new ArrayDeque<>();
  private final Map<Long, PoolTask> unresolved = new LinkedHashMap<>();
  private final ArrayDeque<Integer> freeCells = new ArrayDeque<>();
  private long lastTask;

  /**
   * A ledger without tasks.
   *
   * @param log where the workers take them from
   * @param cells where the cells begin
   */
  PoolLedger(Session session, String pool, MessageLog log, long cells) {
    this.segment = session.segment();
    this.gate = session.gate();
    this.pool = pool;
    this.log = log;
    this.cells = cells;
    for (int cell = CELLS - 1; cell >= 0; cell--) {
      freeCells.push(cell);
    }
  }

  boolean isEmpty() {
    return unresolved.isEmpty();
  }

  void add(PoolTask task) {
    long id = ++lastTask;
    unresolved.put(id, task);
    backlog.add(id);
  }

  /**
   * Hands out as many tasks as there are cells, and room in the log.
   *
   * @return those that there will never be room for, each with what to tell it
   */
  Map<PoolTask, RuntimeException> handOut() {
    Map<PoolTask, RuntimeException> impossible = Map.of();
    while (!backlog.isEmpty() && !freeCells.isEmpty()) {
      long id = backlog.peek();
      PoolTask task = java.util.Objects.requireNonNull(unresolved.get(id));
      int cell = freeCells.peek();
      segment.setIntVolatile(cells + 4L * cell, 0);
      PoolMessage.address(task.message(), cell, id);
      long number = 0;
      try {
        number = log.append(task.message(), 0, task.message().length, MessageLog.NOW, witness());
      } catch (OutOfSharedMemoryException e) {
        if (freeCells.size() == CELLS) {
          backlog.remove();
          unresolved.remove(id);
          impossible = new LinkedHashMap<>(impossible);
          impossible.put(task, e);
          continue;
        }
      }
      if (number == 0) {
        break;
      }
      task.cell = cell;
      task.number = number;
      freeCells.pop();
      backlog.remove();
    }
    return impossible;
  }

  private MessageWitness witness() {
    return new MessageWitness() {
      @Override
      public void committing(long number) {
        gate.operation(Action.PUT, pool, number);
      }
    };
  }

  /**
   * Takes a task off the ledger.
   *
   * @param received whether its result is there
   * @return null if it was not on the ledger any more
   */
  @Nullable PoolTask resolve(long id, boolean received) {
    PoolTask task = unresolved.remove(id);
    if (task != null && task.cell >= 0) {
      if (received) {
        gate.operation(Action.RECV, pool, task.number);
      }
      freeCells.push(task.cell);
    }
    return task;
  }

  /** The number of the task that a worker has begun and not done, of one that is dead; or null. */
  @Nullable Long begunBy(int worker) {
    long begun = log.takenCount();
    for (Map.Entry<Long, PoolTask> each : unresolved.entrySet()) {
      PoolTask task = each.getValue();
      if (task.cell >= 0
          && task.number <= begun
          && segment.getIntVolatile(cells + 4L * task.cell) == worker) {
        return each.getKey();
      }
    }
    return null;
  }

  /** Takes all off. */
  List<PoolTask> removeAll() {
    List<PoolTask> all = new ArrayList<>(unresolved.values());
    unresolved.clear();
    backlog.clear();
    return all;
  }
}
