package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import proclings.event.EventScript;
import proclings.transcript.Transcript;

@Isolated("changes the default locale and time zone")
class ExportTest {

  @ParameterizedTest
  @EnumSource
  void twoExportsOfOneTranscriptAreTheSameWhereverTheyAreMade(Format format) {
    Transcript transcript = Transcripts.read("15-semaphore-and-event");
    String here = Transcripts.to(format, transcript);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      assertThat(Transcripts.to(format, Transcripts.read("15-semaphore-and-event")))
          .isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTranscriptOfTheCourseCanBeExported(Format format) throws Exception {
    for (var file : Transcripts.ofTheCourse()) {
      assertThat(Transcripts.to(format, Transcript.read(file))).as(file.toString()).endsWith("\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingThatATerminalObeysIsInAnExport(Format format) {
    String text = Transcripts.to(format, Transcripts.hostile());

    assertThat(text.codePoints().filter(ExportTest::isObeyed)).as(text).isEmpty();
  }

  private static boolean isObeyed(int point) {
    int type = Character.getType(point);
    return type == Character.SURROGATE
        || (type == Character.CONTROL && point != '\n')
        || (type == Character.FORMAT && point != 0x200d);
  }

  @ParameterizedTest
  @EnumSource
  void aTranscriptWithoutEventsIsAnExportWithoutCells(Format format) {
    Transcript nothing = Transcripts.of("nothing", new EventScript());

    assertThat(Transcripts.to(format, nothing)).isNotBlank();
    assertThat(new Export(nothing).cells()).isEmpty();
  }

  @Test
  void oneCellAloneLooksAsItDoesAmongTheOthers() {
    Export whole = Transcripts.export("10-queue");
    assertThat(whole.cells()).startsWith(1, 2, 3);
    String one = whole.only(3).to(Format.HTML, 2, 80);

    String all = whole.to(Format.HTML, 2, 80);
    int from = one.indexOf("<section");
    assertThat(all).contains(one.substring(from, one.indexOf("</section>", from)));
    assertThat(one).doesNotContain("Cell 2");
  }
}
