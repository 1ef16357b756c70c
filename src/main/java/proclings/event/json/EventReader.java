package proclings.event.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;

/**
 * Reads a header and events. Strict: a field that is missing, unknown or of another type, an
 * unknown kind of event, an event that does not come after the one before: each is an error that
 * says where and what to do. Reading never does anything but read.
 *
 * <p>A cell may have been recorded in another session than the one before it. Where its events are
 * not after those, they are numbered and timed as if they went on from there.
 */
public final class EventReader {
  private final BufferedReader in;
  private int line;
  private long lastSeq;
  private long lastNanos;
  private long seqShift;
  private long nanosShift;

  /** Reads from {@code in}, which is not closed. */
  public EventReader(BufferedReader in) {
    this.in = in;
  }

  /** Reads the first line. */
  public Header header() throws IOException, EventFormatException {
    @Nullable String text = in.readLine();
    line++;
    if (text == null) {
      throw new EventFormatException(
          1, 1, "the file is empty", "Record it anew with: proclings record LESSON -o FILE");
    }
    Line fields = Line.parse(text, line, "the header");
    if (!fields.string(Field.FORMAT).equals(Field.FORMAT_NAME)) {
      throw fields.wrong(
          Field.FORMAT,
          "this is no transcript of proclings",
          "Its first line has \"format\":\"" + Field.FORMAT_NAME + "\"");
    }
    int version = fields.small(Field.VERSION);
    if (version != Header.VERSION) {
      throw fields.wrong(
          Field.VERSION,
          "the file has format version %d, and this proclings reads version %d"
              .formatted(version, Header.VERSION),
          version > Header.VERSION
              ? "Read it with a newer proclings"
              : "Record it anew with: proclings record LESSON -o FILE");
    }
    Header header =
        new Header(
            fields.string(Field.LESSON),
            instant(fields),
            fields.string(Field.ENGINE),
            fields.string(Field.JVM),
            fields.string(Field.PLATFORM),
            fields.small(Field.CPUS));
    fields.end();
    return header;
  }

  /** Reads the next line; empty at the end. */
  public Optional<Entry> next() throws IOException, EventFormatException {
    @Nullable String text = in.readLine();
    line++;
    if (text == null) {
      return Optional.empty();
    }
    if (text.contains(Kind.ELIDED)) {
      Line fields = Line.parse(text, line, "what was elided");
      if (fields.is(Field.EVENT, Kind.ELIDED)) {
        return Optional.of(elided(fields));
      }
    }
    Line fields = Line.parse(text, line, "the event");
    boolean pattern = fields.is(Field.EVENT, Kind.PRINTED) && fields.has(Field.LIKE);
    Event event = event(fields);
    lastSeq = event.seq();
    lastNanos = event.nanos();
    return Optional.of(
        new Entry.Happened(
            line,
            event,
            fields.has(Field.TIMES),
            pattern ? OptionalInt.of(fields.valueColumn(Field.LIKE)) : OptionalInt.empty()));
  }

  private Entry elided(Line fields) throws EventFormatException {
    fields.string(Field.EVENT);
    int column = fields.valueColumn(Field.BY);
    Optional<String> by = Optional.empty();
    if (fields.has(Field.BY)) {
      Line actor = fields.object(Field.BY);
      by = Optional.of(actor.string(Field.NAME));
      if (actor.has(Field.PID)) {
        actor.number(Field.PID);
      }
      actor.end();
    }
    fields.end();
    return new Entry.Elided(line, column, by);
  }

  /**
   * The event that a line holds.
   *
   * @throws EventFormatException if it holds none; its line number is 1
   */
  public static Event event(String text) throws EventFormatException {
    return new EventReader(new BufferedReader(java.io.Reader.nullReader()))
        .event(Line.parse(text, 1, "the event"));
  }

  private Event event(Line fields) throws EventFormatException {
    long written = fields.number(Field.SEQ);
    long writtenNanos = fields.number(Field.NANOS);
    String kind = fields.string(Field.EVENT);
    if (kind.equals(Kind.CELL_BEGAN)) {
      seqShift = Math.max(0, lastSeq + 1 - written);
      nanosShift = Math.max(0, lastNanos - writtenNanos);
    }
    long seq = written + seqShift;
    long nanos = writtenNanos + nanosShift;
    if (seq <= lastSeq) {
      throw fields.wrong(
          Field.SEQ,
          "event %d comes after event %d".formatted(written, lastSeq - seqShift),
          "Put a cell's events in the order of \"seq\", each once");
    }
    Actor by = actor(fields, Field.BY);
    Event event =
        switch (kind) {
          case Kind.STARTED ->
              new Event.Started(
                  seq,
                  nanos,
                  by,
                  actor(fields, Field.CHILD),
                  fields.string(Field.METHOD),
                  fields.truth(Field.DAEMON));
          case Kind.EXITED -> new Event.Exited(seq, nanos, by, fields.small(Field.EXIT_CODE));
          case Kind.JOINED -> new Event.Joined(seq, nanos, by, actor(fields, Field.CHILD));
          case Kind.SIGNALLED ->
              new Event.Signalled(
                  seq, nanos, by, actor(fields, Field.TARGET), fields.small(Field.SIGNAL));
          case Kind.PRINTED ->
              new Event.Printed(
                  seq,
                  nanos,
                  by,
                  fields.word(Field.STREAM, Event.Stream.class),
                  fields.string(fields.has(Field.LIKE) ? Field.LIKE : Field.TEXT));
          case Kind.WAITING ->
              new Event.Waiting(
                  seq, nanos, by, fields.word(Field.TO, Action.class), fields.string(Field.OBJECT));
          case Kind.CELL_BEGAN ->
              new Event.CellBegan(
                  seq, nanos, by, fields.small(Field.CELL), fields.string(Field.SOURCE));
          case Kind.CELL_ENDED ->
              new Event.CellEnded(
                  seq,
                  nanos,
                  by,
                  fields.small(Field.CELL),
                  fields.word(Field.OUTCOME, Event.Outcome.class),
                  fields.stringIfThere(Field.DETAIL));
          default ->
              new Event.Operation(
                  seq,
                  nanos,
                  by,
                  action(fields, kind),
                  fields.string(Field.OBJECT),
                  fields.number(Field.ITEM));
        };
    times(fields, event);
    fields.end();
    return event;
  }

  private static void times(Line fields, Event event) throws EventFormatException {
    if (!fields.has(Field.TIMES)) {
      return;
    }
    if (!fields.string(Field.TIMES).equals("any")) {
      throw fields.wrong(
          Field.TIMES,
          "\"times\" can only be \"any\"",
          "Write \"times\":\"any\", or the line as often as it is to be there");
    }
    if (!(event instanceof Event.Printed
        || event instanceof Event.Operation
        || event instanceof Event.Waiting)) {
      throw fields.wrong(
          Field.TIMES,
          "only what a process prints or does to an object can be there any number of times",
          "Write {\"event\":\"elided\"} in the place of what may be otherwise");
    }
  }

  private static Action action(Line fields, String kind) throws EventFormatException {
    for (Action action : Action.values()) {
      if (EventWriter.word(action).equals(kind)) {
        return action;
      }
    }
    throw fields.wrong(
        Field.EVENT,
        "format version %d has no event \"%s\"".formatted(Header.VERSION, kind),
        "Remove the line, or read the file with a newer proclings, which may know it");
  }

  private static Actor actor(Line fields, String name) throws EventFormatException {
    Line actor = fields.object(name);
    Actor read = new Actor(actor.number(Field.PID), actor.string(Field.NAME));
    actor.end();
    return read;
  }

  private static Instant instant(Line fields) throws EventFormatException {
    try {
      return Instant.parse(fields.string(Field.RECORDED));
    } catch (DateTimeParseException e) {
      throw fields.wrong(
          Field.RECORDED,
          "\"" + Field.RECORDED + "\" is no time",
          "Write it as 2030-12-31T23:59:59Z");
    }
  }
}
