package proclings.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code src/docs/examples.md} says where each example is, and it is there. */
class ExamplesTableTest {

  private static final Pattern ROW =
      Pattern.compile("\\| (\\d{3}\\.\\d)(?: ⚠)? \\| [^|]+ \\| ([a-z-]+) \\| ([a-z0-9, -]+) \\|");

  /** Every example of the five tutorials. */
  private static final List<Integer> EXAMPLES_OF_EACH = List.of(2, 4, 5, 9, 9);

  private record Row(String id, String lesson, List<String> cells) {}

  @Test
  void eachCellIsInItsLessonAndEachLessonSaysWhatItShows() throws IOException {
    Map<String, Lesson> lessons = new HashMap<>();
    CourseReader.read(Path.of("lessons"))
        .lessons()
        .forEach(lesson -> lessons.put(lesson.name(), lesson));
    for (Row row : rows()) {
      assertThat(lessons).containsKey(row.lesson());
      Lesson lesson = Objects.requireNonNull(lessons.get(row.lesson()));
      assertThat(lesson.examples()).as(row.lesson()).contains(row.id());
      assertThat(ids(lesson)).as(row.lesson()).containsAll(row.cells());
    }
    for (Lesson lesson : lessons.values()) {
      assertThat(
              rows().stream()
                  .filter(row -> row.lesson().equals(lesson.name()))
                  .map(Row::id)
                  .collect(Collectors.toSet()))
          .as(lesson.name())
          .containsExactlyInAnyOrderElementsOf(Set.copyOf(lesson.examples()));
    }
  }

  @Test
  void noExampleIsLeftOut() throws IOException {
    Set<String> all = new TreeSet<>();
    for (int tutorial = 0; tutorial < EXAMPLES_OF_EACH.size(); tutorial++) {
      for (int i = 1; i <= EXAMPLES_OF_EACH.get(tutorial); i++) {
        all.add("%03d.%d".formatted(tutorial, i));
      }
    }
    assertThat(rows().stream().map(Row::id).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(all);
  }

  private static List<String> ids(Lesson lesson) {
    List<String> ids = new ArrayList<>();
    for (Step step : lesson.steps()) {
      switch (step) {
        case Step.Shown shown -> ids.add(shown.id());
        case Step.Question question -> ids.add(question.id());
        default -> {}
      }
    }
    return ids;
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src", "docs", "examples.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(new Row(row.group(1), row.group(2), List.of(row.group(3).split(", "))));
      }
    }
    return rows;
  }
}
