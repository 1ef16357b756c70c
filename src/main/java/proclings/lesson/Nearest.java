package proclings.lesson;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant: the known words nearest to the one that was written. */
final class Nearest {

  private Nearest() {}

  /** The one known word that is near enough to be offered, if there is one. */
  static Optional<String> to(String written, Collection<String> known) {
    return several(written, known, 1).stream().findFirst();
  }

  /** Known words that are near enough to be offered, the nearest first. */
  static List<String> several(String written, Collection<String> known, int atMost) {
    String word = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> near(word, candidate.toLowerCase(Locale.ROOT)))
        .sorted(
            Comparator.<String>comparingInt(c -> distance(word, c.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(atMost)
        .toList();
  }

  private static boolean near(String word, String candidate) {
    if (word.length() >= 3 && (candidate.contains(word) || word.contains(candidate))) {
      return true;
    }
    return distance(word, candidate)
        <= Math.max(1, Math.min(word.length(), candidate.length()) / 2);
  }

  /** Levenshtein's distance, in which two neighbours changed about count as one mistake. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
