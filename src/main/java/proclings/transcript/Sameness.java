package proclings.transcript;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Lane;
import proclings.lesson.LinePattern;

/**
 * Whether an event of one run is the same as an event of the other. Times and PIDs are not looked
 * at, nor what depends on who came first: the number of a message that was put (whose it is, the
 * {@link Flow} knows), that of a permit, and the version of a value.
 */
final class Sameness {
  private final Side expected;
  private final Side happened;
  private final Binding binding;
  private final Texts texts;
  private final Edits edits;
  private final Patterns patterns;
  private final Predicate<Channel> anyMessage;

  /**
   * Compares events of two runs.
   *
   * @param anyMessage whether it means nothing which message is taken from a channel
   */
  Sameness(
      Side expected,
      Side happened,
      Binding binding,
      Texts texts,
      Edits edits,
      Patterns patterns,
      Predicate<Channel> anyMessage) {
    this.expected = expected;
    this.happened = happened;
    this.binding = binding;
    this.texts = texts;
    this.edits = edits;
    this.patterns = patterns;
    this.anyMessage = anyMessage;
  }

  /**
   * Compares two events.
   *
   * @param who the processes of the run that happened that an expected one may be there
   */
  boolean same(Event e, Event h, Function<Lane, Collection<Lane>> who) {
    return switch (e) {
      case Event.Started one when h instanceof Event.Started other ->
          sameProcess(one.child(), other.child())
              && one.method().equals(other.method())
              && one.daemon() == other.daemon();
      case Event.Joined one when h instanceof Event.Joined other ->
          sameProcess(one.child(), other.child());
      case Event.Signalled one when h instanceof Event.Signalled other ->
          one.signal() == other.signal() && sameProcess(one.target(), other.target());
      case Event.Printed one when h instanceof Event.Printed other ->
          one.stream() == other.stream() && sameText(one, other, who);
      case Event.Operation one when h instanceof Event.Operation other ->
          one.what() == other.what() && one.object().equals(other.object()) && sameItem(one, other);
      case Event.CellBegan one when h instanceof Event.CellBegan other ->
          one.source().equals(other.source());
      case Event.CellEnded one when h instanceof Event.CellEnded other ->
          one.outcome() == other.outcome() && sameDetail(one, other, who);
      case Event.Exited one when h instanceof Event.Exited other ->
          one.exitCode() == other.exitCode();
      default -> false;
    };
  }

  private boolean sameText(
      Event.Printed one, Event.Printed other, Function<Lane, Collection<Lane>> who) {
    @Nullable LinePattern pattern = edits.pattern(one);
    if (pattern != null) {
      return pattern.matches(
          other.text(), other.by(), happened.run().lanes().stream().map(Lane::actor).toList());
    }
    return texts.same(one.text(), other.text(), who) || patterns.same(one, other);
  }

  /** Who is started, joined or signalled is no matter of luck, even among those that race. */
  private boolean sameProcess(Actor one, Actor other) {
    Optional<Lane> lane = expected.lane(one);
    Optional<Lane> otherLane = happened.lane(other);
    if (lane.isEmpty() || otherLane.isEmpty()) {
      return one.name().equals(other.name());
    }
    int wanted = otherLane.get().number();
    return binding.happened(lane.get()).map(Lane::number).equals(Optional.of(wanted));
  }

  private boolean sameItem(Event.Operation one, Event.Operation other) {
    return switch (one.what()) {
      case GET, RECV, EXECUTE -> {
        int origin = expected.flow().origin(one);
        yield anyMessage.test(Channel.of(one))
            || origin == Origins.LEFT_OPEN
            || origin == happened.flow().origin(other);
      }
      case ACQUIRE, RELEASE -> one.item() == other.item() || History.isSemaphore(one.object());
      case PUT,
          SEND,
          READ,
          WRITE,
          WAIT,
          NOTIFY,
          CLEAR,
          ARRIVE,
          RESET,
          ABORT,
          CLOSE,
          EOF,
          CALL,
          RETURN,
          JOIN ->
          true;
    };
  }

  private boolean sameDetail(
      Event.CellEnded one, Event.CellEnded other, Function<Lane, Collection<Lane>> who) {
    String text = one.detail() == null ? "" : one.detail();
    String otherText = other.detail() == null ? "" : other.detail();
    return texts.same(text, otherText, who) || patterns.sameDetail(text, otherText);
  }
}
