package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import proclings.tutor.Mismatch;

/** Differences as lines of plain text, with both sides beside each other. */
final class Report {
  private static final String EXPECTED = "expected";
  private static final String HAPPENED = "happened";
  private static final String BAR = " │ ";
  private static final int INDENT = 4;
  private static final int NARROWEST = 8;

  private Report() {}

  static List<String> of(Verification.Result result, int width) {
    if (result.passed()) {
      int passedOver = result.passedOver().size();
      String but =
          passedOver == 0
              ? ""
              : ", but for %d %s that can't run here: fork() needs Linux"
                  .formatted(passedOver, passedOver == 1 ? "cell" : "cells");
      return List.of("%s: as recorded%s".formatted(result.file(), but));
    }
    List<String> lines = new ArrayList<>();
    int count = result.mismatches().size() + result.differences().size();
    lines.add(
        "%s: %d %s".formatted(result.file(), count, count == 1 ? "difference" : "differences"));
    for (Mismatch mismatch : result.mismatches()) {
      lines.addAll(wrapped("otherwise than the lesson says: " + mismatch.rendered(), width));
    }
    result.differences().forEach(difference -> lines.addAll(of(difference, width)));
    lines.add(
        "If the new run is right, record it: proclings record %s -o %s"
            .formatted(result.lesson().name(), result.file()));
    return lines;
  }

  /** One difference: the sentence, then both sides. */
  static List<String> of(Difference difference, int width) {
    List<String> lines =
        new ArrayList<>(wrapped(difference.where() + ": " + difference.what() + ".", width));
    if (difference.rows().isEmpty()) {
      return lines;
    }
    int most = Math.max(NARROWEST, (width - INDENT - BAR.length()) / 2);
    int left =
        difference.rows().stream()
            .mapToInt(row -> row.expected().length())
            .reduce(EXPECTED.length(), Math::max);
    int column = Math.min(most, left);
    row(lines, ' ', EXPECTED, HAPPENED, column, width);
    for (Difference.Row row : difference.rows()) {
      row(lines, row.same() ? ' ' : '≠', row.expected(), row.happened(), column, width);
    }
    return lines;
  }

  private static void row(
      List<String> lines, char mark, String expected, String happened, int column, int width) {
    List<String> left = cut(expected, column);
    List<String> right = cut(happened, Math.max(NARROWEST, width - INDENT - BAR.length() - column));
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String one = i < left.size() ? left.get(i) : "";
      String other = i < right.size() ? right.get(i) : "";
      lines.add(
          "  %s %s%s%s"
              .formatted(i == 0 ? mark : ' ', one + " ".repeat(column - one.length()), BAR, other)
              .stripTrailing());
    }
  }

  private static List<String> cut(String text, int width) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); at += width) {
      pieces.add(text.substring(at, Math.min(text.length(), at + width)));
    }
    return pieces.isEmpty() ? List.of("") : pieces;
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
