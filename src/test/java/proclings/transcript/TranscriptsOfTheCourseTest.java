package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

/** The transcripts that come with the course, read, changed, and run anew on real processes. */
class TranscriptsOfTheCourseTest {
  private static final Contents COURSE = CourseReader.contents(Path.of("lessons"));

  static List<Path> transcripts() {
    return Verification.filesIn(Path.of("transcripts"));
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
    for (int i = 0; i < 10; i++) {
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
      for (int i = 0; i < 10; i++) {
        List<Event> happened = Shuffle.of(recorded.events(), random);
        Optional<List<Event>> changed = change.plant(happened, random);
        if (changed.isPresent()
            && Verification.compare(
                    recorded, new Transcript(recorded.header(), changed.get()), lesson)
                .isEmpty()) {
          overlooked.add(change + ": " + Planted.difference(happened, changed.get()));
        }
      }
    }

    assertThat(overlooked).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  @Execution(ExecutionMode.CONCURRENT)
  @Timeout(300)
  void theLessonRunAnewIsTheSame(Path file) throws Exception {
    Verification verification =
        new Verification(
            sink -> Kernel.open(Kernel.Options.defaults(), sink),
            "test",
            TranscriptsOfTheCourseTest::lesson);

    Verification.Result result = verification.verify(file, event -> {});

    assertThat(result.passed()).describedAs(String.join("\n", result.lines(100))).isTrue();
  }
}
