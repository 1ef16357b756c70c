package proclings.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import proclings.event.json.Header;

/**
 * One page for a browser that holds all it needs: nothing is loaded, no script but its own runs,
 * and what a transcript says is text and never markup. Without scripts everything can be read, and
 * only the scrubbers are not there.
 */
final class Page {
  private final Header header;
  private final Colours colours;

  Page(Header header, Colours colours) {
    this.header = header;
    this.colours = colours;
  }

  String of(List<Section> sections) {
    String script = Sheets.read("page.js");
    String cells =
        sections.stream()
            .map(section -> new PageCell(section, colours).html())
            .collect(Collectors.joining());
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src '%s'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>
    %s%s%s</style>
    </head>
    <body>
    <svg width="0" height="0" class="timeline" style="position: absolute" aria-hidden="true">
    %s</svg>
    <main>
    <h1>%s</h1>
    <p class="about">%s</p>
    %s%s%s</main>
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(
            hash(script),
            Markup.text(header.lesson()),
            Sheets.read("colours.css"),
            Sheets.read("timeline.css"),
            Sheets.read("page.css"),
            Picture.DEFS,
            Markup.text(header.lesson()),
            Markup.text(Facts.of(header)),
            PageKey.html(),
            sections.size() > 1 ? contents(sections) : "",
            cells,
            script);
  }

  private static String contents(List<Section> sections) {
    String items =
        sections.stream()
            .map(section ->
                "<li><a href=\"#cell-%s\">%s</a></li>\n"
                    .formatted(section.place(), section.title()))
            .collect(Collectors.joining());
    return "<nav aria-label=\"Cells\">\n<ol>\n" + items + "</ol>\n</nav>\n";
  }

  /** By which a browser knows the one script that it may run. */
  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JVM has SHA-256", e);
    }
  }
}
