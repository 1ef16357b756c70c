package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Action;
import proclings.event.Event;
import proclings.history.Cause;
import proclings.history.History;

/** The order in which things are seen to happen is one in which they could happen. */
@Timeout(60)
class ObservedObjectsTest {

  private final List<Event> events = new CopyOnWriteArrayList<>();

  /** Runs everything once, and says so. */
  static final class Everything implements Host.Entry {
    @Override
    public void run(Link link) throws Exception {
      Queue<Integer> queue = new Queue<>(3);
      Lock lock = new Lock();
      Value<Integer> value = new Value<>(0);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Process worker = new Process(() -> work(queue, lock, value));
        worker.start();
        team.add(worker);
      }
      for (int i = 0; i < 200; i++) {
        queue.get();
      }
      team.forEach(Process::join);
      Process holder = new Process(() -> die(lock));
      holder.start();
      holder.join();
      lock.acquire();
      lock.release();
      try (Pool pool = new Pool(2)) {
        pool.map(x -> x * x, IntStream.range(0, 100).boxed().toList());
        pool.imapUnordered(x -> x, IntStream.range(0, 40).boxed().toList())
            .forEachRemaining(x -> {});
      }
      link.send("done".getBytes(UTF_8));
      link.receive();
    }

    private static void work(Queue<Integer> queue, Lock lock, Value<Integer> value) {
      for (int i = 0; i < 100; i++) {
        queue.put(i);
        try (Held held = lock.hold()) {
          value.set(value.get() + 1);
        }
      }
    }

    private static void die(Lock lock) {
      lock.acquire();
      Runtime.getRuntime().halt(9);
    }
  }

  @Test
  void everyOrderShownCouldHappen() throws Exception {
    try (Host host = Host.open(Host.Options.usual(), events::add)) {
      HostedMain main = host.launch(Everything.class);
      assertThat(new String(main.receive(), UTF_8)).isEqualTo("done");
    }
    Map<String, Long> last = new HashMap<>();
    String holder = "";
    long queued = 0;
    int taken = 0;
    for (Event event : events) {
      if (event instanceof Event.Exited exited && exited.by().name().equals(holder)) {
        holder = "";
      }
      if (!(event instanceof Event.Operation op)) {
        continue;
      }
      switch (op.object() + " " + op.what()) {
        case "Queue-1 PUT" -> {
          assertThat(++queued).as("in the queue, %s", op).isLessThanOrEqualTo(3);
          assertThat(op.item()).isEqualTo(last.getOrDefault("put", 0L) + 1);
          last.put("put", op.item());
        }
        case "Queue-1 GET" -> {
          taken++;
          assertThat(--queued).as("in the queue, %s", op).isGreaterThanOrEqualTo(0);
          assertThat(op.item()).isEqualTo(last.getOrDefault("get", 0L) + 1);
          last.put("get", op.item());
        }
        case "Lock-1 ACQUIRE" -> {
          assertThat(holder).as("who holds the lock, %s", op).isEmpty();
          holder = op.by().name();
        }
        case "Lock-1 RELEASE" -> {
          assertThat(holder).isEqualTo(op.by().name());
          holder = "";
        }
        case "Value-1 WRITE" -> {
          assertThat(op.by().name()).as("writes without the lock").isEqualTo(holder);
          assertThat(op.item()).isEqualTo(last.getOrDefault("write", 0L) + 1);
          last.put("write", op.item());
        }
        default -> {
          // The pool's are looked at below.
        }
      }
    }
    assertThat(taken).isEqualTo(200);
    assertThat(last.get("write")).isEqualTo(200);
    for (long task = 1; task <= 48; task++) {
      assertThat(placesOf("Pool-1", task)).as("task %d", task).isSorted().hasSize(4);
    }
  }

  /** Sends to the end, and has tasks done. */
  static final class Channels implements Host.Entry {
    @Override
    public void run(Link link) throws Exception {
      Pipe pipe = new Pipe();
      JoinableQueue<Integer> tasks = new JoinableQueue<>();
      Process worker = new Process(() -> work(pipe.second(), tasks));
      worker.start();
      pipe.second().close();
      for (int i = 0; i < 50; i++) {
        tasks.put(i);
        pipe.first().send(i);
      }
      tasks.join();
      for (boolean more = true; more; ) {
        try {
          pipe.first().recv();
        } catch (EndOfFileException e) {
          more = false;
        }
      }
      worker.join();
      link.send("done".getBytes(UTF_8));
      link.receive();
    }

    private static void work(Connection connection, JoinableQueue<Integer> tasks) {
      for (int i = 0; i < 50; i++) {
        connection.send(connection.recv());
        tasks.get();
        tasks.taskDone();
      }
    }
  }

  @Test
  void anEndIsSeenToBeClosedBeforeItIsFoundSoAndTasksDoneBeforeTheirJoin() throws Exception {
    try (Host host = Host.open(Host.Options.usual(), events::add)) {
      HostedMain main = host.launch(Channels.class);
      assertThat(new String(main.receive(), UTF_8)).isEqualTo("done");
    }
    // To the join: what the host says of those that it ends with the session comes after it.
    History run = History.of(events.stream().filter(event -> event.seq() <= joined()).toList());
    assertThat(run.contradictions()).isEmpty();
    assertThat(placesOf("Connection-1", 50)).isSorted().hasSize(2);
    assertThat(placesOf("Connection-2", 50)).isSorted().hasSize(2);
    Event end = operation(Action.EOF, "Connection-2");
    assertThat(run.causes(end)).extracting(Cause::kind).contains(Cause.Kind.CLOSING);
    assertThat(operation(Action.CLOSE, "Connection-2").seq()).isLessThan(end.seq());
    assertThat(run.happenedBefore(run.children().getFirst().exited().orElseThrow(), end)).isTrue();
    Event.Operation join = operation(Action.WAIT, "JoinableQueue-1");
    assertThat(join.item()).isEqualTo(50);
    assertThat(run.causes(join)).extracting(Cause::kind).contains(Cause.Kind.TASKS);
  }

  private long joined() {
    return events.stream()
        .filter(Event.Joined.class::isInstance)
        .mapToLong(Event::seq)
        .findFirst()
        .orElseThrow();
  }

  private Event.Operation operation(Action what, String object) {
    return events.stream()
        .filter(event -> event instanceof Event.Operation op && op.object().equals(object))
        .map(Event.Operation.class::cast)
        .filter(op -> op.what() == what)
        .findFirst()
        .orElseThrow();
  }

  private List<Long> placesOf(String object, long item) {
    List<Long> places = new ArrayList<>();
    for (Action action : List.of(Action.PUT, Action.GET, Action.SEND, Action.RECV)) {
      for (Event event : events) {
        if (event instanceof Event.Operation op
            && op.object().equals(object)
            && op.item() == item
            && op.what() == action) {
          places.add(op.seq());
        }
      }
    }
    return places;
  }
}
