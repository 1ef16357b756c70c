package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Span;

class BarTest {

  private static final Bar BAR =
      new Bar("1 Cube and square", "3/12", "a number answers, Enter skips", Bar.LESSON);

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 50, 60, 78, 79, 80, 81, 120, 200})
  void bothLinesFitAndEveryKeyIsThere(int width) {
    List<String> lines = BAR.lines(width, Palette.PLAIN).stream().map(Span::text).toList();
    assertThat(lines).hasSize(2);
    assertThat(Columns.of(lines.get(0))).isEqualTo(width);
    assertThat(Columns.of(lines.get(1))).isLessThanOrEqualTo(width);
    assertThat(lines.get(0)).contains("Enter skips");
    for (char key : Typed.KEYS.toCharArray()) {
      assertThat(lines.get(1)).contains(" " + key);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void whereThereIsRoomEveryKeySaysWhatItDoes(int width) {
    assertThat(Span.text(BAR.lines(width, Palette.PLAIN).get(1)))
        .isEqualTo(
            " n next  b back  r run  h hint  s solution  x reset  l lessons  q quit  ? keys");
  }
}
