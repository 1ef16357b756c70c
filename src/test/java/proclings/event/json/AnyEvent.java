package proclings.event.json;

import java.util.Random;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;

/** Events with anything in them. */
final class AnyEvent {
  private AnyEvent() {}

  static Event any(Random random, long seq) {
    long nanos = random.nextLong();
    Actor by = actor(random);
    return switch (random.nextInt(9)) {
      case 0 ->
          new Event.Started(seq, nanos, by, actor(random), text(random), random.nextBoolean());
      case 1 -> new Event.Exited(seq, nanos, by, random.nextInt());
      case 2 -> new Event.Joined(seq, nanos, by, actor(random));
      case 3 -> new Event.Signalled(seq, nanos, by, actor(random), random.nextInt());
      case 4 -> new Event.Printed(seq, nanos, by, one(random, Event.Stream.values()), text(random));
      case 5 -> new Event.Waiting(seq, nanos, by, one(random, Action.values()), text(random));
      case 6 ->
          new Event.Operation(
              seq, nanos, by, one(random, Action.values()), text(random), random.nextLong());
      case 7 -> new Event.CellBegan(seq, nanos, by, random.nextInt(), text(random));
      default ->
          new Event.CellEnded(
              seq,
              nanos,
              by,
              random.nextInt(),
              one(random, Event.Outcome.values()),
              random.nextBoolean() ? null : text(random));
    };
  }

  private static Actor actor(Random random) {
    return new Actor(random.nextLong(), text(random));
  }

  /** Text of any UTF-16 units at all, many of them controls, quotes and halves of pairs. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> text.append((char) random.nextInt(0x20));
        case 1 -> text.append("\"\\/{}[]:,\u007f\u009b".charAt(random.nextInt(11)));
        case 2 -> text.append((char) random.nextInt(0x10000));
        case 3 -> text.appendCodePoint(0x1f300 + random.nextInt(0x100));
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }

  private static <T> T one(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
