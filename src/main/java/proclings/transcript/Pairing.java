package proclings.transcript;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Pairs as many of some things with others as can be paired, where each may fit several: a maximum
 * matching of a bipartite graph by augmenting paths (Kuhn).
 */
final class Pairing<L, R> {
  private final List<L> left;
  private final List<R> right;
  private final BitSet[] fitting;
  private final Map<Integer, Integer> leftOf = new HashMap<>();
  private final BitSet paired = new BitSet();

  Pairing(List<L> left, List<R> right, BiPredicate<L, R> fits) {
    this.left = left;
    this.right = right;
    this.fitting = new BitSet[left.size()];
    for (int i = 0; i < left.size(); i++) {
      fitting[i] = new BitSet();
      for (int j = 0; j < right.size(); j++) {
        fitting[i].set(j, fits.test(left.get(i), right.get(j)));
      }
    }
    for (int i = 0; i < left.size(); i++) {
      paired.set(i, find(i, new BitSet()));
    }
  }

  /** Gives it one that is free, or one that another can do without. */
  private boolean find(int one, BitSet tried) {
    for (int j = fitting[one].nextSetBit(0); j >= 0; j = fitting[one].nextSetBit(j + 1)) {
      if (!tried.get(j)) {
        tried.set(j);
        @Nullable Integer has = leftOf.get(j);
        if (has == null || find(has, tried)) {
          leftOf.put(j, one);
          return true;
        }
      }
    }
    return false;
  }

  /** Those on the left that nothing is left for. */
  List<L> leftAlone() {
    return left.stream().filter(one -> !paired.get(left.indexOf(one))).toList();
  }

  /** Those on the right that nobody took. */
  List<R> rightAlone() {
    return right.stream().filter(other -> !leftOf.containsKey(right.indexOf(other))).toList();
  }
}
