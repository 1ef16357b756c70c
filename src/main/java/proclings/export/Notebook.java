package proclings.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import proclings.event.Event;
import proclings.event.json.Header;
import proclings.event.json.JsonText;
import proclings.render.Palette;
import proclings.render.RunWords;
import proclings.render.Visible;
import tools.jackson.core.JsonGenerator;

/**
 * A Jupyter notebook: a cell a cell, with its output and its timeline below it.
 *
 * @see <a href="https://nbformat.readthedocs.io/en/latest/format_description.html">nbformat 4.5</a>
 */
final class Notebook {
  private static final int MINOR = 5;
  private static final int WIDTH = 760;

  private final Colours colours;
  private final OutputText output = new OutputText();

  Notebook(Colours colours) {
    this.colours = colours;
  }

  String of(Header header, List<Section> sections) {
    List<String> cells = new ArrayList<>();
    cells.add(JsonText.object(json -> heading(json, header)));
    for (Section section : sections) {
      cells.add(JsonText.object(json -> cell(json, section)));
    }
    String metadata =
        JsonText.object(json -> {
          json.writeObjectPropertyStart("kernelspec");
          json.writeStringProperty("display_name", "Java");
          json.writeStringProperty("language", "java");
          json.writeStringProperty("name", "java");
          json.writeEndObject();
          json.writeObjectPropertyStart("language_info");
          json.writeStringProperty("file_extension", ".java");
          json.writeStringProperty("mimetype", "text/x-java-source");
          json.writeStringProperty("name", "java");
          json.writeEndObject();
          json.writeStringProperty("title", header.lesson());
        });
    return "{\n\"cells\": [\n%s\n],\n\"metadata\": %s,\n\"nbformat\": 4,\n\"nbformat_minor\": %s\n}\n"
        .formatted(String.join(",\n", cells), metadata, MINOR);
  }

  private static void heading(JsonGenerator json, Header header) {
    json.writeStringProperty("cell_type", "markdown");
    json.writeStringProperty("id", "about");
    empty(json, "metadata");
    text(json, "source", MarkdownText.heading(header));
  }

  private void cell(JsonGenerator json, Section section) {
    json.writeStringProperty("cell_type", "code");
    json.writeName("execution_count");
    section.number().ifPresentOrElse(json::writeNumber, json::writeNull);
    json.writeStringProperty("id", "cell-" + section.place());
    empty(json, "metadata");
    json.writeArrayPropertyStart("outputs");
    printed(json, section);
    section.value().ifPresent(value -> value(json, section, value));
    section.trouble().ifPresent(trouble -> trouble(json, section, trouble));
    timeline(json, section);
    json.writeEndArray();
    text(json, "source", section.source());
  }

  /** Lines that follow one another on one stream are one output, as Jupyter itself has it. */
  private void printed(JsonGenerator json, Section section) {
    List<String> lines = new ArrayList<>();
    Optional<Event.Stream> stream = Optional.empty();
    for (Event event : section.events()) {
      if (event instanceof Event.Printed printed) {
        if (stream.isPresent() && stream.get() != printed.stream()) {
          stream(json, stream.get(), lines);
          lines.clear();
        }
        stream = Optional.of(printed.stream());
        lines.addAll(output.of(printed));
      }
    }
    stream.ifPresent(last -> stream(json, last, lines));
  }

  private static void stream(JsonGenerator json, Event.Stream stream, List<String> lines) {
    json.writeStartObject();
    json.writeStringProperty("name", stream == Event.Stream.ERR ? "stderr" : "stdout");
    json.writeStringProperty("output_type", "stream");
    text(json, "text", String.join("\n", lines) + "\n");
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, Section section, String value) {
    json.writeStartObject();
    json.writeObjectPropertyStart("data");
    text(json, "text/plain", String.join("\n", value.lines().map(Visible::of).toList()));
    json.writeEndObject();
    json.writeName("execution_count");
    section.number().ifPresentOrElse(json::writeNumber, json::writeNull);
    empty(json, "metadata");
    json.writeStringProperty("output_type", "execute_result");
    json.writeEndObject();
  }

  private static void trouble(JsonGenerator json, Section section, String trouble) {
    json.writeStartObject();
    json.writeStringProperty("ename", section.ended().map(Notebook::errorName).orElse(""));
    json.writeStringProperty("evalue", Visible.of(trouble));
    json.writeStringProperty("output_type", "error");
    json.writeArrayPropertyStart("traceback");
    json.writeString(Visible.of(trouble));
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The exception's type, with which its text begins, or how else the cell ended. */
  private static String errorName(Event.CellEnded end) {
    String detail = end.detail() == null ? "" : end.detail();
    return end.outcome() == Event.Outcome.THREW
        ? Visible.of(detail.replaceFirst("(?s):.*", ""))
        : end.outcome().toString().toLowerCase(Locale.ROOT);
  }

  private void timeline(JsonGenerator json, Section section) {
    json.writeStartObject();
    json.writeObjectPropertyStart("data");
    text(json, "image/svg+xml", new Picture(colours).of(List.of(section), WIDTH));
    text(json, "text/plain", RunWords.of(section.run().summary(), Palette.PLAIN));
    json.writeEndObject();
    empty(json, "metadata");
    json.writeStringProperty("output_type", "display_data");
    json.writeEndObject();
  }

  private static void empty(JsonGenerator json, String name) {
    json.writeObjectPropertyStart(name);
    json.writeEndObject();
  }

  /** A text as a list of lines, which is how differences of notebooks are read. */
  private static void text(JsonGenerator json, String name, String text) {
    json.writeArrayPropertyStart(name);
    if (!text.isEmpty()) {
      // An end of line belongs to the line before it.
      for (String line : text.split("(?<=\n)")) {
        json.writeString(line);
      }
    }
    json.writeEndArray();
  }
}
