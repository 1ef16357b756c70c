package proclings.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTest {

  /** Where {@link LessonTexts#lesson} has the first line of a body. */
  private static final int FIRST_LINE = 6;

  @Test
  void aNoteBelongsToTheSectionOrTheBlockThatItStandsBehind() {
    Lesson lesson =
        LessonTexts.lesson(
            """
            # One

            A text.

            <!-- notes
            on one
            -->

            More of it.
            ## Two
            <!-- notes
            on two
            -->

            ```java demo d
            print(1);
            ```
            <!-- notes
            on the demo
            -->
            ```expect
            MainProcess │ 1
            ```
            <!-- notes
            on the demo, too
            -->

            ```recap r
            ask: Q?
            choices: [a, b]
            answer: 1
            because: B.
            ```

            <!-- notes
            on the recap
            -->
            """);
    assertThat(notes(lesson))
        .containsExactly(
            "0.0 on one",
            "0.1 on two",
            "1.0 on the demo",
            "1.0 on the demo, too",
            "2.0 on the recap");
    assertThat(lesson.notes(1, 0))
        .extracting(Note::markdown)
        .containsExactly("on the demo", "on the demo, too");
    assertThat(lesson.notes(1, 1)).isEmpty();
    assertThat(((Step.Demo) lesson.steps().get(1)).expectation()).isPresent();
  }

  @Test
  void aQuestionHasTheNotesOfTheDemoThatAnswersIt() {
    String demo =
        """
        ```java demo %s
        print(1);
        print(2);
        print(3);
        ```
        ```expect
        MainProcess │ 1
        MainProcess │ 2
        MainProcess │ 3
        ```
        <!-- notes
        behind %s
        -->
        """;
    Lesson lesson =
        LessonTexts.lesson(
            """
            ```predict p
            ask: Q?
            choices: [a, b]
            answer: 1
            because: B.
            ```
            <!-- notes
            before it is run
            -->
            """
                + demo.formatted("one", "one")
                + demo.formatted("two", "two")
                + """
                ```predict o
                kind: order
                ask: Q?
                because: B.
                ```
                <!-- notes
                between the two
                -->
                """
                + demo.formatted("three", "three")
                + """
                ```predict q
                ask: Q?
                choices: [a, b]
                answer: 1
                because: B.
                ```
                Text between.
                """
                + demo.formatted("four", "four"));
    assertThat(notes(lesson))
        .containsExactly(
            "0.0 before it is run",
            "0.0 behind one",
            "2.0 behind two",
            "3.0 between the two",
            "3.0 behind three",
            "7.0 behind four");
  }

  @Test
  void aNoteBeforeTheFirstStepBelongsToThat() {
    Lesson lesson = LessonTexts.lesson("<!-- notes\nhello\n-->\n\n# One\nA.\n\n# Two\n");
    assertThat(notes(lesson)).containsExactly("0.0 hello");
    assertThat(lesson.steps()).hasSize(1);
    assertThat(lesson.steps().getFirst().at().line()).isEqualTo(FIRST_LINE + 4);
  }

  @Test
  void aNoteBehindABreakBelongsToWhatStandsAboveIt() {
    Lesson lesson =
        LessonTexts.lesson("# One\n\n## Two\n\n***\n\n<!-- notes\nhello\n-->\n\nMore.\n");
    assertThat(lesson.steps()).hasSize(2);
    assertThat(notes(lesson)).containsExactly("0.1 hello");
  }

  @Test
  void proseThatIsNothingButANoteIsNoStep() {
    Lesson lesson =
        LessonTexts.lesson(
            """
            ```java demo a
            print(1);
            ```

            <!-- notes
            x
            -->

            ```java demo b
            print(2);
            ```
            """);
    assertThat(lesson.steps()).hasSize(2).hasOnlyElementsOfType(Step.Demo.class);
    assertThat(notes(lesson)).containsExactly("0.0 x");
  }

  @Test
  void aNoteIsTakenOutOfItsTextWhoseLinesKeepTheirPlaces() {
    Lesson lesson =
        LessonTexts.lesson(
            "One.\n<!-- notes\nhello\n-->\nTwo.\n\n```java demo d\nprint(1);\n```\n");
    Step.Prose prose = (Step.Prose) lesson.steps().getFirst();
    assertThat(prose.markdown()).isEqualTo("One.\n\n\n\nTwo.\n");
    assertThat(lesson.notes().getFirst().at())
        .isEqualTo(new Position(prose.at().file(), FIRST_LINE + 1, 1));
    assertThat(lesson.steps().getLast().at().line()).isEqualTo(FIRST_LINE + 6);
  }

  @Test
  void aNoteIsMarkdownOfSeveralLines() {
    Lesson lesson =
        LessonTexts.lesson(
            "Text.\n\n<!--notes\n  Ask:\n\n  - who\n    - when\n\n  ```java demo x\n  ``` -->\n");
    assertThat(lesson.notes().getFirst().markdown())
        .isEqualTo("Ask:\n\n- who\n  - when\n\n```java demo x\n```");
    assertThat(lesson.steps()).hasSize(1);
  }

  @Test
  void inCodeThereAreNoNotesAndOtherCommentsAreText() {
    String body =
        "See:\n\n```text\n<!-- notes\nas one writes them\n-->\n```\n\n<!-- todo\nmore\n-->\n";
    Lesson lesson = LessonTexts.lesson(body);
    assertThat(lesson.notes()).isEmpty();
    assertThat(((Step.Prose) lesson.steps().getFirst()).markdown()).isEqualTo(body);
  }

  private static List<String> notes(Lesson lesson) {
    return lesson.notes().stream()
        .map(note -> note.step() + "." + note.section() + " " + note.markdown())
        .toList();
  }
}
