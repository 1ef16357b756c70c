package proclings.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;

/**
 * Events as bytes, the form in which they travel through shared memory.
 *
 * <p>A kind (1 byte), the time (8), who (PID 8, name), then what the kind has. Texts are a length
 * (4) and UTF-8; a text that may be null has the length −1 when it is.
 */
final class EventCodec {

  private static final int STARTED = 1;
  private static final int EXITED = 2;
  private static final int JOINED = 3;
  private static final int SIGNALLED = 4;
  private static final int PRINTED = 5;
  private static final int WAITING = 6;
  private static final int OPERATION = 7;
  private static final int CELL_BEGAN = 8;
  private static final int CELL_ENDED = 9;

  private static final Action[] ACTIONS = Action.values();
  private static final Event.Stream[] STREAMS = Event.Stream.values();
  private static final Event.Outcome[] OUTCOMES = Event.Outcome.values();

  private EventCodec() {}

  /** Collects the bytes of an event; in memory, so nothing can go wrong. */
  private static final class Writer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
    private final DataOutputStream out = new DataOutputStream(bytes);

    Writer(int kind, long nanos, Actor by) {
      number(kind, 1).number(nanos, 8).actor(by);
    }

    Writer number(long value, int size) {
      try {
        switch (size) {
          case 1 -> out.writeByte((int) value);
          case 4 -> out.writeInt((int) value);
          default -> out.writeLong(value);
        }
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Writer text(@Nullable String text) {
      if (text == null) {
        return number(-1, 4);
      }
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return text(utf8, 0, utf8.length);
    }

    Writer text(byte[] utf8, int from, int count) {
      number(count, 4);
      bytes.write(utf8, from, count);
      return this;
    }

    Writer actor(Actor actor) {
      return number(actor.pid(), 8).text(actor.name());
    }

    byte[] done() {
      return bytes.toByteArray();
    }
  }

  static byte[] started(long nanos, Actor by, Actor child, String method, boolean daemon) {
    return new Writer(STARTED, nanos, by)
        .actor(child)
        .text(method)
        .number(daemon ? 1 : 0, 1)
        .done();
  }

  static byte[] exited(long nanos, Actor by, int exitCode) {
    return new Writer(EXITED, nanos, by).number(exitCode, 4).done();
  }

  static byte[] joined(long nanos, Actor by, Actor child) {
    return new Writer(JOINED, nanos, by).actor(child).done();
  }

  static byte[] signalled(long nanos, Actor by, Actor target, int signal) {
    return new Writer(SIGNALLED, nanos, by).actor(target).number(signal, 4).done();
  }

  static byte[] printed(
      long nanos, Actor by, Event.Stream stream, byte[] utf8, int from, int count) {
    return new Writer(PRINTED, nanos, by)
        .number(stream.ordinal(), 1)
        .text(utf8, from, count)
        .done();
  }

  static byte[] waiting(long nanos, Actor by, Action what, String object) {
    return new Writer(WAITING, nanos, by).number(what.ordinal(), 1).text(object).done();
  }

  static byte[] operation(long nanos, Actor by, Action what, String object, long item) {
    return new Writer(OPERATION, nanos, by)
        .number(what.ordinal(), 1)
        .text(object)
        .number(item, 8)
        .done();
  }

  static byte[] cellBegan(long nanos, Actor by, int cell, String source) {
    return new Writer(CELL_BEGAN, nanos, by).number(cell, 4).text(source).done();
  }

  static byte[] cellEnded(
      long nanos, Actor by, int cell, Event.Outcome outcome, @Nullable String detail) {
    return new Writer(CELL_ENDED, nanos, by)
        .number(cell, 4)
        .number(outcome.ordinal(), 1)
        .text(detail)
        .done();
  }

  /**
   * Reads an event.
   *
   * @param seq its place in the log
   * @param earliest the time of the one before it: of two processes that stamped and then raced for
   *     the log, the second must not seem to be the earlier
   */
  static Event read(long seq, byte[] bytes, long earliest) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      int kind = in.readByte();
      long nanos = Math.max(earliest, in.readLong());
      Actor by = actor(in);
      return switch (kind) {
        case STARTED ->
            new Event.Started(seq, nanos, by, actor(in), someText(in), in.readByte() != 0);
        case EXITED -> new Event.Exited(seq, nanos, by, in.readInt());
        case JOINED -> new Event.Joined(seq, nanos, by, actor(in));
        case SIGNALLED -> new Event.Signalled(seq, nanos, by, actor(in), in.readInt());
        case PRINTED -> new Event.Printed(seq, nanos, by, STREAMS[in.readByte()], someText(in));
        case WAITING -> new Event.Waiting(seq, nanos, by, ACTIONS[in.readByte()], someText(in));
        case OPERATION ->
            new Event.Operation(
                seq, nanos, by, ACTIONS[in.readByte()], someText(in), in.readLong());
        case CELL_BEGAN -> new Event.CellBegan(seq, nanos, by, in.readInt(), someText(in));
        case CELL_ENDED ->
            new Event.CellEnded(seq, nanos, by, in.readInt(), OUTCOMES[in.readByte()], text(in));
        default -> throw new IllegalStateException("unknown kind of event: kind=" + kind);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Actor actor(DataInputStream in) throws IOException {
    return new Actor(in.readLong(), someText(in));
  }

  private static String someText(DataInputStream in) throws IOException {
    String text = text(in);
    return text == null ? "" : text;
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
