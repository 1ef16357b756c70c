package proclings.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import proclings.event.Actor;

class LinePatternTest {

  private static final Actor CHILD = new Actor(1001, "Process-1");
  private static final List<Actor> PROCESSES =
      List.of(new Actor(1000, "MainProcess"), CHILD, new Actor(1002, "Process-2"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '"',
      value = {
        "Square: 100 > Square: 100 > true",
        "Square: 100 > Square: 1000 > false",
        "a.c > abc > false",
        "n = {number} > n = 42 > true",
        "n = {number} > n = -4.25 > true",
        "n = {number} > n = 1,000 > true",
        "n = {number} > n = many > false",
        "n = {number} > n = > false",
        "pid {pid} > pid 1002 > true",
        "pid {pid} > pid 1003 > false",
        "pid {pid Process-2} > pid 1002 > true",
        "pid {pid Process-2} > pid 1001 > false",
        "pid {pid Nobody} > pid 1001 > false",
        "pid {pid self} > pid 1001 > true",
        "pid {pid self} > pid 1002 > false",
        "I am {name} > I am Process-2 > true",
        "I am {name} > I am Process-3 > false",
        "I am {name self} > I am Process-1 > true",
        "I am {name self} > I am Process-2 > false",
        "x{any}z > xyz > true",
        "x{any}z > xz > true",
        "Point{{x={number}} > Point{x=1} > true",
        "\\Qa > \\Qa > true",
        "\"spaces  \" > spaces > true",
        "spaces > \"spaces  \" > true",
      })
  void aPatternMatchesTheLinesThatItSays(String pattern, String line, boolean matches) {
    assertThat(LinePattern.of(pattern).matches(line == null ? "" : line, CHILD, PROCESSES))
        .isEqualTo(matches);
  }
}
