package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Action;
import proclings.event.Event;
import proclings.history.History;

/** What processes that wait for one another are seen to do is in an order that could happen. */
@Timeout(60)
class ObservedWaitsTest {

  private static final int TIMES = 30;

  /** Uses each object that processes wait on, in two children and in the main process. */
  static final class Everything implements Host.Entry {
    @Override
    public void run(Link link) throws Exception {
      Semaphore guard = new Semaphore(1);
      Semaphore signal = new Semaphore(0);
      proclings.multiprocessing.Event go = new proclings.multiprocessing.Event();
      Condition changed = new Condition();
      Value<Integer> stock = new Value<>(0);
      Barrier barrier = new Barrier(3);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Process worker = new Process(() -> work(guard, signal, go, changed, stock, barrier));
        worker.start();
        team.add(worker);
      }
      go.set();
      for (int i = 0; i < TIMES; i++) {
        signal.release(2);
        try (Held held = changed.hold()) {
          stock.add(2);
          changed.notifyUpTo(2);
        }
        barrier.await();
      }
      team.forEach(Process::join);
      link.send("done".getBytes(UTF_8));
      link.receive();
    }

    private static void work(
        Semaphore guard,
        Semaphore signal,
        proclings.multiprocessing.Event go,
        Condition changed,
        Value<Integer> stock,
        Barrier barrier) {
      go.await();
      for (int i = 0; i < TIMES; i++) {
        signal.acquire();
        try (Held held = guard.hold()) {
          try (Held inside = changed.hold()) {
            changed.awaitFor(() -> stock.get() > 0);
            stock.add(-1);
          }
        }
        barrier.await();
      }
    }
  }

  @Test
  void everyOrderShownCouldHappenAndIsForcedWhereItWas() throws Exception {
    History.Recorder recorder = History.recorder();
    try (Host host = Host.open(Host.Options.usual(), recorder)) {
      HostedMain main = host.launch(Everything.class);
      assertThat(new String(main.receive(), UTF_8)).isEqualTo("done");
    }
    History run = recorder.history();
    assertThat(run.contradictions()).isEmpty();

    List<Event.Operation> taken = done(run, Action.ACQUIRE, "Semaphore-2");
    List<Event.Operation> given = done(run, Action.RELEASE, "Semaphore-2");
    assertThat(taken).hasSize(2 * TIMES);
    assertThat(given).hasSize(TIMES);
    for (int i = 0; i < taken.size(); i++) {
      assertThat(run.happenedBefore(given.get(i / 2), taken.get(i))).isTrue();
    }
    Event set = done(run, Action.NOTIFY, "Event-1").getFirst();
    assertThat(done(run, Action.WAIT, "Event-1"))
        .hasSize(2)
        .allMatch(wait -> run.happenedBefore(set, wait));
    for (Event.Operation arrival : done(run, Action.ARRIVE, "Barrier-1")) {
      assertThat(done(run, Action.WAIT, "Barrier-1"))
          .hasSize(3 * TIMES)
          .filteredOn(wait -> wait.item() == arrival.item())
          .hasSize(3)
          .allMatch(wait -> run.happenedBefore(arrival, wait));
    }
    for (Event.Operation wait : done(run, Action.WAIT, "Condition-1")) {
      assertThat(done(run, Action.NOTIFY, "Condition-1"))
          .filteredOn(notification -> notification.item() == wait.item())
          .hasSize(1)
          .allMatch(notification -> run.happenedBefore(notification, wait));
    }
    assertThat(run.holds()).noneMatch(hold -> hold.released().isEmpty());
  }

  private static List<Event.Operation> done(History run, Action what, String object) {
    return run.events().stream()
        .filter(Event.Operation.class::isInstance)
        .map(Event.Operation.class::cast)
        .filter(did -> did.what() == what && did.object().equals(object))
        .toList();
  }
}
