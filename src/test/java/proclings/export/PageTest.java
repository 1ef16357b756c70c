package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import proclings.event.Event;
import proclings.transcript.Slice;
import proclings.transcript.Transcript;

class PageTest {

  static List<Path> transcripts() throws Exception {
    return Transcripts.ofTheCourse();
  }

  private static Document xml(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void nothingInItIsAnotherFileOrAnotherPlace(Path file) {
    String page = Transcripts.to(Format.HTML, Transcript.read(file));
    String markup = page.replaceAll("(?s)<script>.*?</script>", "");

    assertThat(Pattern.compile("(?i)<(link|img|iframe|object|embed|base|use)\\b").matcher(markup))
        .matches(found -> !found.find());
    assertThat(Pattern.compile("(?i)\\b(src|srcset|action|data)=").matcher(markup))
        .matches(found -> !found.find());
    assertThat(Pattern.compile("href=\"(?!#)").matcher(markup)).matches(found -> !found.find());
    assertThat(Pattern.compile("(?i)@import|url\\((?!#)").matcher(markup))
        .matches(found -> !found.find());
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void eachCellHasItsCodeItsOutputAndEveryEvent(Path file) {
    Transcript transcript = Transcript.read(file);
    String page = Transcripts.to(Format.HTML, transcript);

    assertThat(count(page, "<li data-ms="))
        .isEqualTo(Slice.of(transcript.events()).stream().mapToInt(s -> s.events().size()).sum());
    assertThat(count(page, "<li data-event="))
        .isEqualTo(transcript.events().stream().filter(Event.Printed.class::isInstance).count());
    assertThat(count(page, "<section class=\"cell\""))
        .isEqualTo(transcript.events().stream().filter(Event.CellBegan.class::isInstance).count());
    assertThat(count(page, "type=\"range\"")).isEqualTo(count(page, "<section class=\"cell\""));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void whatATranscriptSaysIsNeverMarkup() {
    String page = Transcripts.to(Format.HTML, Transcripts.hostile());

    assertThat(count(page, "<script>")).isEqualTo(1);
    assertThat(page).doesNotContain("alert('").contains("&lt;script&gt;alert(&#39;&quot;1");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void aPictureIsWellFormedAndDrawsEachProcess(Path file) throws Exception {
    Transcript transcript = Transcript.read(file);
    String svg = Transcripts.to(Format.SVG, transcript);

    xml(svg);
    transcript.events().stream()
        .filter(Event.Started.class::isInstance)
        .map(event -> ((Event.Started) event).child())
        .forEach(child -> assertThat(svg).contains(">" + child.pid() + " " + child.name()));
  }

  @Test
  void aPictureOfHostileTextIsWellFormed() throws Exception {
    Document picture = xml(Transcripts.to(Format.SVG, Transcripts.hostile()));

    assertThat(picture.getElementsByTagName("script").getLength()).isZero();
    assertThat(picture.getDocumentElement().getTextContent()).contains("alert('\"1\"')");
  }
}
