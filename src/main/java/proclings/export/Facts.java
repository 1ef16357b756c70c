package proclings.export;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import proclings.event.json.Header;

/** What a transcript's header says, as a sentence. */
final class Facts {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Facts() {}

  static String of(Header header) {
    return "Recorded with proclings %s on %s: %s, %s %s, Java %s."
        .formatted(
            header.engine(),
            DAY.format(header.recordedAt()),
            header.platform(),
            header.cpus(),
            header.cpus() == 1 ? "processor" : "processors",
            header.jvm());
  }
}
