package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.lesson.Heading;

class LessonFilterTest {

  private static final Heading POOL =
      new Heading(
          20,
          "pool-map",
          "Pool and map",
          "Hire a team of workers.",
          9,
          List.of("Pool", "Pool.map"),
          List.of("Pool.map_async"),
          List.of(),
          Path.of("."));

  private static final LessonProgress BEGUN = LessonProgress.NONE.withStep(3);
  private static final LessonProgress DONE = BEGUN.withDone();

  @Test
  void wordsAreLookedForInTitlesSummariesAndNames() {
    assertThat(matches("team", BEGUN)).isTrue();
    assertThat(matches("MAP_ASYNC", BEGUN)).isTrue();
    assertThat(matches("queue", BEGUN)).isFalse();
    assertThat(matches("pool queue", BEGUN)).isFalse();
  }

  @Test
  void aStateIsAskedOfTheProgress() {
    assertThat(matches("done", DONE)).isTrue();
    assertThat(matches("done", BEGUN)).isFalse();
    assertThat(matches("begun", BEGUN)).isTrue();
    assertThat(matches("begun", LessonProgress.NONE)).isFalse();
    assertThat(matches("open pool", LessonProgress.NONE)).isTrue();
    assertThat(matches("open pool", DONE)).isFalse();
    assertThat(matches("all", DONE)).isTrue();
    assertThat(matches("", DONE)).isTrue();
  }

  private static boolean matches(String words, LessonProgress progress) {
    return LessonFilter.parse(words).matches(POOL, progress);
  }
}
