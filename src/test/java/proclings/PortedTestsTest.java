package proclings;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that maps Python's tests to ours names what there is. */
class PortedTestsTest {

  private static final Path PAGE = Path.of("src", "docs", "python-tests.md");
  private static final Pattern OURS = Pattern.compile("`([A-Z][A-Za-z]+Test)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `[^|]+\\| (\\d+) \\| ([^|]*)\\|");
  private static final int METHODS_OF_PYTHON = 257;

  @Test
  void eachTestThatItNamesExists() throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      tests =
          files.map(file -> file.getFileName().toString().replace(".java", "")).collect(toSet());
    }
    Set<String> named =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .flatMap(row -> OURS.matcher(row.group(2)).results().map(ours -> ours.group(1)))
            .collect(toSet());

    assertThat(named).hasSizeGreaterThan(15);
    assertThat(tests).containsAll(named);
  }

  @Test
  void itLeavesNoMethodOfPythonsOut() throws IOException {
    assertThat(
            ROW.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult row) -> row.group(1))
                .mapToInt(Integer::parseInt)
                .sum())
        .isEqualTo(METHODS_OF_PYTHON);
  }
}
