package proclings.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.event.Actor;
import proclings.event.Event.Printed;
import proclings.event.Event.Stream;

class ProcessLinesTest {

  private static final Palette FULL = new Palette(Palette.Depth.FULL, true);

  private static Printed line(long pid, String name, Stream stream, String text) {
    return new Printed(1, 0, new Actor(pid, name), stream, text);
  }

  private static Printed out(long pid, String name, String text) {
    return line(pid, name, Stream.OUT, text);
  }

  private static ProcessLines at(Palette palette, int width) {
    return new ProcessLines(palette, new ProcessInks(), () -> width);
  }

  @Test
  void pidAndNameStandAgainstAnAlignedBar() {
    ProcessLines lines = ProcessLines.plain(Palette.PLAIN);
    assertThat(lines.of(out(48213, "Process-1", "Square: 100")))
        .containsExactly("  48213 Process-1 │ Square: 100");
    assertThat(lines.of(out(48200, "MainProcess", "Done!")))
        .containsExactly("48200 MainProcess │ Done!");
    assertThat(lines.of(out(7, "Process-1", "small PID")))
        .containsExactly("      7 Process-1 │ small PID");
  }

  @Test
  void theBarMovesForALongNameAndStaysThere() {
    ProcessLines lines = ProcessLines.plain(Palette.PLAIN);
    String first = lines.of(out(4194303, "a process of long name", "a")).getFirst();
    String second = lines.of(out(1, "Process-1", "b")).getFirst();
    assertThat(second.indexOf('│')).isEqualTo(first.indexOf('│'));
  }

  @Test
  void linesOfSystemErrHaveADoubleBar() {
    ProcessLines lines = ProcessLines.plain(Palette.PLAIN);
    assertThat(lines.of(line(48213, "Process-1", Stream.ERR, "oh")))
        .containsExactly("  48213 Process-1 ║ oh");
    ProcessLines ascii = ProcessLines.plain(new Palette(Palette.Depth.NONE, false));
    assertThat(ascii.of(line(48213, "Process-1", Stream.ERR, "oh")))
        .containsExactly("  48213 Process-1 ! oh");
    assertThat(ascii.of(out(48213, "Process-1", "oh"))).containsExactly("  48213 Process-1 | oh");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 60, 80, 200})
  void aLongLineGoesOnBehindTheBarAndNothingIsLost(int width) {
    ProcessLines lines = at(Palette.PLAIN, width);
    String text = "one two three four 漢字漢字漢字漢字漢字漢字漢字漢字漢字 " + "x".repeat(300) + " end";
    List<String> shown =
        new ArrayList<>(lines.of(out(48213, "a name longer than it should", text)));
    shown.addAll(lines.of(out(48213, "Process-1", text)));
    assertThat(shown).allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(width));
    assertThat(shown.stream().map(line -> line.indexOf('│')).distinct()).hasSizeLessThan(3);
    StringBuilder all = new StringBuilder();
    shown.forEach(line -> all.append(line.substring(line.indexOf('│') + 1)));
    assertThat(all.toString().replace(" ", "")).isEqualTo((text + text).replace(" ", ""));
  }

  @Test
  void anEmptyLineIsShownWithoutSpacesAtItsEnd() {
    assertThat(ProcessLines.plain(Palette.PLAIN).of(out(48213, "Process-1", "")))
        .containsExactly("  48213 Process-1 │");
  }

  @Test
  void controlCharactersAreShownAndNotObeyed() {
    ProcessLines lines = at(FULL, 80);
    String hostile = "\u001b[2J\u0007\r\b\u009b1A\u202etxt\u2028\ttab";
    String shown = String.join("", lines.of(out(1, "evil\u001b[31m", hostile)));
    String bare = shown.replaceAll("\u001b\\[[0-9;]*m", "");
    assertThat(bare).contains("^[[2J^G^M^H\\u009b1A\\u202etxt\\u2028", "evil^[[31m");
    assertThat(bare.codePoints().filter(Character::isISOControl)).isEmpty();
  }

  @Test
  void aProcessKeepsItsColourAndTheNextHasAnother() {
    ProcessLines lines = at(FULL, 80);
    String first = lines.of(out(1, "Process-1", "a")).getFirst();
    String second = lines.of(out(2, "Process-2", "a")).getFirst();
    assertThat(lines.of(out(1, "Process-1", "a"))).containsExactly(first);
    assertThat(first).contains("\u001b[38;5;28m");
    assertThat(second).contains("\u001b[38;5;98m");
  }

  @Test
  void everyColourCanBeReadOnBlackAndOnWhite() {
    for (Ink ink : Ink.values()) {
      double light = luminance(ink.xterm());
      assertThat((light + 0.05) / 0.05).as(ink + " on black").isGreaterThan(3.8);
      assertThat(1.05 / (light + 0.05)).as(ink + " on white").isGreaterThan(3.8);
    }
  }

  /** Relative luminance as WCAG 2 defines it, of a colour of xterm's cube or its greys. */
  private static double luminance(int index) {
    if (index >= 232) {
      return linear(8 + 10 * (index - 232));
    }
    int[] steps = {0, 95, 135, 175, 215, 255};
    int cube = index - 16;
    return 0.2126 * linear(steps[cube / 36])
        + 0.7152 * linear(steps[cube / 6 % 6])
        + 0.0722 * linear(steps[cube % 6]);
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  @Test
  void noColorAndDumbTerminalsAndPipesAreRespected() {
    var utf8 = java.nio.charset.StandardCharsets.UTF_8;
    Map<String, String> xterm = Map.of("TERM", "xterm-256color");
    assertThat(Palette.detect(xterm, utf8, false).depth()).isEqualTo(Palette.Depth.FULL);
    assertThat(Palette.detect(xterm, utf8, true).depth()).isEqualTo(Palette.Depth.NONE);
    assertThat(Palette.detect(Map.of("TERM", "dumb"), utf8, false).depth())
        .isEqualTo(Palette.Depth.NONE);
    assertThat(Palette.detect(Map.of("TERM", "xterm", "NO_COLOR", "1"), utf8, false).depth())
        .isEqualTo(Palette.Depth.MONOCHROME);
    assertThat(Palette.detect(Map.of("TERM", "xterm", "NO_COLOR", ""), utf8, false).depth())
        .isEqualTo(Palette.Depth.BASIC);
    var ascii = java.nio.charset.StandardCharsets.US_ASCII;
    assertThat(Palette.detect(xterm, ascii, false).unicode()).isFalse();
  }
}
