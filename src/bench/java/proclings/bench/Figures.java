package proclings.bench;

import java.util.ArrayList;
import java.util.List;

/** Numbers of the same kind, one a round. */
final class Figures {

  private final List<Double> all = new ArrayList<>();

  void add(double figure) {
    all.add(figure);
  }

  double ofRound(int round) {
    return all.get(round);
  }

  int rounds() {
    return all.size();
  }

  double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return sorted().getFirst();
  }

  double most() {
    return sorted().getLast();
  }

  private List<Double> sorted() {
    return all.stream().sorted().toList();
  }

  /** How many times as good these are as others, round by round. */
  Figures timesOf(Figures others, Unit unit) {
    Figures times = new Figures();
    for (int round = 0; round < all.size(); round++) {
      times.add(unit.times(all.get(round), others.all.get(round)));
    }
    return times;
  }
}
