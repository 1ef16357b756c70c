package proclings.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import proclings.event.json.Header;
import proclings.render.Visible;

/** A page of Markdown: each cell's code, and below it what its processes printed. */
final class MarkdownText {
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#&|~]");

  private MarkdownText() {}

  static String of(Header header, List<Section> sections) {
    List<String> blocks = new ArrayList<>();
    blocks.add(heading(header));
    OutputText output = new OutputText();
    for (Section section : sections) {
      blocks.add("## " + section.title());
      if (!section.source().isEmpty()) {
        blocks.add(fenced("java", section.source().lines().map(Visible::of).toList()));
      }
      blocks.add(fenced("text", output.of(section)));
    }
    return String.join("\n\n", blocks) + "\n";
  }

  /** What was run, when and where. */
  static String heading(Header header) {
    return "# " + escaped(header.lesson()) + "\n\n" + escaped(Facts.of(header));
  }

  /** A block whose fence is longer than any row of backticks in it. */
  private static String fenced(String language, List<String> lines) {
    String text = String.join("\n", lines);
    int longest =
        BACKTICKS.matcher(text).results().mapToInt(found -> found.group().length()).max().orElse(0);
    String fence = "`".repeat(Math.max(3, longest + 1));
    return fence + language + "\n" + text + "\n" + fence;
  }

  private static String escaped(String text) {
    return SPECIAL
        .matcher(Visible.of(text))
        .replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
  }
}
