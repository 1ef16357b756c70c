package proclings.transcript;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import proclings.event.Event;
import proclings.lesson.Expectation;
import proclings.lesson.LinePattern;
import proclings.tutor.CellRun;

/** What a demo's expectation says of the lines that two runs of it printed. */
final class LessonPatterns implements Patterns {
  private final Expectation expectation;
  private final CellRun expected;
  private final CellRun happened;

  LessonPatterns(Expectation expectation, List<Event> expected, List<Event> happened) {
    this.expectation = expectation;
    this.expected = new CellRun(expected, List.of(), List.of());
    this.happened = new CellRun(happened, List.of(), List.of());
  }

  @Override
  public boolean same(Event.Printed one, Event.Printed other) {
    return lines().anyMatch(line -> fits(expected, line, one) && fits(happened, line, other));
  }

  @Override
  public boolean sameDetail(String one, String other) {
    return Stream.of(expectation.value(), expectation.error(), expectation.death())
        .flatMap(Optional<LinePattern>::stream)
        .anyMatch(pattern -> expected.says(one, pattern) && happened.says(other, pattern));
  }

  @Override
  public Place place(Event.Printed line, boolean ofExpected) {
    List<Expectation.Line> fitting =
        lines().filter(l -> fits(ofExpected ? expected : happened, l, line)).toList();
    if (fitting.isEmpty()) {
      return expectation.more() ? Place.UNLISTED : Place.FIXED;
    }
    if (fitting.stream().anyMatch(l -> !l.who().isOne())) {
      return Place.ANYONE;
    }
    return fitting.stream().anyMatch(Expectation.Line::anywhere) ? Place.ANYWHERE : Place.FIXED;
  }

  private Stream<Expectation.Line> lines() {
    return expectation.groups().stream().flatMap(group -> group.lines().stream());
  }

  private static boolean fits(CellRun run, Expectation.Line line, Event.Printed printed) {
    return run.is(printed.by(), line.who()) && run.says(printed, line.text());
  }
}
