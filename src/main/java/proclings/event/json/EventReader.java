package proclings.event.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;

/**
 * Reads a header and events. Strict: a field that is missing, unknown or of another type, an
 * unknown kind of event, an event that does not come after the one before: each is an error that
 * says where and what to do. Reading never does anything but read.
 */
public final class EventReader {
  private final BufferedReader in;
  private int line;
  private long lastSeq;

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

  /** Reads the next event; empty at the end. */
  public Optional<Event> next() throws IOException, EventFormatException {
    @Nullable String text = in.readLine();
    line++;
    if (text == null) {
      return Optional.empty();
    }
    Event event = event(Line.parse(text, line, "the event"));
    lastSeq = event.seq();
    return Optional.of(event);
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
    long seq = fields.number(Field.SEQ);
    if (seq <= lastSeq) {
      throw fields.wrong(
          Field.SEQ,
          "event %d comes after event %d".formatted(seq, lastSeq),
          "Put the events in the order of \"seq\", each once");
    }
    long nanos = fields.number(Field.NANOS);
    String kind = fields.string(Field.EVENT);
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
                  fields.string(Field.TEXT));
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
    fields.end();
    return event;
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
