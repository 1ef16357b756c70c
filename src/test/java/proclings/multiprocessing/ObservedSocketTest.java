package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Action;
import proclings.event.Event;
import proclings.history.History;
import proclings.transcript.Comparison;

/** What an observer sees of a connection over a socket. */
@Timeout(90)
class ObservedSocketTest {

  /** Sends to and fro over a socket, observed. */
  static final class Seen implements Host.Entry {
    @Override
    public void run(Link link) throws Exception {
      Listener listener = new Listener();
      SocketAddress address = listener.address();
      Process worker = new Process(() -> echo(address));
      worker.start();
      Connection here = listener.accept();
      for (int i = 0; i < 50; i++) {
        here.send(i);
      }
      for (boolean more = true; more; ) {
        try {
          here.recv();
        } catch (EndOfFileException e) {
          more = false;
        }
      }
      worker.join();
      link.send("done".getBytes(UTF_8));
      link.receive();
    }

    private static void echo(SocketAddress address) {
      try (Connection there = Client.connect(address)) {
        for (int i = 0; i < 50; i++) {
          there.send(there.recv());
        }
      }
    }
  }

  private static List<Event> observed() throws Exception {
    List<Event> events = new CopyOnWriteArrayList<>();
    try (Host host = Host.open(Host.Options.usual(), events::add)) {
      HostedMain main = host.launch(Seen.class);
      assertThat(new String(main.receive(), UTF_8)).isEqualTo("done");
    }
    List<Event> toTheJoin = new ArrayList<>();
    for (Event event : events) {
      toTheJoin.add(event);
      if (event instanceof Event.Joined) {
        break;
      }
    }
    return toTheJoin;
  }

  @Test
  void eachMessageIsSeenToBeSentBeforeItIsReceivedAndOneRunIsAsGoodAsAnother() throws Exception {
    List<Event> toTheJoin = observed();
    History run = History.of(toTheJoin);
    assertThat(run.contradictions()).isEmpty();
    for (String sender : List.of("Connection-1", "Connection-3")) {
      Event first = operation(toTheJoin, Action.SEND, sender);
      assertThat(run.happenedBefore(first, operation(toTheJoin, Action.RECV, sender))).isTrue();
      assertThat(
              toTheJoin.stream()
                  .filter(e -> e instanceof Event.Operation op && op.object().equals(sender)))
          .hasSizeGreaterThanOrEqualTo(100);
    }
    Event end = operation(toTheJoin, Action.EOF, "Connection-3");
    assertThat(run.happenedBefore(operation(toTheJoin, Action.CLOSE, "Connection-3"), end))
        .isTrue();

    assertThat(Comparison.compare(toTheJoin, observed(), ObservedManagerTest.NOTHING_SAID))
        .isEmpty();
  }

  private static Event.Operation operation(List<Event> events, Action what, String object) {
    return events.stream()
        .filter(Event.Operation.class::isInstance)
        .map(Event.Operation.class::cast)
        .filter(op -> op.what() == what && op.object().equals(object))
        .findFirst()
        .orElseThrow();
  }
}
