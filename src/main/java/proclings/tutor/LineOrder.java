package proclings.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.event.Event;
import proclings.lesson.Expectation;

/**
 * Whether lines could come out in an order that a learner thought of.
 *
 * <p>No list of right orders is kept anywhere: the run itself says what it forced to come before
 * what, and whatever it left open could as well have been.
 */
public final class LineOrder {

  private LineOrder() {}

  /**
   * What a run says of an order.
   *
   * @param possible whether it could have been
   * @param why what makes it impossible, in a sentence; empty if it is possible
   */
  public record Verdict(boolean possible, String why) {}

  /**
   * Looks for two lines that the run forced into the other order.
   *
   * @return empty if not each of the lines was printed, so that the run says nothing about them
   */
  public static Optional<Verdict> judge(List<Expectation.Line> order, CellRun run) {
    List<Event.Printed> printed = new ArrayList<>();
    for (Expectation.Line line : order) {
      Optional<Event.Printed> event =
          run.history().printed().stream()
              .filter(p -> run.is(p.by(), line.who()) && run.says(p, line.text()))
              .findFirst();
      if (event.isEmpty()) {
        return Optional.empty();
      }
      printed.add(event.get());
    }
    for (int later = 1; later < printed.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        Optional<String> why = run.history().whyNotBefore(printed.get(earlier), printed.get(later));
        if (why.isPresent()) {
          return Optional.of(new Verdict(false, why.get() + "."));
        }
      }
    }
    return Optional.of(new Verdict(true, ""));
  }
}
