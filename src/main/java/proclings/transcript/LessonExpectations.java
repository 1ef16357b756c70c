package proclings.transcript;

import java.util.List;
import java.util.Optional;
import proclings.event.Event;
import proclings.lesson.Expectation;
import proclings.lesson.Lesson;
import proclings.lesson.Step;
import proclings.tutor.CellRun;
import proclings.tutor.ExpectationCheck;

/** What a lesson says about its cells, found by their source. */
final class LessonExpectations implements Comparison.Expectations {
  private final Lesson lesson;

  LessonExpectations(Lesson lesson) {
    this.lesson = lesson;
  }

  @Override
  public Optional<String> title(String source) {
    for (Step step : lesson.steps()) {
      if (step instanceof Step.Demo demo && demo.code().equals(source)) {
        return Optional.of("demo \"" + demo.id() + "\"");
      }
      if (step instanceof Step.Exercise exercise && exercise.solution().equals(source)) {
        return Optional.of("exercise \"" + exercise.id() + "\"");
      }
    }
    return Optional.empty();
  }

  @Override
  public Patterns patterns(String source, List<Event> expected, List<Event> happened) {
    List<Expectation> all =
        lesson.steps().stream()
            .filter(step -> step instanceof Step.Demo demo && demo.code().equals(source))
            .flatMap(step -> ((Step.Demo) step).expectation().stream())
            .toList();
    // Two demos may have one cell, such as one that forks here and there.
    CellRun run = new CellRun(expected, List.of(), List.of());
    return all.stream()
        .filter(expectation -> ExpectationCheck.check(expectation, run).isEmpty())
        .findFirst()
        .or(() -> all.stream().findFirst())
        .<Patterns>map(expectation -> new LessonPatterns(expectation, expected, happened))
        .orElse(Patterns.NONE);
  }
}
