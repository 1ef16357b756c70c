package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import proclings.render.Palette;

class SlideLayoutTest {

  private final SlideLayout layout = new SlideLayout(Palette.PLAIN);

  private static List<String> lines(String what, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> what + " " + i).toList();
  }

  @Test
  void aTextIsReadPageByPage() {
    List<String> text = lines("text", 12);
    assertThat(layout.text(text, 5))
        .containsExactly("text 1", "text 2", "text 3", "text 4", "  … 8 more lines below");
    assertThat(layout.hasMore()).isTrue();
    layout.nextPage(5);
    assertThat(layout.text(text, 5)).startsWith("text 4", "text 5");
    layout.nextPage(5);
    layout.nextPage(5);
    assertThat(layout.text(text, 5)).endsWith("text 11", "text 12");
    assertThat(layout.hasMore()).isFalse();
  }

  @Test
  void aCellAndItsOutputStandTogetherWhereTheyFit() {
    assertThat(layout.cell(lines("code", 2), lines("out", 2), 5))
        .containsExactly("code 1", "code 2", "", "out 1", "out 2");
  }

  @Test
  void muchOutputLeavesHalfToTheCellAndShowsItsEnd() {
    assertThat(layout.cell(lines("code", 9), lines("out", 99), 9))
        .containsExactly(
            "code 1",
            "code 2",
            "code 3",
            "  … 6 more lines of the cell",
            "",
            "  … 96 more lines above",
            "out 97",
            "out 98",
            "out 99");
    layout.scroll(2);
    assertThat(layout.cell(lines("code", 9), lines("out", 99), 9))
        .endsWith("", "  … 94 more lines above", "out 95", "out 96", "  … 3 more lines below");
  }

  @Test
  void theArrowsMoveALongCellWhereWhatIsBelowItFits() {
    layout.scroll(-2);
    assertThat(layout.cell(lines("code", 9), lines("asked", 2), 8))
        .containsExactly(
            "  … 3 more lines above",
            "code 4",
            "code 5",
            "code 6",
            "  … 3 more lines of the cell",
            "",
            "asked 1",
            "asked 2");
    layout.scroll(-50);
    assertThat(layout.cell(lines("code", 9), lines("asked", 2), 8))
        .contains("code 9", "asked 2")
        .doesNotContain("code 4");
  }

  @Test
  void whatIsBeingTypedIsFollowed() {
    assertThat(layout.cell(lines("code", 9), List.of(), 4))
        .containsExactly("  … 6 more lines above", "code 7", "code 8", "code 9");
  }

  @Test
  void oneRowIsEnoughForSomething() {
    assertThat(layout.cell(lines("code", 9), lines("out", 9), 1)).isNotEmpty();
    assertThat(layout.text(lines("text", 9), 1)).hasSize(1);
  }
}
