package proclings.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kills processes at random points, and accounts for everything. {@code
 * -Dproclings.stress.seconds=600} does it for longer.
 */
class StressTest {

  private static final int SECONDS = Integer.getInteger("proclings.stress.seconds", 12);

  @ParameterizedTest
  @CsvSource({"forkserver,futex", "spawn,backoff"})
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void nothingIsLostTornOrThereTwiceHoweverManyAreKilled(String startMethod, String parking)
      throws Exception {
    long seed = new Random().nextLong(1_000_000);
    Process stress =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dproclings.startMethod=" + startMethod,
                "-Dproclings.parking=" + parking,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Stress.class.getName(),
                Integer.toString(SECONDS / 2),
                Long.toString(seed))
            .redirectErrorStream(true)
            .start();
    boolean ended;
    List<String> said;
    try (var reader = stress.inputReader()) {
      said = reader.lines().toList();
      ended = stress.waitFor(60, TimeUnit.SECONDS);
    } finally {
      stress.destroyForcibly();
    }

    String all = "seed %d:%n%s".formatted(seed, String.join("\n", said));
    System.out.println(all);
    assertThat(ended).describedAs(all).isTrue();
    assertThat(stress.exitValue()).describedAs(all).isZero();
    assertThat(said).hasSize(4);
    assertThat(stress.toHandle().descendants()).isEmpty();
  }
}
