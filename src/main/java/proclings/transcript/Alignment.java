package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Two sequences side by side: the longest common subsequence is matched, the rest stands alone.
 *
 * @param pairs in their order
 */
record Alignment<T>(List<Pair<T>> pairs) {

  /** More than so many comparisons take longer than anybody waits for an explanation. */
  private static final long MOST_COMPARISONS = 1_000_000;

  /** Rows of the same on both sides that are shown around those that differ. */
  private static final int CONTEXT = 2;

  /** A place in the two sequences; at least one side has something. */
  record Pair<T>(List<T> expected, List<T> happened) {
    boolean same() {
      return !expected.isEmpty() && !happened.isEmpty();
    }
  }

  static <T> Alignment<T> of(List<T> expected, List<T> happened, BiPredicate<T, T> same) {
    int start = 0;
    int shorter = Math.min(expected.size(), happened.size());
    while (start < shorter && same.test(expected.get(start), happened.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && same.test(
            expected.get(expected.size() - 1 - end), happened.get(happened.size() - 1 - end))) {
      end++;
    }
    List<T> left = expected.subList(start, expected.size() - end);
    List<T> right = happened.subList(start, happened.size() - end);
    List<Pair<T>> pairs = new ArrayList<>();
    for (int i = 0; i < start; i++) {
      pairs.add(new Pair<>(List.of(expected.get(i)), List.of(happened.get(i))));
    }
    middle(left, right, same, pairs);
    for (int i = end; i > 0; i--) {
      pairs.add(
          new Pair<>(
              List.of(expected.get(expected.size() - i)),
              List.of(happened.get(happened.size() - i))));
    }
    return new Alignment<>(pairs);
  }

  private static <T> void middle(
      List<T> left, List<T> right, BiPredicate<T, T> same, List<Pair<T>> pairs) {
    int rows = left.size();
    int columns = right.size();
    boolean tooLarge = (long) rows * columns > MOST_COMPARISONS;
    int[][] longest = tooLarge ? new int[0][0] : new int[rows + 1][columns + 1];
    boolean[][] equal = tooLarge ? new boolean[0][0] : new boolean[rows][columns];
    for (int i = rows - 1; i >= 0 && !tooLarge; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        equal[i][j] = same.test(left.get(i), right.get(j));
        longest[i][j] =
            equal[i][j]
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < rows || j < columns) {
      if (!tooLarge && i < rows && j < columns && equal[i][j]) {
        pairs.add(new Pair<>(List.of(left.get(i++)), List.of(right.get(j++))));
      } else if (i < rows && (j == columns || tooLarge || longest[i + 1][j] >= longest[i][j + 1])) {
        pairs.add(new Pair<>(List.of(left.get(i++)), List.of()));
      } else {
        pairs.add(new Pair<>(List.of(), List.of(right.get(j++))));
      }
    }
  }

  /** What only the expected side has. */
  List<T> missing() {
    return pairs.stream().filter(p -> !p.same()).flatMap(p -> p.expected.stream()).toList();
  }

  /** What only the side that happened has. */
  List<T> extra() {
    return pairs.stream().filter(p -> !p.same()).flatMap(p -> p.happened.stream()).toList();
  }

  /** The rows that differ with a little around them, as texts. */
  List<Difference.Row> rows(Function<T, String> words) {
    List<Difference.Row> rows = new ArrayList<>();
    boolean gap = false;
    for (int i = 0; i < pairs.size(); i++) {
      if (isNearDifference(i)) {
        if (gap) {
          rows.add(new Difference.Row("…", "…", true));
        }
        gap = false;
        Pair<T> pair = pairs.get(i);
        rows.add(
            new Difference.Row(
                pair.expected.stream().map(words).findFirst().orElse(""),
                pair.happened.stream().map(words).findFirst().orElse(""),
                pair.same()));
      } else {
        gap = true;
      }
    }
    return rows;
  }

  private boolean isNearDifference(int place) {
    int from = Math.max(0, place - CONTEXT);
    int to = Math.min(pairs.size(), place + CONTEXT + 1);
    return pairs.subList(from, to).stream().anyMatch(pair -> !pair.same());
  }
}
