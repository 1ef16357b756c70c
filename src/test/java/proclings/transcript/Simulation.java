package proclings.transcript;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;

/**
 * Runs programs of pretended processes under a scheduler that throws dice before each operation,
 * and gives the events that the engine would have given. One thread runs at a time.
 */
final class Simulation {
  private final Random random;
  private final List<Event> events = new ArrayList<>();
  private final List<Proc> procs = new ArrayList<>();
  private final Map<String, Deque<Message>> queues = new HashMap<>();
  private final Map<String, Long> puts = new HashMap<>();
  private final Map<String, Proc> locks = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, Long> values = new HashMap<>();
  private final Semaphore baton = new Semaphore(0);
  private final Map<String, Integer> holders = new HashMap<>();
  private final Map<String, Long> finished = new HashMap<>();
  private final List<Message> calls = new ArrayList<>();
  private final Set<Long> executed = new HashSet<>();
  private long nextPid;
  private long nanos;
  private int cells;

  private record Message(long number, @Nullable String text) {}

  private Simulation(long seed) {
    random = new Random(seed);
    nextPid = 1_000 + random.nextInt(30_000);
  }

  /** What the program's main process and its children did, with that seed's luck. */
  static List<Event> run(long seed, Consumer<Proc> main) {
    return new Simulation(seed).run(main);
  }

  private List<Event> run(Consumer<Proc> main) {
    Proc mainProc = new Proc("MainProcess", main);
    mainProc.thread.start();
    while (procs.stream().anyMatch(p -> !p.done)) {
      List<Proc> ready = procs.stream().filter(p -> !p.done && p.isReady()).toList();
      if (ready.isEmpty()) {
        throw new AssertionError("deadlock after " + events);
      }
      Proc next = ready.get(random.nextInt(ready.size()));
      next.turn.release();
      baton.acquireUninterruptibly();
    }
    procs.stream()
        .flatMap(p -> Optional.ofNullable(p.failure).stream())
        .forEach(failure -> {
          throw new AssertionError(failure);
        });
    return List.copyOf(events);
  }

  private long seq() {
    return events.size() + 1L;
  }

  private long nanos() {
    nanos += random.nextInt(1_000_000);
    return nanos;
  }

  /** A pretended process, as its program sees it. */
  final class Proc {
    private final Actor actor;
    private final Thread thread;
    private final Semaphore turn = new Semaphore(0);
    private BooleanSupplier ready = () -> true;
    private volatile boolean done;
    private boolean gone;
    private boolean killed;
    private int code;
    private @Nullable Throwable failure;

    private Proc(String name, Consumer<Proc> body) {
      // PIDs are mostly in order, as on a busy machine.
      nextPid += 1 + random.nextInt(3);
      actor = new Actor(nextPid, name);
      procs.add(this);
      thread =
          Thread.ofVirtual()
              .unstarted(() -> {
                turn.acquireUninterruptibly();
                try {
                  body.accept(this);
                  if (!name.equals("MainProcess")) {
                    step(() -> true);
                    locks.values().removeIf(holder -> holder == this);
                    events.add(new Event.Exited(seq(), nanos(), actor, code));
                  }
                } catch (Throwable e) {
                  failure = e;
                }
                gone = true;
                done = true;
                baton.release();
              });
    }

    /** A thread of this process that does something beside. */
    private Proc(Proc of, Consumer<Proc> body) {
      actor = of.actor;
      procs.add(this);
      thread =
          Thread.ofVirtual()
              .unstarted(() -> {
                turn.acquireUninterruptibly();
                try {
                  body.accept(this);
                } catch (Throwable e) {
                  failure = e;
                }
                gone = true;
                done = true;
                baton.release();
              });
    }

    Proc beside(Consumer<Proc> body) {
      step(() -> true);
      Proc beside = new Proc(this, body);
      beside.thread.start();
      return beside;
    }

    void await(Proc beside) {
      step(() -> beside.gone);
    }

    void send(String pool, long task, String result) {
      step(() -> true);
      queue(pool + " results").add(new Message(task, result));
      did(Action.SEND, pool, task);
    }

    String receive(String pool) {
      step(() -> !queue(pool + " results").isEmpty());
      Message message = queue(pool + " results").remove();
      did(Action.RECV, pool, message.number);
      return "" + message.text;
    }

    private boolean isReady() {
      return ready.getAsBoolean();
    }

    /** Lets the others go on until the dice and the condition say that it's our turn. */
    private void step(BooleanSupplier condition) {
      ready = condition;
      baton.release();
      turn.acquireUninterruptibly();
    }

    String name() {
      return actor.name();
    }

    long pid() {
      return actor.pid();
    }

    void cell(String source, Runnable body) {
      step(() -> true);
      int cell = ++cells;
      events.add(new Event.CellBegan(seq(), nanos(), actor, cell, source));
      body.run();
      step(() -> true);
      events.add(new Event.CellEnded(seq(), nanos(), actor, cell, Event.Outcome.OK, null));
      step(() -> procs.stream().allMatch(p -> p == this || p.gone));
    }

    Proc start(String name, Consumer<Proc> body) {
      return start(name, "forkserver", body);
    }

    /** A copy of this process, which goes on with that; what it joins of it is a wait. */
    Proc fork(String name, Consumer<Proc> body) {
      return start(name, "fork", body);
    }

    private Proc start(String name, String method, Consumer<Proc> body) {
      step(() -> true);
      Proc child = new Proc(name, body);
      events.add(new Event.Started(seq(), nanos(), actor, child.actor, method, false));
      child.thread.start();
      return child;
    }

    void join(Proc child) {
      step(() -> child.gone);
      events.add(new Event.Joined(seq(), nanos(), actor, child.actor));
    }

    void kill(Proc child) {
      step(() -> true);
      events.add(new Event.Signalled(seq(), nanos(), actor, child.actor, 9));
      child.killed = true;
    }

    /** Does nothing until it is killed, and nothing after that. */
    void hang() {
      step(() -> killed);
      code = -9;
    }

    void print(String text) {
      step(() -> true);
      events.add(new Event.Printed(seq(), nanos(), actor, Event.Stream.OUT, text));
    }

    void exitCode(int wanted) {
      code = wanted;
    }

    void put(String queue, @Nullable String text) {
      step(() -> true);
      long number = puts.merge(queue, 1L, Long::sum);
      queue(queue).add(new Message(number, text));
      did(Action.PUT, queue, number);
    }

    @Nullable String get(String queue) {
      step(() -> true);
      if (queue(queue).isEmpty()) {
        events.add(new Event.Waiting(seq(), nanos(), actor, Action.GET, queue));
        step(() -> !queue(queue).isEmpty());
      }
      Message message = queue(queue).remove();
      did(Action.GET, queue, message.number);
      return message.text;
    }

    /** The next message's text; empty if there is none. */
    Optional<String> getNowait(String queue) {
      step(() -> true);
      @Nullable Message message = queue(queue).poll();
      if (message == null) {
        return Optional.empty();
      }
      did(Action.GET, queue, message.number);
      return Optional.ofNullable(message.text);
    }

    /** Has an end of a pipe, as one more. */
    void hold(String end) {
      holders.merge(end, 1, Integer::sum);
    }

    void close(String end) {
      step(() -> true);
      did(Action.CLOSE, end, 0);
      holders.merge(end, -1, Integer::sum);
    }

    void sendFrom(String end, String text) {
      step(() -> true);
      long number = puts.merge(end, 1L, Long::sum);
      queue(end).add(new Message(number, text));
      did(Action.SEND, end, number);
    }

    /** The next message's text; empty at the end of file. */
    Optional<String> recv(String end) {
      step(() -> !queue(end).isEmpty() || holders.getOrDefault(end, 0) == 0);
      @Nullable Message message = queue(end).poll();
      did(message == null ? Action.EOF : Action.RECV, end, message == null ? 0 : message.number);
      return message == null ? Optional.empty() : Optional.ofNullable(message.text);
    }

    void taskDone(String queue) {
      step(() -> true);
      did(Action.NOTIFY, queue, finished.merge(queue, 1L, Long::sum));
    }

    void joinTasks(String queue) {
      step(() -> finished.getOrDefault(queue, 0L).equals(puts.getOrDefault(queue, 0L)));
      did(Action.WAIT, queue, finished.getOrDefault(queue, 0L));
    }

    /** Calls a managed object, and goes on when a process that serves has executed it. */
    void call(String call) {
      step(() -> true);
      long number = puts.merge("calls", 1L, Long::sum);
      calls.add(new Message(number, call));
      did(Action.CALL, call, number);
      events.add(new Event.Waiting(seq(), nanos(), actor, Action.RETURN, call));
      step(() -> executed.contains(number));
      did(Action.RETURN, call, number);
    }

    /** Executes what others call, in any order, until it is told to end. */
    void serve() {
      while (true) {
        step(() -> !calls.isEmpty());
        Message call = calls.remove(random.nextInt(calls.size()));
        if (call.text == null) {
          return;
        }
        // What asks the server again, since others came in between, is executed more than once.
        for (int i = call.text.endsWith(".merge") ? random.nextInt(3) : 0; i >= 0; i--) {
          did(Action.EXECUTE, call.text, call.number);
        }
        executed.add(call.number);
      }
    }

    /** Tells the process that serves to end, when nobody calls any more. */
    void endServing() {
      step(() -> true);
      calls.add(new Message(0, null));
    }

    void acquire(String lock) {
      step(() -> true);
      if (locks.containsKey(lock)) {
        events.add(new Event.Waiting(seq(), nanos(), actor, Action.ACQUIRE, lock));
        step(() -> !locks.containsKey(lock));
      }
      locks.put(lock, this);
      did(Action.ACQUIRE, lock, 1);
    }

    void release(String lock) {
      step(() -> true);
      locks.remove(lock);
      did(Action.RELEASE, lock, 0);
    }

    long read(String value) {
      step(() -> true);
      did(Action.READ, value, versions.getOrDefault(value, 0L));
      return values.getOrDefault(value, 0L);
    }

    void write(String value, long content) {
      step(() -> true);
      values.put(value, content);
      did(Action.WRITE, value, versions.merge(value, 1L, Long::sum));
    }

    private void did(Action what, String object, long item) {
      events.add(new Event.Operation(seq(), nanos(), actor, what, object, item));
    }

    private Deque<Message> queue(String queue) {
      return queues.computeIfAbsent(queue, q -> new ArrayDeque<>());
    }
  }
}
