package proclings.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Event;

/**
 * Brings each giving together with its taking. A server that executes a call in parts, as others
 * come in between, takes it at the first and answers it after the last.
 */
final class Messages {
  private final List<Message> messages = new ArrayList<>();
  private final Map<Way, Event.Operation> underway = new HashMap<>();

  private record Way(Message.Kind kind, String channel, long number) {}

  private Messages() {}

  /** The messages of which the run has the sending, in the order in which they were sent. */
  static List<Message> of(List<Event> events) {
    Messages found = new Messages();
    for (Event event : events) {
      if (event instanceof Event.Operation did) {
        found.take(did);
      }
    }
    found.underway.forEach((way, sent) -> {
      // A call that never returned has no answer; what was executed of it is no message.
      if (way.kind != Message.Kind.ANSWER) {
        found.add(way, sent, null);
      }
    });
    found.messages.sort(
        Comparator.comparingLong((Message message) -> message.sent().seq())
            .thenComparing(Message::kind));
    return List.copyOf(found.messages);
  }

  private void take(Event.Operation did) {
    switch (did.what()) {
      case PUT, SEND, CALL -> sent(way(did), did);
      case GET, RECV -> received(way(did), did);
      case EXECUTE -> {
        received(way(did), did);
        underway.put(answer(did), did);
      }
      case RETURN -> received(answer(did), did);
      default -> {}
    }
  }

  private void sent(Way way, Event.Operation did) {
    // A new main process counts its objects from 1 again.
    Event.@Nullable Operation lost = underway.put(way, did);
    if (lost != null) {
      add(way, lost, null);
    }
  }

  private void received(Way way, Event.Operation did) {
    Event.@Nullable Operation sent = underway.remove(way);
    if (sent != null) {
      add(way, sent, did);
    }
  }

  private void add(Way way, Event.Operation sent, Event.@Nullable Operation received) {
    messages.add(new Message(way.kind, way.channel, sent, Optional.ofNullable(received)));
  }

  private static Way way(Event.Operation did) {
    boolean put = did.what() == Action.PUT || did.what() == Action.GET;
    Message.Kind kind;
    if (did.what() == Action.CALL || did.what() == Action.EXECUTE) {
      kind = Message.Kind.CALL;
    } else if (did.object().startsWith("Pool-")) {
      kind = put ? Message.Kind.TASK : Message.Kind.RESULT;
    } else {
      kind = put ? Message.Kind.QUEUE : Message.Kind.PIPE;
    }
    return new Way(kind, did.object(), did.item());
  }

  private static Way answer(Event.Operation did) {
    return new Way(Message.Kind.ANSWER, did.object(), did.item());
  }
}
