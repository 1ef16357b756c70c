package proclings.transcript;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What came of verifying transcripts, in the XML of JUnit's Ant task, which every CI server reads:
 * one suite, a test case for each run of each transcript.
 */
public final class JUnitReport {
  private static final String SUITE = "proclings verify";

  private final Path file;
  private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<Case> cases = new ArrayList<>();

  /** How a case ended. */
  public enum Outcome {
    PASSED,
    /** The run was otherwise than recorded. */
    FAILED,
    /** There was nothing to compare: the transcript can't be read, or its lesson not be run. */
    ERROR
  }

  /**
   * One run of one transcript.
   *
   * @param lesson its name; that of the transcript's file where it is not known
   * @param name the file, and which run of it
   * @param took how long the run took
   * @param message one line; empty if it passed
   * @param details all that is to be said
   */
  public record Case(
      String lesson,
      String name,
      Duration took,
      Outcome outcome,
      String message,
      List<String> details) {

    /** Copies the list. */
    public Case {
      details = List.copyOf(details);
    }
  }

  /** A report without cases, which nobody has written yet. */
  public JUnitReport(Path file) {
    this.file = file;
  }

  /** Adds a case; see {@link #write}. */
  public void add(Case ended) {
    cases.add(ended);
  }

  /**
   * Writes the report with the cases up to now, in the place of what was in the file.
   *
   * @throws TranscriptException if it can't be written
   */
  public void write() {
    WholeFile.write(file, this::writeTo);
  }

  private void writeTo(Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      counts(xml);
      xml.writeCharacters("\n  ");
      xml.writeStartElement("testsuite");
      counts(xml);
      xml.writeAttribute("skipped", "0");
      xml.writeAttribute("timestamp", began.toString().replace("Z", ""));
      for (Case ended : cases) {
        xml.writeCharacters("\n    ");
        write(xml, ended);
      }
      xml.writeCharacters("\n  ");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void counts(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeAttribute("name", SUITE);
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute("failures", count(Outcome.FAILED));
    xml.writeAttribute("errors", count(Outcome.ERROR));
    xml.writeAttribute(
        "time", seconds(cases.stream().map(Case::took).reduce(Duration.ZERO, Duration::plus)));
  }

  private String count(Outcome outcome) {
    return Long.toString(cases.stream().filter(ended -> ended.outcome() == outcome).count());
  }

  private static void write(XMLStreamWriter xml, Case ended) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", legal(ended.lesson()));
    xml.writeAttribute("name", legal(ended.name()));
    xml.writeAttribute("time", seconds(ended.took()));
    if (ended.outcome() != Outcome.PASSED) {
      boolean failed = ended.outcome() == Outcome.FAILED;
      xml.writeCharacters("\n      ");
      xml.writeStartElement(failed ? "failure" : "error");
      xml.writeAttribute("message", legal(ended.message()));
      xml.writeAttribute("type", failed ? "difference" : "transcript");
      xml.writeCharacters(legal(String.join("\n", ended.details())));
      xml.writeEndElement();
      xml.writeCharacters("\n    ");
    }
    xml.writeEndElement();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e9);
  }

  /** The text without what XML 1.0 has no way to write: it is shown, as {@code \\u001b}. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          boolean control = c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0;
          boolean no = c >= 0xd800 && c <= 0xdfff || (c & 0xfffe) == 0xfffe;
          if (control || no) {
            legal.append(String.format("\\u%04x", c));
          } else {
            legal.appendCodePoint(c);
          }
        });
    return legal.toString();
  }
}
