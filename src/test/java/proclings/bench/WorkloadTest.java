package proclings.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The benchmarks measure something: here with next to nothing to do, so not how fast it is. */
class WorkloadTest {

  @Test
  @Timeout(120)
  void eachRowOfOursGivesAFigure() throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Small.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> said = program.inputReader().lines().toList();

    assertThat(program.waitFor()).describedAs(String.join("\n", said)).isZero();
    assertThat(said)
        .filteredOn(line -> line.matches("[a-z0-9-]+ \\d.*"))
        .hasSize(Small.rows().size())
        .allMatch(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)) > 0);
  }

  /**
   * All in one JVM, but for what JMH would start another for, and for what is the same with more
   * processes.
   */
  static final class Small {

    private static final Set<Row> LEFT_OUT =
        Set.of(Row.LOCK_1, Row.LOCK_4, Row.QUEUE_4_4, Row.MAP_NEW);

    static List<Row> rows() {
      return Stream.of(Row.values()).filter(row -> !LEFT_OUT.contains(row)).toList();
    }

    public static void main(String[] arguments) throws Exception {
      for (Row row : rows()) {
        System.out.println(row.label() + " " + Workload.figure(row, row == Row.START_MANY ? 2 : 4));
      }
    }
  }

  @Test
  @Timeout(120)
  void eachRowOfPythonsGivesAFigure() throws IOException, InterruptedException {
    assumeTrue(isTherePython(), "no python3 is installed to compare with");
    for (Row row : Row.values()) {
      assertThat(Program.python(row, 8, row.peers().getFirst()).run(false).figure())
          .describedAs(row.label())
          .isPositive();
    }
  }

  private static boolean isTherePython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aRatioIsAboveOneWhereOursIsBetter() {
    assertThat(Unit.SECONDS.times(1, 2)).isEqualTo(2);
    assertThat(Unit.PER_SECOND.times(1, 2)).isEqualTo(0.5);
    assertThat(Unit.SECONDS.text(0.000_012_3)).isEqualTo("12.3 µs");
    assertThat(Unit.PER_SECOND.text(2_345_678)).isEqualTo("2.35 M/s");
  }
}
