package proclings.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  private static final String EVERYTHING =
      """
      # A *title*

      Words that are **strong**, `code()` and a
      second line, with a [link](https://example.org/a).

      - one
      - two, which is so long that it has to go on in another line behind its mark
        1. inner
        2. second

      > quoted words

      ```java
      int x = 1; // a comment
      String s = "text";
      ```

      ```
      plain   block
      ```
      """;

  private static List<String> plain(String text, int width) {
    return new Markdown(Palette.PLAIN).lines(text, width);
  }

  @Test
  void everyKindOfBlockHasItsForm() {
    assertThat(String.join("\n", plain(EVERYTHING, 60)))
        .isEqualTo(
            """
            A title

            Words that are strong, `code()` and a second line, with a
            link (https://example.org/a).

            • one
            • two, which is so long that it has to go on in another line
              behind its mark
              1. inner
              2. second

            ▎ quoted words

                int x = 1; // a comment
                String s = "text";

                plain   block\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 36, 40, 60, 76})
  void noLineIsWiderThanAskedFor(int width) {
    assertThat(plain(EVERYTHING, width))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(width));
  }

  @Test
  void escapeSequencesInALessonAreShownAndNotObeyed() {
    assertThat(String.join("", plain("a \u001b[31m b", 60))).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"unclosed",
        "'",
        "/* open",
        "\"\"\" text \" block",
        "int x = 0x1F_ff; // c\n@Override public <T> void f(T... t) {}",
        "\u00e4 \ud83d\ude00 \ud83d",
        "\\"
      })
  void highlightingLosesNoCharacter(String source) {
    assertThat(Span.text(JavaSource.spans(source))).isEqualTo(source);
  }

  @Test
  void highlightingTakesNoLongerThanItsTextIsLong() {
    String hard = "/*".repeat(20_000) + "\"\"\"".repeat(20_000) + "\\".repeat(20_000);
    assertThat(Span.text(JavaSource.spans(hard))).hasSize(hard.length());
  }
}
