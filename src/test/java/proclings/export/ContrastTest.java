package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.render.Ink;

/** Every colour can be read on its ground, in the light and in the dark. */
class ContrastTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z]+): #([0-9a-f]{6});");
  private static final double WCAG_AA = 4.5;

  private static Map<String, String> scheme(boolean dark) {
    String[] halves = Sheets.read("colours.css").split("@media");
    assertThat(halves).hasSize(2);
    Map<String, String> colours = new HashMap<>();
    COLOUR
        .matcher(halves[dark ? 1 : 0])
        .results()
        .forEach(colour -> colours.put(colour.group(1), colour.group(2)));
    return colours;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyInkHasEnoughContrast(boolean dark) {
    Map<String, String> colours = scheme(dark);
    Stream<String> inks = Stream.of(Ink.values()).map(ink -> ink.name().toLowerCase(Locale.ROOT));
    assertThat(Stream.concat(inks, Stream.of("text", "faint")))
        .allSatisfy(ink -> {
          String colour = colours.getOrDefault(ink, "none");
          for (String ground : new String[] {"ground", "raised"}) {
            assertThat(contrast(colour, colours.getOrDefault(ground, "none")))
                .as("%s (%s) on %s", ink, colour, ground)
                .isGreaterThanOrEqualTo(WCAG_AA);
          }
        });
  }

  /** As WCAG 2 defines it. */
  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double channel = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      double linear =
          channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
      sum += weights[i] * linear;
    }
    return sum;
  }
}
