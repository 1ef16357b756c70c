package proclings.kernel;

import java.util.Locale;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import proclings.kernel.CellResult.Diagnostic;

/** From what javac says about generated code to what the learner is told about the cell. */
final class Diagnostics {

  /** javac at the command line leaves it out, too. */
  private static final Pattern JAVA_LANG = Pattern.compile("\\bjava\\.lang\\.(?=[A-Z])");

  private Diagnostics() {}

  static Diagnostic of(Diag diag, Origin origin) {
    int from = position(diag.getStartPosition(), diag.getPosition());
    int to = Math.max(from, position(diag.getEndPosition(), from));
    return at(origin.source(), origin.clamp(from), origin.clamp(to), message(diag));
  }

  /** A diagnostic for a piece of a cell's text. */
  static Diagnostic at(String source, int from, int to, String message) {
    int start = Math.min(from, source.length());
    // At the end of the text the mistake is after its last character, not on an empty line below.
    while (start == source.length()
        && start > 0
        && Character.isWhitespace(source.charAt(start - 1))) {
      source = source.substring(0, start - 1);
      start--;
    }
    int lineStart = source.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = source.indexOf('\n', start);
    if (lineEnd < 0) {
      lineEnd = source.length();
    }
    int line = 1 + (int) source.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    int length = Math.max(1, Math.min(to, lineEnd) - start);
    return new Diagnostic(
        line,
        start - lineStart + 1,
        length,
        source.substring(lineStart, lineEnd).stripTrailing(),
        message);
  }

  private static int position(long position, long otherwise) {
    long known = position == Diag.NOPOS ? otherwise : position;
    return known == Diag.NOPOS ? 0 : (int) known;
  }

  /** javac names the class that is around each snippet; for the learner there is none. */
  static String message(Diag diag) {
    String message =
        JAVA_LANG.matcher(Frames.plainName(diag.getMessage(Locale.getDefault()))).replaceAll("");
    StringBuilder kept = new StringBuilder();
    for (String line : message.split("\n")) {
      if (!line.strip().matches("location:\\s*(class|interface)?")) {
        kept.append(kept.isEmpty() ? "" : "\n").append(line.stripTrailing());
      }
    }
    return kept.toString();
  }
}
