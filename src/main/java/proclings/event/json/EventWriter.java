package proclings.event.json;

import static proclings.event.json.Field.BY;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.function.Consumer;
import proclings.event.Actor;
import proclings.event.Event;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a header and events, a line each, fields always in the same order. Does not close what it
 * writes to.
 */
public final class EventWriter {
  private final Writer out;

  /** Writes to {@code out}, which should be UTF-8 and buffered. */
  public EventWriter(Writer out) {
    this.out = out;
  }

  /** Writes the header line; the first thing to do. */
  public void write(Header header) throws IOException {
    line(json -> {
      json.writeStringProperty(Field.FORMAT, Field.FORMAT_NAME);
      json.writeNumberProperty(Field.VERSION, Header.VERSION);
      json.writeStringProperty(Field.LESSON, header.lesson());
      json.writeStringProperty(Field.RECORDED, header.recordedAt().toString());
      json.writeStringProperty(Field.ENGINE, header.engine());
      json.writeStringProperty(Field.JVM, header.jvm());
      json.writeStringProperty(Field.PLATFORM, header.platform());
      json.writeNumberProperty(Field.CPUS, header.cpus());
    });
  }

  /** Writes an event's line. */
  public void write(Event event) throws IOException {
    line(json -> {
      json.writeNumberProperty(Field.SEQ, event.seq());
      json.writeNumberProperty(Field.NANOS, event.nanos());
      json.writeStringProperty(Field.EVENT, Kind.of(event));
      actor(json, BY, event.by());
      particulars(json, event);
    });
  }

  /** The line of an event, without its end. */
  public static String line(Event event) {
    StringWriter text = new StringWriter();
    try {
      new EventWriter(text).write(event);
    } catch (IOException e) {
      throw new AssertionError("a string can be written to", e);
    }
    return text.toString().stripTrailing();
  }

  private static void particulars(JsonGenerator json, Event event) {
    switch (event) {
      case Event.Started start -> {
        actor(json, Field.CHILD, start.child());
        json.writeStringProperty(Field.METHOD, start.method());
        json.writeBooleanProperty(Field.DAEMON, start.daemon());
      }
      case Event.Exited end -> json.writeNumberProperty(Field.EXIT_CODE, end.exitCode());
      case Event.Joined join -> actor(json, Field.CHILD, join.child());
      case Event.Signalled signal -> {
        actor(json, Field.TARGET, signal.target());
        json.writeNumberProperty(Field.SIGNAL, signal.signal());
      }
      case Event.Printed line -> {
        json.writeStringProperty(Field.STREAM, word(line.stream()));
        json.writeStringProperty(Field.TEXT, line.text());
      }
      case Event.Waiting wait -> {
        json.writeStringProperty(Field.TO, word(wait.what()));
        json.writeStringProperty(Field.OBJECT, wait.object());
      }
      case Event.Operation did -> {
        json.writeStringProperty(Field.OBJECT, did.object());
        json.writeNumberProperty(Field.ITEM, did.item());
      }
      case Event.CellBegan cell -> {
        json.writeNumberProperty(Field.CELL, cell.cell());
        json.writeStringProperty(Field.SOURCE, cell.source());
      }
      case Event.CellEnded cell -> {
        json.writeNumberProperty(Field.CELL, cell.cell());
        json.writeStringProperty(Field.OUTCOME, word(cell.outcome()));
        if (cell.detail() != null) {
          json.writeStringProperty(Field.DETAIL, cell.detail());
        }
      }
    }
  }

  private static void actor(JsonGenerator json, String field, Actor actor) {
    json.writeName(field);
    json.writeStartObject();
    json.writeNumberProperty(Field.PID, actor.pid());
    json.writeStringProperty(Field.NAME, actor.name());
    json.writeEndObject();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void line(Consumer<JsonGenerator> fields) throws IOException {
    out.append(JsonText.object(fields)).append('\n');
  }
}
