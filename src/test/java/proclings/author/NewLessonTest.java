package proclings.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import proclings.lesson.CourseReader;
import proclings.lesson.Heading;

class NewLessonTest {

  @TempDir Path folder;

  @Test
  void theFirstLessonBeginsTheCourseAndOthersFollowIt() throws IOException {
    NewLesson.in(folder).write("two-readers");
    NewLesson.in(folder).write("one-writer");
    assertThat(CourseReader.contents(folder).headings())
        .extracting(Heading::title)
        .containsExactly("Two readers", "One writer");
    assertThat(CourseReader.read(folder).lessons()).hasSize(2);
  }

  @Test
  void inACourseWithChaptersItComesLastInTheLast() throws IOException {
    NewLesson.in(folder).write("one");
    Files.writeString(
        folder.resolve("course.yaml"),
        """
        format: 1
        title: A course
        chapters:
          - title: First
            lessons:
              - name: one
        # The end.
        """);
    NewLesson.in(folder).write("two");
    assertThat(Files.readString(folder.resolve("course.yaml")))
        .endsWith("      - name: one\n      - name: two\n# The end.\n");
    assertThat(CourseReader.read(folder).lessons()).hasSize(2);
  }

  @Test
  void aNameThatIsTakenOrIsNoneChangesNothing() throws IOException {
    NewLesson.in(folder).write("one");
    String before = Files.readString(folder.resolve("course.yaml"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewLesson.in(folder).write("one"))
        .withMessageContaining("already");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewLesson.in(folder).write("Two Readers"))
        .withMessageContaining("small letters");
    assertThat(Files.readString(folder.resolve("course.yaml"))).isEqualTo(before);
  }
}
