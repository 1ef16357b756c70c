package proclings.multiprocessing;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.MessageLog;
import proclings.shm.MessageWitness;
import proclings.shm.OutOfSharedMemoryException;
import proclings.shm.Parking;
import proclings.shm.Segment;

/**
 * A pool's worker: in the child, it takes task after task; in the parent, it tells the pool of its
 * end.
 */
final class PoolWorker extends Process {

  private static final long serialVersionUID = 1;

  private final String pool;
  private final int worker;
  private final long tasksAddress;
  private final long resultsAddress;
  private final long cells;
  private final @Nullable Target initializer;
  private final int mostTasks;
  private final transient @Nullable PoolTasks parent;

  private transient byte[] lastFunction = {};
  private transient @Nullable Object lastRead;

  /**
   * A worker that is not started.
   *
   * @param mostTasks after how many tasks it ends; 0 if it goes on as long as the pool
   */
  PoolWorker(PoolTasks parent, int worker, @Nullable Target initializer, int mostTasks) {
    this.parent = parent;
    this.pool = parent.name();
    this.worker = worker;
    this.tasksAddress = parent.tasks().offset();
    this.resultsAddress = parent.results().offset();
    this.cells = parent.cells();
    this.initializer = initializer;
    this.mostTasks = mostTasks;
    daemon(true);
  }

  int worker() {
    return worker;
  }

  @Override
  void buried(int exitCode) {
    if (parent != null) {
      parent.died(this, exitCode);
    }
  }

  @Override
  public void run() {
    Segment segment = Session.current().segment();
    Gate gate = Session.current().gate();
    MessageLog tasks = new MessageLog(segment, tasksAddress);
    MessageLog results = new MessageLog(segment, resultsAddress);
    if (!initialize(results)) {
      return;
    }
    sayReady(results);
    long[] number = {0};
    MessageWitness beginning =
        new MessageWitness() {
          @Override
          public void taking(long taken, byte[] message) {
            number[0] = taken;
            if (message.length > 0) {
              segment.setIntVolatile(cells + 4L * PoolMessage.cell(message), worker);
              gate.operation(Action.GET, pool, taken);
            }
          }
        };
    MessageWitness sending =
        new MessageWitness() {
          @Override
          public void committing(long result) {
            gate.operation(Action.SEND, pool, number[0]);
          }
        };
    for (int done = 0; mostTasks == 0 || done < mostTasks; done++) {
      byte[] message = tasks.take(Parking.NEVER, beginning);
      if (message == null || message.length == 0) {
        return;
      }
      Bytes result = execute(message);
      Thread.interrupted();
      try {
        send(results, result, sending);
      } catch (OutOfSharedMemoryException e) {
        send(results, threw(PoolMessage.UNSENDABLE, PoolMessage.id(message), e), sending);
      }
    }
  }

  /** Where there is no room to say so, it is not said: the tasks can be done all the same. */
  private void sayReady(MessageLog results) {
    try {
      send(results, PoolMessage.result(PoolMessage.READY, worker, 0), MessageWitness.NOBODY);
    } catch (OutOfSharedMemoryException e) {
      EngineLog.warning(Session.current(), "is ready, and can't say so: %s", e.getMessage());
    }
  }

  private static void send(MessageLog results, Bytes result, MessageWitness witness) {
    results.append(result.array(), 0, result.length(), Parking.NEVER, witness);
  }

  private boolean initialize(MessageLog results) {
    if (initializer == null) {
      return true;
    }
    try {
      initializer.run();
      return true;
    } catch (Throwable e) {
      send(results, threw(PoolMessage.NOT_READY, 0, e), MessageWitness.NOBODY);
      return false;
    }
  }

  private Bytes execute(byte[] message) {
    Bytes task = new Bytes(message);
    task.getWord();
    long id = task.getWord();
    int kind = task.getByte();
    boolean stateless = task.getByte() != 0;
    Object function;
    try {
      function = function(task.getBytes((int) task.getNumber()), stateless);
    } catch (Throwable e) {
      return threw(PoolMessage.THREW, id, e);
    }
    if (kind == PoolMessage.EACH) {
      return each(function, id, task);
    }
    return one(kind, function, id, task);
  }

  /** Does a whole task, or for one input what the task is for each. */
  private Bytes one(int kind, Object function, long id, Bytes input) {
    Object value;
    try {
      value = call(kind, function, Codec.decode(input));
    } catch (Throwable e) {
      return threw(PoolMessage.THREW, id, e);
    }
    try {
      Bytes encoded = Codec.encode(value, "the result");
      Bytes result = new Bytes(32 + encoded.length());
      result.putByte(PoolMessage.VALUE);
      result.putNumber(worker);
      result.putNumber(id);
      result.putBytes(encoded.array(), 0, encoded.length());
      return result;
    } catch (Throwable e) {
      return threw(PoolMessage.UNSENDABLE, id, e);
    }
  }

  private Bytes each(Object function, long id, Bytes inputs) {
    try {
      Bytes result = PoolMessage.result(PoolMessage.ITEMS, worker, id);
      while (inputs.left() > 0) {
        Bytes input = new Bytes(inputs.getBytes((int) inputs.getNumber()));
        Bytes item = one(PoolMessage.APPLY, function, id, input);
        Thread.interrupted();
        result.putNumber(item.length());
        result.putBytes(item.array(), 0, item.length());
      }
      return result;
    } catch (Throwable e) {
      return threw(PoolMessage.UNSENDABLE, id, e); // more than one message can hold
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the pool's methods made sure of it
  private static @Nullable Object call(int kind, Object function, @Nullable Object input)
      throws Exception {
    return switch (kind) {
      case PoolMessage.CALL -> ((RemoteTask<@Nullable Object>) function).call();
      case PoolMessage.APPLY ->
          ((RemoteFunction<@Nullable Object, @Nullable Object>) function).apply(input);
      default -> {
        @Nullable Object[] in = (@Nullable Object[]) java.util.Objects.requireNonNull(input);
        int arity = PoolMessage.arity(kind);
        @Nullable Object[] outputs = new Object[in.length / arity];
        for (int i = 0; i < outputs.length; i++) {
          outputs[i] = call(arity, function, in, arity * i);
        }
        yield outputs;
      }
    };
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // as above
  private static @Nullable Object call(int arity, Object function, @Nullable Object[] in, int at)
      throws Exception {
    return switch (arity) {
      case 1 -> ((RemoteFunction<@Nullable Object, @Nullable Object>) function).apply(in[at]);
      case 2 ->
          ((RemoteBiFunction<@Nullable Object, @Nullable Object, @Nullable Object>) function)
              .apply(in[at], in[at + 1]);
      default ->
          ((RemoteTriFunction<
                      @Nullable Object, @Nullable Object, @Nullable Object, @Nullable Object>)
                  function)
              .apply(in[at], in[at + 1], in[at + 2]);
    };
  }

  private Object function(byte[] bytes, boolean stateless)
      throws IOException, ClassNotFoundException {
    if (stateless && lastRead != null && Arrays.equals(bytes, lastFunction)) {
      return lastRead;
    }
    Object function = java.util.Objects.requireNonNull(Serialization.read(bytes));
    lastFunction = bytes;
    lastRead = stateless ? function : null;
    return function;
  }

  /** What was thrown, as far as it can be told: its text in any case, and itself if possible. */
  private Bytes threw(int status, long task, Throwable error) {
    Bytes result = PoolMessage.result(status, worker, task);
    result.putText(status == PoolMessage.UNSENDABLE ? Traces.message(error) : Traces.said(error));
    result.putText(Traces.text(error));
    byte[] itself;
    try {
      itself = Serialization.write("the exception", error);
    } catch (Throwable e) {
      itself = new byte[0];
    }
    result.putBytes(itself, 0, itself.length);
    return result;
  }
}
