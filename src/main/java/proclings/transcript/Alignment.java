package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Two sequences side by side: as many as can be are matched in their order, the rest stands alone.
 *
 * @param pairs in their order
 */
record Alignment<T>(List<Pair<T>> pairs) {

  /** More than so many comparisons take longer than anybody waits for an explanation. */
  private static final long MOST_COMPARISONS = 1_000_000;

  /** Rows of the same on both sides that are shown around those that differ. */
  private static final int CONTEXT = 2;

  private static final String ELLIPSIS = "…";

  /**
   * A place in the two sequences.
   *
   * @param same whether what stands there is as expected; one side may then be empty where slack
   *     says so
   */
  record Pair<T>(List<T> expected, List<T> happened, boolean same) {

    boolean isInGap() {
      return same && expected.isEmpty();
    }
  }

  static <T> Alignment<T> of(List<T> expected, List<T> happened, BiPredicate<T, T> same) {
    return of(expected, happened, same, Slack.NONE);
  }

  static <T> Alignment<T> of(
      List<T> expected, List<T> happened, BiPredicate<T, T> same, Slack slack) {
    int start = 0;
    int shorter = Math.min(expected.size(), happened.size());
    while (start < shorter
        && isFirm(slack, start)
        && same.test(expected.get(start), happened.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && isFirm(slack, expected.size() - 1 - end)
        && !slack.gapBefore(expected.size() - end)
        && same.test(
            expected.get(expected.size() - 1 - end), happened.get(happened.size() - 1 - end))) {
      end++;
    }
    List<Pair<T>> pairs = new ArrayList<>();
    for (int i = 0; i < start; i++) {
      pairs.add(new Pair<>(List.of(expected.get(i)), List.of(happened.get(i)), true));
    }
    middle(
        expected.subList(start, expected.size() - end),
        happened.subList(start, happened.size() - end),
        same,
        from(slack, start),
        pairs);
    for (int i = end; i > 0; i--) {
      pairs.add(
          new Pair<>(
              List.of(expected.get(expected.size() - i)),
              List.of(happened.get(happened.size() - i)),
              true));
    }
    return new Alignment<>(pairs);
  }

  private static boolean isFirm(Slack slack, int place) {
    return !slack.gapBefore(place) && !slack.repeats(place);
  }

  private static Slack from(Slack slack, int start) {
    return new Slack() {
      @Override
      public boolean gapBefore(int place) {
        return slack.gapBefore(start + place);
      }

      @Override
      public boolean repeats(int place) {
        return slack.repeats(start + place);
      }
    };
  }

  private static <T> void middle(
      List<T> left, List<T> right, BiPredicate<T, T> same, Slack slack, List<Pair<T>> pairs) {
    if ((long) left.size() * right.size() > MOST_COMPARISONS) {
      left.forEach(one -> pairs.add(new Pair<>(List.of(one), List.of(), false)));
      right.forEach(one -> pairs.add(new Pair<>(List.of(), List.of(one), false)));
      return;
    }
    EditDistance<T> distance = new EditDistance<>(left, right, same, slack);
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      EditDistance.Move move = distance.best(i, j);
      pairs.add(
          new Pair<>(
              move.left() > 0 || move == EditDistance.Move.REPEAT
                  ? List.of(left.get(i))
                  : List.of(),
              move.right() > 0 ? List.of(right.get(j)) : List.of(),
              !move.isAlone()));
      i += move.left();
      j += move.right();
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
      if (pairs.get(i).isInGap() || !isNearDifference(i)) {
        gap = true;
        continue;
      }
      if (gap) {
        rows.add(new Difference.Row(ELLIPSIS, ELLIPSIS, true));
      }
      gap = false;
      Pair<T> pair = pairs.get(i);
      rows.add(
          new Difference.Row(
              pair.expected.stream().map(words).findFirst().orElse(""),
              pair.happened.stream().map(words).findFirst().orElse(""),
              pair.same()));
    }
    return besideEachOther(rows);
  }

  /** Rows next to each other of which each has one side only become rows that have both. */
  private static List<Difference.Row> besideEachOther(List<Difference.Row> rows) {
    List<Difference.Row> all = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int i = 0; i <= rows.size(); i++) {
      if (i < rows.size() && !rows.get(i).same()) {
        left.addAll(rows.get(i).expected().isEmpty() ? List.of() : List.of(rows.get(i).expected()));
        right.addAll(
            rows.get(i).happened().isEmpty() ? List.of() : List.of(rows.get(i).happened()));
        continue;
      }
      for (int j = 0; j < Math.max(left.size(), right.size()); j++) {
        all.add(
            new Difference.Row(
                j < left.size() ? left.get(j) : "", j < right.size() ? right.get(j) : "", false));
      }
      left.clear();
      right.clear();
      if (i < rows.size()) {
        all.add(rows.get(i));
      }
    }
    return all;
  }

  private boolean isNearDifference(int place) {
    int from = Math.max(0, place - CONTEXT);
    int to = Math.min(pairs.size(), place + CONTEXT + 1);
    return pairs.subList(from, to).stream().anyMatch(pair -> !pair.same());
  }
}
