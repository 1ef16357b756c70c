package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import proclings.lesson.CourseReader;
import proclings.lesson.Heading;
import proclings.lesson.Lesson;
import proclings.lesson.LessonTexts;
import proclings.lesson.Note;

class DeckTest {

  private static List<Heading> course() {
    return CourseReader.contents(Path.of("lessons")).headings();
  }

  private static Lesson first() {
    return CourseReader.lesson(course().getFirst());
  }

  @Test
  void slidesStandUnderTheirHeadingsAndAreNumbered() {
    Deck deck = Deck.of(first());
    assertThat(deck.slides().stream().map(Slide::number))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, deck.slides().size()).boxed().toList());
    assertThat(deck.slide(1).title()).isEqualTo("A process of your own");
    assertThat(deck.slide(2).section()).isEqualTo("A process of your own");
    assertThat(deck.slide(2).title()).isEqualTo("cell greeting");
    assertThat(deck.slide(2).beat()).isInstanceOf(Beat.Cell.class);
  }

  @Test
  void aNumberOutsideMeansTheNearestSlide() {
    Deck deck = Deck.of(first());
    assertThat(deck.slide(0)).isSameAs(deck.slides().getFirst());
    assertThat(deck.slide(Integer.MIN_VALUE)).isSameAs(deck.slides().getFirst());
    assertThat(deck.slide(999)).isSameAs(deck.slides().getLast());
  }

  @Test
  void aSlideHasTheNotesOnWhatStandsOnIt() {
    Lesson lesson =
        LessonTexts.lesson(
            """
            # One
            <!-- notes
            on one
            -->

            # Two

            # Three
            <!-- notes
            on three
            -->
            ```predict p
            ask: Q?
            choices: [a, b]
            answer: 1
            because: B.
            ```
            <!-- notes
            on the question
            -->
            ```java demo d
            print(1);
            ```
            <!-- notes
            on its answer
            -->

            # Four
            <!-- notes
            on four
            -->
            """);
    assertThat(Deck.of(lesson).slides().stream().map(Slide::notes))
        .containsExactly(
            List.of("on one"),
            List.of(),
            List.of("on three"),
            List.of("on the question", "on its answer"),
            List.of("on four"));
  }

  @ParameterizedTest
  @MethodSource("course")
  void noNoteOfTheCourseIsLeftOut(Heading heading) {
    Lesson lesson = CourseReader.lesson(heading);
    assertThat(Deck.of(lesson).slides().stream().flatMap(slide -> slide.notes().stream()))
        .containsExactlyElementsOf(lesson.notes().stream().map(Note::markdown).toList());
  }

  @ParameterizedTest
  @MethodSource("course")
  void whoHasRehearsedFindsTheSameInClass(Heading heading) {
    Lesson lesson = CourseReader.lesson(heading);
    assertThat(Deck.of(lesson)).isEqualTo(Deck.of(lesson));
    assertThat(Deck.of(lesson).slides())
        .allSatisfy(slide -> {
          assertThat(slide.title()).isNotBlank().doesNotContain("\n");
          assertThat(slide.section()).isNotBlank();
        });
  }
}
