package proclings.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import proclings.kernel.Kernel;
import proclings.lesson.Problem;

/** What the checker says of a course in which everything is wrong. */
@Timeout(300)
class CourseCheckTest {

  @TempDir Path folder;

  @Test
  void everythingThatIsWrongIsToldAtOnceWithItsPlaceAndARemedy() throws Exception {
    write(
        "course.yaml",
        """
        format: 1
        title: A course
        lessons:
          - name: wrong
          - name: unreadable
        """);
    write(
        "01-wrong/lesson.md",
        """
        ---
        title: Wrong
        summary: Much of it.
        minutes: 5
        teaches: [Process, Process.start, print, Process.go]
        ---
        ```java demo says
        print("one");
        print(cpuCount() > 0);
        ```
        ```expect
        main | two
        main | true
        ```

        This line is much too long to be read on a terminal that has eighty columns, as many have.

        ```java play breaks
        int i = 1 / 0;
        ```

        ```exercise easy
        task: Print one.
        hints: [a, b]
        judge:
          - prints: one
        ```
        ```java starter
        print("one");
        ```
        ```java solution
        print("two");
        ```
        """);
    write("01-wrong/answers/easy.right-one.java", "print(\"three\");\n");
    write("01-wrong/answers/easy.wrong-one.java", "// It is right.\nprint(\"one\");\n");
    write("01-wrong/answers/easy.wrong-two.java", "// judged: bananas\nprint(\"four\");\n");
    write("02-unreadable/lesson.md", "---\ntitle: U\nsumary: U\nminutes: 1\n---\nText.\n");
    write("notes.txt", "mine");

    StringBuilder ran = new StringBuilder();
    List<Problem> problems =
        new CourseCheck(
                folder,
                sink -> Kernel.open(Kernel.Options.defaults().frugal(), sink),
                Kernel.Options.defaults().classPath(),
                2)
            .check(
                lesson -> true,
                (lesson, cells, answers, wrong, took) ->
                    ran.append(lesson.name() + " " + cells + " " + answers));

    assertThat(ran).hasToString("wrong 2 5");
    assertThat(
            problems.stream()
                .map(problem -> folder.relativize(problem.at().file()) + place(problem))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            01-wrong/answers/easy.right-one.java:1:1 this answer is right, but is not accepted
            01-wrong/answers/easy.wrong-one.java:1:1 it isn't said what this wrong answer must be told
            01-wrong/answers/easy.wrong-one.java:1:1 this answer is wrong, but is accepted
            01-wrong/answers/easy.wrong-two.java:1:1 what is said of it doesn't mention "bananas"
            01-wrong/lesson.md:1:1 it says that it teaches `Process.go`, which the engine doesn't have
            01-wrong/lesson.md:9:7 `cpuCount` is used before any lesson teaches it
            01-wrong/lesson.md:12:1 MainProcess printed `one`, not `two`
            01-wrong/lesson.md:16:77 the line is 90 columns wide
            01-wrong/lesson.md:18:1 the cell was ended by an exception: java.lang.ArithmeticException: / by zero
            01-wrong/lesson.md:22:1 `easy` has 1 right answer in answers/, not 2
            01-wrong/lesson.md:22:1 `easy` has 2 wrong answers in answers/, not 3
            01-wrong/lesson.md:22:1 the solution of `easy` is not accepted
            01-wrong/lesson.md:22:1 the starter of `easy` is wrong, but is accepted
            02-unreadable/lesson.md:2:1 the front matter has no `summary`
            02-unreadable/lesson.md:3:1 unknown key `sumary` in the front matter
            notes.txt:1:1 nothing in a course is called so\
            """
                .strip());
    assertThat(problems).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
  }

  @Test
  void aNewLessonHasNoMistake() throws Exception {
    Path lesson = NewLesson.in(folder).write("two-sides");
    assertThat(lesson).isEqualTo(folder.resolve("01-two-sides"));
    assertThat(
            new CourseCheck(
                    folder,
                    sink -> Kernel.open(Kernel.Options.defaults().frugal(), sink),
                    Kernel.Options.defaults().classPath(),
                    1)
                .check(one -> true, (one, cells, answers, wrong, took) -> {}))
        .extracting(Problem::rendered)
        .isEmpty();
  }

  private static String place(Problem problem) {
    String what = problem.what().lines().findFirst().orElse("");
    int more = what.indexOf(": expected was");
    return ":%d:%d %s"
        .formatted(
            problem.at().line(), problem.at().column(), more < 0 ? what : what.substring(0, more));
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
