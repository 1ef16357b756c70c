package proclings.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A course of one lesson whose cells are for a {@link FakeKernel}. */
final class SmallCourse {

  static final String LESSON =
      """
      ---
      title: One
      summary: The first.
      minutes: 1
      teaches: [Process]
      examples: []
      ---

      ## Hello

      Read this.

      ```java demo hello
      say Process-1 hello there
      ```

      ```expect
      Process-1 │ hello there
      ```

      ## Guess

      ```predict guess
      ask: What comes?
      choices:
        - nothing
        - a line
      answer: 2
      because: It was said.
      ```

      ```java demo second
      say Process-2 a line
      ```

      ```expect
      Process-2 │ a line
      ```

      ## Your turn

      ```exercise greet
      task: Say `hi` elsewhere.
      hints:
        - First hint.
        - Second hint.
      judge:
        - processes: 1
      ```

      ```java starter
      print("hi");
      ```

      ```java solution
      say Process-1 hi
      ```
      """;

  private SmallCourse() {}

  static void write(Path course) throws IOException {
    Path lesson = course.resolve("01-one");
    Files.createDirectories(lesson);
    Files.writeString(lesson.resolve("lesson.md"), LESSON);
    Files.writeString(
        course.resolve("course.yaml"), "format: 1\ntitle: A course\nlessons:\n  - {name: one}\n");
  }
}
