package proclings.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseReaderTest {

  @TempDir Path folder;

  @Test
  void contentsAreTheFrontMatterOfEachLessonInTheirOrder() throws Exception {
    course(
        "=== 01-one/lesson.md\n---\ntitle: First\nsummary: S\nminutes: 7\nteaches: [a, b]\n---\n");
    Contents contents = CourseReader.contents(folder);
    assertThat(contents.title()).isEqualTo("A course");
    assertThat(contents.headings())
        .extracting(Heading::number, Heading::name, Heading::title)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "one", "First"),
            org.assertj.core.groups.Tuple.tuple(2, "two", "Sound"));
    assertThat(contents.headings().getFirst().teaches()).containsExactly("a", "b");
  }

  @Test
  void contentsDoNotReadBodies() throws Exception {
    course("=== 01-one/lesson.md\n---\ntitle: T\nsummary: S\nminutes: 7\n---\n```expect\n```\n");
    Contents contents = CourseReader.contents(folder);
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> CourseReader.lesson(contents.headings().getFirst()))
        .withMessageContaining("01-one/lesson.md:6:1: an expect block without a demo")
        .withMessageEndingWith("\n1 mistake");
  }

  @Test
  void aMistakeInTheContentsBringsUpThoseOfTheBodiesToo() throws Exception {
    course(
        "=== 01-one/lesson.md\n---\nsummary: S\nminutes: 7\n---\n```expect\n```\n"
            + "=== 02-two/lesson.md\nNothing\n");
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> CourseReader.contents(folder))
        .satisfies(e -> assertThat(e.problems()).hasSize(3));
  }

  @Test
  void aLessonIsItsStepsInTheirOrder() {
    Lesson lesson =
        LessonTexts.lesson(
            """
            # Title

            Text with code:

            ```java
            print(1);
            ```

            ***
            More.

            ```java demo d
            print(2);
            ```

            ```expect
            MainProcess │ 2
            ```
            """);
    assertThat(lesson.steps())
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("Prose", "Prose", "Demo");
    assertThat(((Step.Prose) lesson.steps().getFirst()).markdown())
        .isEqualTo("# Title\n\nText with code:\n\n```java\nprint(1);\n```\n");
    Step.Demo demo = (Step.Demo) lesson.steps().get(2);
    assertThat(demo.id()).isEqualTo("d");
    assertThat(demo.code()).isEqualTo("print(2);\n");
    assertThat(demo.at().line()).isEqualTo(17);
    Expectation expectation = demo.expectation().orElseThrow();
    assertThat(expectation.groups().getFirst().lines().getFirst().at().line()).isEqualTo(22);
  }

  @Test
  void aDemoOrAnExerciseSaysAfterItsIdWhereItRuns() {
    Lesson lesson =
        LessonTexts.lesson(
            "```java demo a\nprint(1);\n```\n"
                + "```java demo b fork\nprint(1);\n```\n"
                + "~~~ java  demo  fork  fork-default-flags\nprint(1);\n~~~\n"
                + "```exercise e fork\ntask: T\nhints: [a, b]\njudge:\n"
                + "  - start-method: fork\n```\n"
                + "```java starter\n//\n```\n```java solution\nprint(1);\n```\n");
    assertThat(lesson.steps().subList(0, 3))
        .extracting(step -> ((Step.Demo) step).id(), step -> ((Step.Demo) step).place())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", Place.MAIN),
            org.assertj.core.groups.Tuple.tuple("b", Place.FORK),
            org.assertj.core.groups.Tuple.tuple("fork", Place.FORK_DEFAULT_FLAGS));
    Step.Exercise exercise = (Step.Exercise) lesson.steps().getLast();
    assertThat(exercise.place()).isEqualTo(Place.FORK);
    assertThat(exercise.rules().getFirst().claim()).isEqualTo(new Claim.StartMethod("fork"));
  }

  @Test
  void rulesAreReadWithTheirCountsAndNames() {
    Step.Exercise exercise =
        LessonTexts.exercise(
            "processes: 2 to 4",
            "prints: {by: PoolWorker-*, line: \"{number}\", times: at least 3}",
            "joined: child\n    otherwise: Join them.");
    assertThat(exercise.rules())
        .extracting(Rule::claim)
        .containsExactly(
            new Claim.Processes(Who.CHILD, new Count(2, 4)),
            new Claim.Prints(
                new Claim.PrintedBy(new Who("PoolWorker-*"), LinePattern.of("{number}")),
                new Count(3, Integer.MAX_VALUE)),
            new Claim.Joined(Who.CHILD));
    assertThat(exercise.rules().get(2).otherwise()).contains("Join them.");
    assertThat(exercise.rules().get(1).at().line()).isEqualTo(11);
  }

  @Test
  void answersAreReadFromBesideTheLesson() throws Exception {
    course(
        "=== 01-one/answers/e.right-a.java\nprint(1);\n"
            + "=== 01-one/answers/e.wrong-b.java\nprint(2);\n"
            + "=== 01-one/lesson.md\n---\ntitle: T\nsummary: S\nminutes: 7\n---\n"
            + "```exercise e\ntask: T\nhints: [a, b]\njudge:\n  - processes: 1\n```\n"
            + "```java starter\n//\n```\n```java solution\nprint(1);\n```\n");
    Lesson lesson = CourseReader.read(folder).lessons().getFirst();
    assertThat(Answer.of(lesson)).extracting(Answer::right).containsExactly(true, false);
    assertThat(Answer.of(lesson)).extracting(Answer::exercise).containsOnly("e");
    assertThat(Answer.of(lesson).getFirst().code()).isEqualTo("print(1);\n");
  }

  @Test
  void theCourseThatComesWithTheProgramHasNoMistake() {
    Path lessons = Path.of("lessons");
    assertThat(Files.isDirectory(lessons)).isTrue();
    Course course = CourseReader.read(lessons);
    assertThat(course.lessons()).allSatisfy(CourseReaderTest::isWhole);
  }

  @Test
  void whoPresentsTheCourseHasNotesOnEachBeginningAndEachExercise() {
    assertThat(CourseReader.read(Path.of("lessons")).lessons())
        .allSatisfy(lesson -> {
          List<Step> steps = lesson.steps();
          assertThat(lesson.notes(0, 0)).isNotEmpty();
          assertThat(IntStream.range(0, steps.size()))
              .filteredOn(step -> steps.get(step) instanceof Step.Exercise)
              .allSatisfy(step -> assertThat(lesson.notes(step, 0)).isNotEmpty());
        });
  }

  private static void isWhole(Lesson lesson) {
    List<Step> steps = lesson.steps();
    assertThat(steps.stream().filter(Step.Demo.class::isInstance)).hasSizeGreaterThan(1);
    assertThat(steps.stream().filter(Step.Prediction.class::isInstance)).isNotEmpty();
    assertThat(steps.stream().filter(Step.Exercise.class::isInstance)).isNotEmpty();
  }

  private void course(String text) {
    FixtureCourse.parse(text).writeTo(folder);
  }
}
