package proclings.transcript;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * How many events of two sequences stand alone, at least, from each place of both to their ends:
 * the edit distance by insertions and deletions, where what slack leaves open costs nothing.
 */
final class EditDistance<T> {
  /** A step through both sequences, in the order of preference. */
  enum Move {
    MATCH(1, 1, 0),
    REPEAT(0, 1, 0),
    SKIP(1, 0, 0),
    GAP(0, 1, 0),
    MISSING(1, 0, 1),
    EXTRA(0, 1, 1);

    private final int left;
    private final int right;
    private final int cost;

    Move(int left, int right, int cost) {
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

    /** 1 if the event that it passes stands alone. */
    int cost() {
      return cost;
    }
  }

  private final int[][] cost;
  private final boolean[][] equal;
  private final Slack slack;
  private final int rows;
  private final int columns;

  EditDistance(List<T> left, List<T> right, BiPredicate<T, T> same, Slack slack) {
    this.slack = slack;
    this.rows = left.size();
    this.columns = right.size();
    this.cost = new int[rows + 1][columns + 1];
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

  private int after(int i, int j, Move move) {
    return move.cost() + cost[i + move.left()][j + move.right()];
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
