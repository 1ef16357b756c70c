package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Action;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.history.Deadlock;
import proclings.history.History;
import proclings.history.LiveRun;
import proclings.history.Wait;

/** A join that has to wait says so. */
@Timeout(60)
class ObservedJoinTest {

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Event> coming = new LinkedBlockingQueue<>();
  private final LiveRun live = new LiveRun();
  private final EventSink sink = live.and(events::add).and(coming::add);

  private void await(Predicate<Event> event) throws InterruptedException {
    while (!event.test(coming.take())) {
      // What comes before.
    }
  }

  private static boolean isJoin(Event event, String by, String child) {
    return event instanceof Event.Waiting wait
        && wait.what() == Action.JOIN
        && wait.by().name().equals(by)
        && wait.object().equals(child);
  }

  private List<Event> of(String name, Class<?>... kinds) {
    return events.stream()
        .filter(event -> event.by().name().equals(name))
        .filter(event -> List.of(kinds).contains(event.getClass()))
        .toList();
  }

  /** Joins a child for a moment, not at all, until it ends, and once more. */
  static final class Patient implements Host.Entry {
    @Override
    public void run(Link link) {
      Queue<String> orders = new Queue<>();
      Process child = new Process(orders::get, "late");
      child.start();
      child.join(Duration.ofMillis(1));
      child.join(Duration.ZERO);
      Thread.ofPlatform()
          .start(() -> {
            byte[] unused = link.receive();
            orders.put("go");
          });
      child.join();
      child.join();
      link.send("done".getBytes(UTF_8));
      byte[] unused = link.receive();
    }
  }

  @Test
  void aJoinSaysThatItWaitsOnlyWhereItDoes() throws Exception {
    try (Host host = Host.open(Host.Options.usual(), sink)) {
      HostedMain main = host.launch(Patient.class);
      await(event -> isJoin(event, "MainProcess", "late"));
      await(event -> isJoin(event, "MainProcess", "late"));
      main.send("go".getBytes(UTF_8));
      assertThat(main.receive()).asString(UTF_8).isEqualTo("done");
      host.cellEnded(main, 1, Event.Outcome.OK, null);
    }
    assertThat(of("MainProcess", Event.Waiting.class, Event.Joined.class))
        .extracting(Object::getClass)
        .asString()
        .isEqualTo(
            List.of(
                    Event.Waiting.class,
                    Event.Waiting.class,
                    Event.Joined.class,
                    Event.Joined.class)
                .toString());
    History run = History.of(events);
    List<Wait> waits = run.lane("MainProcess").orElseThrow().waits();
    assertThat(waits).extracting(Wait::succeeded).containsExactly(false, true);
    assertThat(waits.getLast().ended()).containsInstanceOf(Event.Joined.class);
    assertThat(run.contradictions()).isEmpty();
  }

  /** Starts a process that ends while its own child still runs. */
  static final class Parent implements Host.Entry {
    @Override
    public void run(Link link) {
      Queue<String> orders = new Queue<>();
      Process parent = new Process(() -> new Process(orders::get, "inner").start(), "outer");
      parent.start();
      byte[] unused = link.receive();
      orders.put("go");
      parent.join();
      link.send("done".getBytes(UTF_8));
      byte[] ignored = link.receive();
    }
  }

  @Test
  void aProcessThatJoinsItsChildrenAtItsEndSaysSoToo() throws Exception {
    try (Host host = Host.open(Host.Options.usual(), sink)) {
      HostedMain main = host.launch(Parent.class);
      await(event -> isJoin(event, "outer", "inner"));
      main.send("go".getBytes(UTF_8));
      assertThat(main.receive()).asString(UTF_8).isEqualTo("done");
    }
    assertThat(of("outer", Event.Waiting.class, Event.Joined.class)).hasSize(2);
  }

  /** Joins, with a lock in its hands, a child that wants it. */
  static final class Holder implements Host.Entry {
    @Override
    public void run(Link link) {
      Lock lock = new Lock();
      lock.acquire();
      Process child = new Process(lock::acquire, "child");
      child.start();
      child.join();
    }
  }

  @Test
  void whoJoinsAChildThatWantsItsLockIsSeenInADeadlockWithIt() throws Exception {
    try (Host host = Host.open(Host.Options.usual(), sink)) {
      HostedMain main = host.launch(Holder.class);
      await(event -> event instanceof Event.Waiting);
      await(event -> event instanceof Event.Waiting);
      Deadlock found = Deadlock.at(live.now()).orElseThrow();
      assertThat(found.cycle())
          .extracting(stuck -> stuck.actor().name())
          .containsExactlyInAnyOrder("MainProcess", "child");
      main.kill();
    }
  }
}
