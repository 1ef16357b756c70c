package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import proclings.transcript.JUnitReport.Case;
import proclings.transcript.JUnitReport.Outcome;

class JUnitReportTest {
  private static final Duration TOOK = Duration.ofMillis(1_234);

  @TempDir Path folder;

  private static Document parsed(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  private static Element only(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    assertThat(found.getLength()).as(name).isEqualTo(1);
    return (Element) found.item(0);
  }

  @Test
  void aCaseForEachRun() throws Exception {
    Path file = folder.resolve("new/r.xml");
    JUnitReport report = new JUnitReport(file);
    report.write();
    assertThat(only(parsed(file), "testsuite").getAttribute("tests")).isEqualTo("0");

    report.add(new Case("lock", "l.jsonl", TOOK, Outcome.PASSED, "", List.of()));
    report.add(
        new Case("lock", "l.jsonl #2", TOOK, Outcome.FAILED, "1 difference", List.of("a", "b")));
    report.add(new Case("?", "x", TOOK, Outcome.ERROR, "no such file", List.of("no such file")));
    report.write();

    Document document = parsed(file);
    Element suite = only(document, "testsuite");
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("time")).isEqualTo("3.702");
    Element failure = only(document, "failure");
    assertThat(failure.getTextContent()).isEqualTo("a\nb");
    assertThat(failure.getAttribute("message")).isEqualTo("1 difference");
    assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("l.jsonl #2");
    assertThat(only(document, "error").getAttribute("message")).isEqualTo("no such file");
  }

  @Test
  void whatXmlCantWriteIsShown() throws Exception {
    Path file = folder.resolve("r.xml");
    JUnitReport report = new JUnitReport(file);
    String nasty = "\u001b[2J <&> ]]> \u0000 \ufffe \ud800 \u009b 🍎\ttab";
    report.add(new Case("l", "n", TOOK, Outcome.FAILED, nasty, List.of(nasty, "\"quoted\"")));
    report.write();

    Element failure = only(parsed(file), "failure");
    String shown = "\\u001b[2J <&> ]]> \\u0000 \\ufffe \\ud800 \\u009b 🍎\ttab";
    assertThat(failure.getTextContent()).isEqualTo(shown + "\n\"quoted\"");
    assertThat(failure.getAttribute("message")).isEqualTo(shown.replace("\t", " "));
    assertThat(Files.readString(file).codePoints())
        .allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && c != 0x9b);
  }

  @Test
  void aReportThatCantBeWrittenSaysSo() throws Exception {
    Path file = Files.createDirectory(folder.resolve("r.xml"));
    Files.writeString(file.resolve("inside"), "kept");
    assertThatThrownBy(() -> new JUnitReport(file).write())
        .isInstanceOf(TranscriptException.class)
        .hasMessageContaining("can't be written");
  }
}
