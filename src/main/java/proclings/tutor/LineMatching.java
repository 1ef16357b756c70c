package proclings.tutor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import proclings.event.Event;
import proclings.lesson.Expectation;
import proclings.lesson.Expectation.Line;

/**
 * Looks for a way in which the lines that were printed are the lines that were expected.
 *
 * <p>It goes through what was printed in its order and gives each line to one that is expected and
 * may come now, trying another where several could be meant. A dead end is remembered, so the work
 * is bounded by the number of different states; in practice nearly every line fits one place only.
 */
final class LineMatching {

  /** More states than any honest expectation has; whoever reaches it gets a diagnosis instead. */
  private static final int MOST_STATES = 200_000;

  private final List<Event.Printed> printed;
  private final boolean more;
  private final List<Line> lines = new ArrayList<>();
  private final List<Integer> groupOf = new ArrayList<>();

  /** For each expected line the printed ones that it can mean. */
  private final List<BitSet> fitting = new ArrayList<>();

  /** For each expected line the ones that must come before it. */
  private final List<BitSet> before = new ArrayList<>();

  private final Set<State> deadEnds = new HashSet<>();

  /** How far we are: the next printed line, and the expected ones that have come. */
  private record State(int next, BitSet come) {}

  LineMatching(Expectation expectation, CellRun run) {
    this.printed = run.history().printed();
    this.more = expectation.more();
    for (int group = 0; group < expectation.groups().size(); group++) {
      for (Line line : expectation.groups().get(group).lines()) {
        lines.add(line);
        groupOf.add(group);
      }
    }
    for (int line = 0; line < lines.size(); line++) {
      BitSet fits = new BitSet();
      for (int i = 0; i < printed.size(); i++) {
        fits.set(i, fits(lines.get(line), printed.get(i), run));
      }
      fitting.add(fits);
      BitSet earlier = new BitSet();
      for (int other = 0; other < line; other++) {
        earlier.set(other, mustPrecede(other, line));
      }
      before.add(earlier);
    }
  }

  /** All expected lines, group after group. */
  List<Line> lines() {
    return lines;
  }

  /** Whether an expected line can mean a printed one, wherever it stands. */
  boolean fits(int line, int place) {
    return fitting.get(line).get(place);
  }

  /** Whether the first of two expected lines must be printed before the second. */
  boolean mustPrecede(int earlier, int later) {
    if (groupOf.get(earlier) < groupOf.get(later)) {
      return true;
    }
    Line one = lines.get(earlier);
    Line other = lines.get(later);
    return earlier < later
        && groupOf.get(earlier).equals(groupOf.get(later))
        && isOrdered(one)
        && isOrdered(other)
        && one.who().equals(other.who());
  }

  /** Whether there is a way. */
  boolean found() {
    return from(new State(0, new BitSet()));
  }

  private boolean from(State state) {
    if (state.next == printed.size()) {
      return state.come.cardinality() == lines.size();
    }
    if (deadEnds.contains(state) || deadEnds.size() > MOST_STATES) {
      return false;
    }
    if (tryLines(state) || (more && from(new State(state.next + 1, state.come)))) {
      return true;
    }
    deadEnds.add(state);
    return false;
  }

  private boolean tryLines(State state) {
    Set<String> tried = new HashSet<>();
    for (int i = state.come.nextClearBit(0); i < lines.size(); i = state.come.nextClearBit(i + 1)) {
      if (fits(i, state.next) && mayCome(i, state.come) && tried.add(likeness(i))) {
        BitSet come = (BitSet) state.come.clone();
        come.set(i);
        if (from(new State(state.next + 1, come))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mayCome(int line, BitSet come) {
    BitSet missing = (BitSet) before.get(line).clone();
    missing.andNot(come);
    return missing.isEmpty();
  }

  /** Lines that are alike need not each be tried for the same printed one. */
  private String likeness(int line) {
    Line l = lines.get(line);
    return l.who() + "|" + l.text() + "|" + isOrdered(l) + "|" + groupOf.get(line);
  }

  private static boolean fits(Line line, Event.Printed event, CellRun run) {
    return run.is(event.by(), line.who()) && run.says(event, line.text());
  }

  /** Whether a line has its place among the others of its process. */
  private static boolean isOrdered(Line line) {
    return line.who().isOne() && !line.anywhere();
  }
}
