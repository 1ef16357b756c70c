package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Span;

class BarTest {

  private static final Bar TASK = bar(true, false);
  private static final Bar CELL = bar(false, true);

  private static Bar bar(boolean exercise, boolean cell) {
    return new Bar(
        "1 Cube and square", "3/12", "a number answers, Enter skips", Bar.lesson(exercise, cell));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 50, 60, 78, 79, 80, 81, 120, 200})
  void bothLinesFitAndEveryKeyIsThereThatDoesSomething(int width) {
    assertThat(keyLine(TASK, width)).contains(" n", " b", " r", " h", " s", " x", " l", " q", " ?");
    assertThat(keyLine(CELL, width)).contains(" n", " b", " r", " e", " x", " l", " q", " ?");
    assertThat(keyLine(bar(false, false), width)).doesNotContain(" h", " s ", " e");
  }

  private static String keyLine(Bar bar, int width) {
    List<String> lines = bar.lines(width, Palette.PLAIN).stream().map(Span::text).toList();
    assertThat(lines).hasSize(2);
    assertThat(Columns.of(lines.get(0))).isEqualTo(width);
    assertThat(Columns.of(lines.get(1))).isLessThanOrEqualTo(width);
    assertThat(lines.get(0)).contains("Enter skips");
    return lines.get(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void whereThereIsRoomEveryKeySaysWhatItDoes(int width) {
    assertThat(keyLine(TASK, width))
        .isEqualTo(
            " n next  b back  r run  h hint  s solution  x reset  l lessons  q quit  ? keys");
    assertThat(keyLine(CELL, width))
        .isEqualTo(" n next  b back  r run  e edit  x reset  l lessons  q quit  ? keys");
  }
}
