package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import proclings.event.Event;
import proclings.kernel.Kernel;
import proclings.lesson.Contents;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;
import proclings.lesson.LessonFinder;
import proclings.render.DifferenceLines;
import proclings.render.Palette;

/** The transcripts that come with the course, read, changed, and run anew on real processes. */
class TranscriptsOfTheCourseTest {
  private static final Contents COURSE = CourseReader.contents(Path.of("lessons"));

  static List<Path> transcripts() {
    return Verification.filesIn(Path.of("transcripts"));
  }

  /** A comparison of thousands of events takes long, and one differs little from the next. */
  private static int times(Transcript recorded) {
    return recorded.events().size() > 1000 ? 1 : 3;
  }

  private static Lesson lesson(String name) {
    return CourseReader.lesson(LessonFinder.find(COURSE, name));
  }

  @Test
  void everyLessonHasOneOfItsName() {
    assertThat(transcripts())
        .extracting(Path::getFileName)
        .extracting(Path::toString)
        .containsExactlyElementsOf(
            COURSE.headings().stream()
                .map(heading -> "%02d-%s.jsonl".formatted(heading.number(), heading.name()))
                .toList());
    for (Path file : transcripts()) {
      assertThat(file.getFileName().toString()).contains(Transcript.read(file).header().lesson());
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  @Timeout(120)
  void anotherOrderThatItsPartialOrderAllowsIsTheSame(Path file) {
    Transcript recorded = Transcript.read(file);
    Lesson lesson = lesson(recorded.header().lesson());
    Random random = new Random(file.hashCode());
    for (int i = 0; i < times(recorded); i++) {
      Transcript happened =
          new Transcript(recorded.header(), Shuffle.of(recorded.events(), random));

      assertThat(Verification.compare(recorded, happened, lesson)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  @Timeout(120)
  void aPlantedChangeIsCaught(Path file) {
    Transcript recorded = Transcript.read(file);
    Lesson lesson = lesson(recorded.header().lesson());
    Random random = new Random(file.hashCode());
    List<String> overlooked = new ArrayList<>();
    for (Planted change : Planted.values()) {
      for (int i = 0; i < times(recorded); i++) {
        List<Event> happened = Shuffle.of(recorded.events(), random);
        Optional<List<Event>> changed = change.plant(happened, random);
        if (changed.isPresent()
            && !isLeftOpen(happened, changed.get(), lesson)
            && Verification.compare(
                    recorded, new Transcript(recorded.header(), changed.get()), lesson)
                .isEmpty()) {
          overlooked.add(change + ": " + Planted.difference(happened, changed.get()));
        }
      }
    }

    assertThat(overlooked).isEmpty();
  }

  /**
   * Whether only lines are concerned whose text or place the lesson leaves to chance: that is no
   * change that anybody could catch.
   */
  private static boolean isLeftOpen(List<Event> run, List<Event> changed, Lesson lesson) {
    List<Event> before = Planted.renumbered(run);
    Optional<String> source = Optional.empty();
    Set<Patterns.Place> places = new HashSet<>();
    for (int i = 0; i < before.size() && i < changed.size(); i++) {
      if (before.get(i) instanceof Event.CellBegan began) {
        source = Optional.of(began.source());
      }
      if (!before.get(i).equals(changed.get(i))) {
        // Where one more is there, it is the one that is not in the run.
        Event concerned = changed.size() > before.size() ? changed.get(i) : before.get(i);
        places.add(
            concerned instanceof Event.Printed line && source.isPresent()
                ? place(line, source.get(), before, lesson)
                : Patterns.Place.FIXED);
        if (before.size() != changed.size()) {
          // From here on all is moved by one.
          break;
        }
      }
    }
    boolean order = before.size() == changed.size() && sameLines(before, changed);
    return order
        ? places.contains(Patterns.Place.UNLISTED) || places.equals(Set.of(Patterns.Place.ANYWHERE))
        : places.equals(Set.of(Patterns.Place.UNLISTED));
  }

  private static boolean sameLines(List<Event> one, List<Event> other) {
    return lines(one).equals(lines(other));
  }

  private static List<String> lines(List<Event> run) {
    return run.stream()
        .filter(Event.Printed.class::isInstance)
        .map(e -> e.by() + " " + ((Event.Printed) e).text())
        .sorted()
        .toList();
  }

  private static Patterns.Place place(
      Event.Printed line, String source, List<Event> run, Lesson lesson) {
    List<Event> cell =
        run.stream()
            .dropWhile(e -> !(e instanceof Event.CellBegan b && b.source().equals(source)))
            .skip(1)
            .takeWhile(e -> !(e instanceof Event.CellBegan))
            .toList();
    return new LessonExpectations(lesson).patterns(source, cell, cell).place(line, true);
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  @Execution(ExecutionMode.CONCURRENT)
  @Timeout(300)
  void theLessonRunAnewIsTheSame(Path file) throws Exception {
    Verification verification =
        new Verification(
            sink -> Kernel.open(Kernel.Options.defaults().frugal(), sink),
            "test",
            TranscriptsOfTheCourseTest::lesson);

    Verification.Result result = verification.verify(file, event -> {});

    assertThat(result.passed())
        .describedAs(String.join("\n", new DifferenceLines(Palette.PLAIN, 100).of(result)))
        .isTrue();
  }
}
