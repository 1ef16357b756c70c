package proclings.transcript;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * How many events of two sequences stand alone, at least, from each place of both to their ends:
 * the edit distance by insertions and deletions, where what slack leaves open costs nothing.
 */
final class EditDistance<T> {
  /** Much more than all that a gap may cover. */
  private static final long ALONE = 1L << 30;

  /** A step through both sequences, in the order of preference. */
  enum Move {
    MATCH(1, 1, 0),
    REPEAT(0, 1, 0),
    SKIP(1, 0, 0),
    GAP(0, 1, 1), // not for nothing, so that what can be matched is not taken for left out
    MISSING(1, 0, ALONE),
    EXTRA(0, 1, ALONE);

    private final int left;
    private final int right;
    private final long cost;

    Move(int left, int right, long cost) {
      this.left = left;
      this.right = right;
      this.cost = cost;
    }

    /** How many events of the expected side it passes. */
    int left() {
      return left;
    }

    /** How many events of the side that happened it passes. */
    int right() {
      return right;
    }

    /** Whether the event that it passes stands alone. */
    boolean isAlone() {
      return cost == ALONE;
    }
  }

  private final long[][] cost;
  private final boolean[][] equal;
  private final Slack slack;
  private final int rows;
  private final int columns;

  EditDistance(List<T> left, List<T> right, BiPredicate<T, T> same, Slack slack) {
    this.slack = slack;
    this.rows = left.size();
    this.columns = right.size();
    this.cost = new long[rows + 1][columns + 1];
    this.equal = new boolean[rows][columns];
    for (int i = rows; i >= 0; i--) {
      for (int j = columns; j >= 0; j--) {
        if (i < rows && j < columns) {
          equal[i][j] = same.test(left.get(i), right.get(j));
        }
        if (i < rows || j < columns) {
          cost[i][j] = after(i, j, best(i, j));
        }
      }
    }
  }

  Move best(int i, int j) {
    Move best = i < rows ? Move.MISSING : Move.EXTRA;
    for (Move move : Move.values()) {
      if (isAllowed(move, i, j)
          && (after(i, j, move) < after(i, j, best)
              || after(i, j, move) == after(i, j, best) && move.compareTo(best) < 0)) {
        best = move;
      }
    }
    return best;
  }

  private long after(int i, int j, Move move) {
    return move.cost + cost[i + move.left()][j + move.right()];
  }

  private boolean isAllowed(Move move, int i, int j) {
    if (i + move.left() > rows || j + move.right() > columns) {
      return false;
    }
    return switch (move) {
      case MATCH -> equal[i][j];
      case REPEAT -> i < rows && equal[i][j] && slack.repeats(i);
      case SKIP -> slack.repeats(i);
      case GAP -> slack.gapBefore(i);
      case MISSING, EXTRA -> true;
    };
  }
}
