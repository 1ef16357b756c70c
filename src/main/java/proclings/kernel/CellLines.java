package proclings.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/** From the lines of generated classes to those of the learner's cells. */
final class CellLines {

  private static final Pattern OUTER = Pattern.compile("REPL\\.\\$JShell\\$\\w+");

  /** Classes that no snippet of the notebook stands behind. */
  private static final OfClass UNKNOWN = new OfClass(Frames.CELL.strip());

  private final Map<String, OfClass> classes = new HashMap<>();

  /** The lines of one class and of those inside it. */
  static final class OfClass {
    private final String file;
    private final Map<Integer, Integer> lines = new HashMap<>();

    OfClass(String file) {
      this.file = file;
    }

    /** What the class says that its source file is called. */
    String file() {
      return file;
    }

    /** The line in the cell, or 0. */
    int line(int generated) {
      return lines.getOrDefault(generated, 0);
    }
  }

  /**
   * Learns where a snippet's text stands in the class that was made of it. If several snippets
   * share a class, its file is the cell of the first one, and only that cell's lines are known.
   */
  void add(SnippetWrapper snippet, Origin origin) {
    String file = Frames.CELL + origin.cell();
    OfClass lines = classes.computeIfAbsent(snippet.fullClassName(), name -> new OfClass(file));
    if (!lines.file.equals(file)) {
      return;
    }
    String wrapped = snippet.wrapped();
    String source = snippet.source();
    int[] lineOf = lineNumbers(wrapped);
    // JShell's own mapping is of use only for a snippet that has its class to itself.
    int whole = wrapped.indexOf(source.strip()) - source.indexOf(source.strip());
    boolean found = wrapped.contains(source.strip());
    for (int i = 0; i < source.length(); i++) {
      if (Character.isWhitespace(source.charAt(i))) {
        continue;
      }
      int at = found ? whole + i : snippet.sourceToWrappedPosition(i);
      if (at >= 0 && at < wrapped.length() && wrapped.charAt(at) == source.charAt(i)) {
        lines.lines.putIfAbsent(lineOf[at], origin.line(i));
      }
    }
  }

  OfClass of(String className) {
    return classes.getOrDefault(outer(className), UNKNOWN);
  }

  /** The class around everything that was made of a snippet. */
  static String outer(String className) {
    Matcher matcher = OUTER.matcher(className);
    return matcher.lookingAt() ? matcher.group() : className;
  }

  private static int[] lineNumbers(String text) {
    int[] lines = new int[text.length()];
    int line = 1;
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line;
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return lines;
  }
}
