package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Action;
import proclings.event.Event;
import proclings.history.History;
import proclings.transcript.Comparison;
import proclings.transcript.Patterns;

/** What an observer sees of a manager's objects, and that one run is as good as another. */
@Timeout(90)
class ObservedManagerTest {

  static final Comparison.Expectations NOTHING_SAID =
      new Comparison.Expectations() {
        @Override
        public Optional<String> title(String source) {
          return Optional.empty();
        }

        @Override
        public Patterns patterns(String source, List<Event> expected, List<Event> happened) {
          return Patterns.NONE;
        }
      };

  /** Two children change a list as it comes and a dict under a lock, observed. */
  static final class Seen implements Host.Entry {
    @Override
    public void run(Link link) {
      try (Manager manager = new Manager()) {
        List<Integer> list = manager.list();
        ConcurrentMap<String, Integer> dict = manager.dict();
        dict.put("sum", 0);
        Lock lock = manager.lock();
        Pipe pipe = new Pipe(false);
        Target target =
            () -> {
              for (int i = 0; i < 20; i++) {
                list.add(i);
                try (var held = lock.hold()) {
                  dict.put("sum", dict.get("sum") + i);
                }
                dict.merge("count", 1, Integer::sum);
              }
              pipe.second().send("done");
            };
        List<Process> children = List.of(new Process(target), new Process(target));
        children.forEach(Process::start);
        while (list.size() < 40) {
          Thread.onSpinWait();
        }
        children.forEach(Process::join);
        Multiprocessing.print(list.size(), dict);
      }
      link.send("done".getBytes(UTF_8));
      link.receive();
    }
  }

  private static List<Event> observed() throws Exception {
    List<Event> events = new CopyOnWriteArrayList<>();
    try (Host host = Host.open(Host.Options.usual(), events::add)) {
      HostedMain main = host.launch(Seen.class);
      assertThat(new String(main.receive(), UTF_8)).isEqualTo("done");
    }
    List<Event> toTheEnd = new ArrayList<>();
    for (Event event : events) {
      toTheEnd.add(event);
      if (event instanceof Event.Joined join && join.child().name().startsWith("SyncManager")) {
        break;
      }
    }
    return toTheEnd;
  }

  @Test
  void eachCallIsSeenAndExecutedBeforeItReturns() throws Exception {
    List<Event> events = observed();
    History run = History.of(events);
    assertThat(run.contradictions()).isEmpty();
    assertThat(events)
        .filteredOn(Event.Printed.class::isInstance)
        .extracting(event -> ((Event.Printed) event).text())
        .containsExactly("40 {sum=380, count=40}");

    for (String call : List.of("SyncManager-1.list", "list-1.add", "dict-1.put", "dict-1.get")) {
      List<Event.Operation> made = operations(events, Action.CALL, call).toList();
      assertThat(made).as(call).isNotEmpty();
      for (Event.Operation each : made) {
        Event.Operation execution = of(each, operations(events, Action.EXECUTE, call));
        Event.Operation returned = of(each, operations(events, Action.RETURN, call));
        assertThat(execution.by().name()).isEqualTo("SyncManager-1");
        assertThat(returned.by()).isEqualTo(each.by());
        assertThat(run.happenedBefore(each, execution)).isTrue();
        assertThat(run.happenedBefore(execution, returned)).isTrue();
      }
    }
    // A read is one trip; what is called again, since another came in between, is one call.
    assertThat(operations(events, Action.EXECUTE, "dict-1.get")).hasSize(40);
    assertThat(operations(events, Action.CALL, "dict-1.merge")).hasSize(40);
    assertThat(operations(events, Action.EXECUTE, "dict-1.merge")).hasSizeGreaterThan(40);
    // What goes through the manager's own pipes is no operation, nor takes the user's numbers.
    assertThat(events)
        .filteredOn(e -> e instanceof Event.Operation op && op.object().startsWith("Connection-"))
        .extracting(e -> ((Event.Operation) e).object())
        .isNotEmpty()
        .containsOnly("Connection-2");

    assertThat(Comparison.compare(events, observed(), NOTHING_SAID)).isEmpty();
  }

  private static Stream<Event.Operation> operations(List<Event> events, Action what, String call) {
    return events.stream()
        .filter(Event.Operation.class::isInstance)
        .map(Event.Operation.class::cast)
        .filter(op -> op.what() == what && op.object().equals(call));
  }

  private static Event.Operation of(Event.Operation call, Stream<Event.Operation> parts) {
    return parts.filter(part -> part.item() == call.item()).findFirst().orElseThrow();
  }
}
