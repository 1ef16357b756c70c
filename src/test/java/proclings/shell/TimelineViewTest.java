package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.event.EventScript;
import proclings.history.History;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.render.Timeline;
import proclings.shell.FullScreen.Key;

class TimelineViewTest {
  private static final int WIDTH = 60;
  private static final int HEIGHT = 10;

  private final TimelineView view = new TimelineView(timeline(), Palette.PLAIN);

  /** Twelve processes, each of which prints something. */
  private static Timeline timeline() {
    EventScript script = new EventScript().begin("many");
    for (int i = 1; i <= 12; i++) {
      script.start("MainProcess", "Process-" + i).print("Process-" + i, "here");
    }
    for (int i = 1; i <= 12; i++) {
      script.exit("Process-" + i, 0);
    }
    return new Timeline(History.of(script.end().events()), Palette.PLAIN, new ProcessInks());
  }

  private List<String> lines() {
    List<String> lines = view.lines(WIDTH, HEIGHT);
    assertThat(lines)
        .hasSize(HEIGHT)
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(WIDTH));
    return lines;
  }

  private void press(Key key, int times) {
    for (int i = 0; i < times; i++) {
      view.press(key, WIDTH, HEIGHT);
    }
  }

  @Test
  void itScrollsFromTheFirstLaneToTheLastAndNoFurther() {
    assertThat(lines().get(1)).contains("MainProcess");
    press(Key.DOWN, 2);
    assertThat(lines().get(1)).contains("Process-2");
    press(Key.DOWN, 100);
    assertThat(lines().get(HEIGHT - 4)).contains("Process-12");
    press(Key.UP, 100);
    assertThat(lines().get(1)).contains("MainProcess");
  }

  @Test
  void itZoomsIntoTheMiddleAndMovesToBothEnds() {
    List<String> all = lines();
    assertThat(all.getFirst()).contains("0 ");
    press(Key.IN, 3);
    assertThat(lines().getFirst()).doesNotContain(" 0 ");
    press(Key.LEFT, 100);
    assertThat(lines().getFirst()).contains(" 0 ");
    press(Key.RIGHT, 100);
    press(Key.DOWN, 100);
    assertThat(lines().get(HEIGHT - 4)).contains("┤ 0");
    press(Key.OUT, 100);
    press(Key.UP, 100);
    assertThat(lines()).isEqualTo(all);
    press(Key.IN, 4);
    press(Key.ALL, 1);
    assertThat(lines()).isEqualTo(all);
  }

  @Test
  void itCanBeZoomedWithoutEnd() {
    press(Key.IN, 100);
    assertThat(lines().getFirst()).contains("ms");
  }
}
