package proclings.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import proclings.lesson.Lesson;
import proclings.lesson.Position;
import proclings.lesson.Problem;
import proclings.render.Columns;

/** Finds lines that a terminal of 80 columns can't show as they stand. */
final class TextWidth {

  /** Of any line: what a page of prose has at 80 columns. */
  static final int WIDEST = 76;

  /** Of a line of code, which has a mark and a margin before it. */
  static final int WIDEST_CODE = 72;

  private TextWidth() {}

  static List<Problem> check(Lesson lesson) {
    Path file = lesson.folder().resolve("lesson.md");
    List<Problem> problems = new ArrayList<>();
    boolean code = false;
    List<String> lines = read(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean fence = line.startsWith("```");
      if (fence) {
        code = !code && isCode(line);
      }
      int widest = code && !fence ? WIDEST_CODE : WIDEST;
      if (Columns.of(line) > widest) {
        problems.add(
            new Problem(
                new Position(file, i + 1, widest + 1),
                "the line is " + Columns.of(line) + " columns wide",
                code && !fence
                    ? "Break the code within " + widest + " columns: at 80 it has no more room."
                    : "Break the line within " + widest + " columns."));
      }
    }
    return problems;
  }

  private static boolean isCode(String fence) {
    String info = fence.substring(3).strip();
    return info.startsWith("java") || info.startsWith("python");
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
