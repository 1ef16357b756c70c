package proclings.transcript;

import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;

/** What is left open among the events that are expected of a process, by their places from 0. */
interface Slack {

  /** Nothing is. */
  Slack NONE =
      new Slack() {
        @Override
        public boolean gapBefore(int place) {
          return false;
        }

        @Override
        public boolean repeats(int place) {
          return false;
        }
      };

  /** Whether there may be anything before that place; the place after the last is one, too. */
  boolean gapBefore(int place);

  /** Whether what is at that place may be there any number of times, or not at all. */
  boolean repeats(int place);

  /**
   * Whether one sequence is what the other allows. In {@code reached} are the places of the second
   * up to which it may have come when the first has come to {@code i}.
   */
  default <T> boolean accepts(List<T> expected, List<T> happened, BiPredicate<T, T> same) {
    BitSet reached = new BitSet();
    reached.set(0);
    for (int i = 0; i <= expected.size() && !reached.isEmpty(); i++) {
      if (gapBefore(i)) {
        reached.set(reached.nextSetBit(0), happened.size() + 1);
      }
      if (i == expected.size()) {
        return reached.get(happened.size());
      }
      BitSet next = new BitSet();
      for (int j = reached.nextSetBit(0); j >= 0; j = reached.nextSetBit(j + 1)) {
        boolean there = j < happened.size() && same.test(expected.get(i), happened.get(j));
        if (repeats(i)) {
          next.set(j);
          if (there) {
            reached.set(j + 1);
          }
        } else if (there) {
          next.set(j + 1);
        }
      }
      reached = next;
    }
    return false;
  }
}
