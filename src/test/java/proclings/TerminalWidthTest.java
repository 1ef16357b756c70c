package proclings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalWidthTest {
  private static final Surroundings PIPE = new Surroundings(Path.of(""), false, false);

  @Test
  void aPipeHasTheUsualWidth() {
    assertThat(TerminalWidth.of(PIPE, Map.of())).isEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "40, 40", "3, 24", "5000, 160", "wide, 80", "0, 80", "'', 80"})
  void whoSetsColumnsIsHeardWithinReason(String columns, int width) {
    assertThat(TerminalWidth.of(PIPE, Map.of("COLUMNS", columns))).isEqualTo(width);
  }
}
