package proclings.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import proclings.event.Event;
import proclings.event.json.Header;
import proclings.event.json.JsonText;
import proclings.render.Markdown;
import proclings.render.Palette;
import proclings.render.ProcessLines;
import proclings.render.Span;
import proclings.render.Style;
import proclings.render.Visible;
import tools.jackson.core.JsonGenerator;

/**
 * A recording of a terminal: each cell's code, a marker, and its lines as they came.
 *
 * @see <a href="https://docs.asciinema.org/manual/asciicast/v2/">asciicast v2</a>
 * @see <a href="https://docs.asciinema.org/manual/asciicast/v3/">asciicast v3</a>
 */
final class Cast {
  private static final int ROWS = 24;

  /** Players shorten longer pauses to so many seconds. */
  private static final int LONGEST_PAUSE = 2;

  private final int version;
  private final int columns;
  private final Colours colours;
  private final Palette palette = new Palette(Palette.Depth.FULL, true);
  private final Markdown markdown = new Markdown(palette);
  private final List<String> lines = new ArrayList<>();
  private long firstNanos;
  private long lastNanos;
  private long writtenMillis;

  Cast(int version, int columns, Colours colours) {
    this.version = version;
    this.columns = columns;
    this.colours = colours;
  }

  String of(Header header, List<Section> sections) {
    lines.add(JsonText.object(json -> header(json, header)));
    if (!sections.isEmpty()) {
      firstNanos = sections.getFirst().events().getFirst().nanos();
    }
    ProcessLines processes = new ProcessLines(palette, colours.inks(), () -> columns);
    for (Section section : sections) {
      section(section, processes);
    }
    return String.join("\n", lines) + "\n";
  }

  private void header(JsonGenerator json, Header header) {
    json.writeNumberProperty("version", version);
    if (version == 2) {
      json.writeNumberProperty("width", columns);
      json.writeNumberProperty("height", ROWS);
    } else {
      json.writeObjectPropertyStart("term");
      json.writeNumberProperty("cols", columns);
      json.writeNumberProperty("rows", ROWS);
      json.writeEndObject();
    }
    json.writeNumberProperty("timestamp", header.recordedAt().getEpochSecond());
    json.writeNumberProperty("idle_time_limit", LONGEST_PAUSE);
    json.writeStringProperty("title", header.lesson());
  }

  private void section(Section section, ProcessLines processes) {
    Event first = section.events().getFirst();
    event(first.nanos(), "m", section.title());
    List<String> code = new ArrayList<>();
    if (section.place() > 1) {
      code.add("");
    }
    code.add(palette.paint(section.title(), Style.FAINT));
    if (!section.source().isEmpty()) {
      code.addAll(markdown.cell(section.source(), new Span("▎ ", Style.HINT), columns));
      code.add("");
    }
    output(first.nanos(), code);
    for (Event event : section.events()) {
      output(event.nanos(), processes.of(event));
    }
    output(section.events().getLast().nanos(), end(section, processes));
  }

  private List<String> end(Section section, ProcessLines processes) {
    List<String> said = new ArrayList<>();
    section
        .value()
        .ifPresent(
            value -> said.addAll(markdown.cell(value, new Span("⇒ ", Style.FAINT), columns)));
    section
        .trouble()
        .ifPresent(trouble ->
            said.addAll(
                markdown.hanging(
                    new Span("✗ ", Style.BAD), List.of(Span.of(Visible.of(trouble))), columns)));
    said.addAll(processes.summary(section.run().summary()));
    return said;
  }

  private void output(long nanos, List<String> text) {
    if (!text.isEmpty()) {
      event(nanos, "o", String.join("\r\n", text) + "\r\n");
    }
  }

  private void event(long nanos, String code, String data) {
    // Clocks of several processors may differ by a little; what was numbered first comes first.
    lastNanos = Math.max(lastNanos, nanos - firstNanos);
    BigDecimal time = time(lastNanos);
    lines.add(
        JsonText.value(json -> {
          json.writeStartArray();
          json.writeNumber(time);
          json.writeString(code);
          json.writeString(data);
          json.writeEndArray();
        }));
  }

  /** Since the beginning in v2; in v3 since the event before, so that what is cut adds up to 0. */
  private BigDecimal time(long nanos) {
    if (version == 2) {
      return BigDecimal.valueOf(nanos, 9).setScale(6, RoundingMode.HALF_EVEN);
    }
    long millis = BigDecimal.valueOf(nanos, 6).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    long since = millis - writtenMillis;
    writtenMillis = millis;
    return BigDecimal.valueOf(since, 3);
  }
}
