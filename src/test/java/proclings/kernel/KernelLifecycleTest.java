package proclings.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing outlives the process that opened a kernel, however that ends. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KernelLifecycleTest {

  /** Opens a kernel, runs a cell with a child that never ends, and names every process. */
  static final class Opener {
    public static void main(String[] args) throws InterruptedException {
      Kernel kernel = Kernel.open(Kernel.Options.defaults(), event -> {});
      CellResult unused = kernel.run("var p = new Process(() -> { while (true) { } }); p.start();");
      kernel.processes().forEach(process -> System.out.println(process.pid()));
      System.out.println("ready");
      switch (args[0]) {
        case "close" -> kernel.close();
        case "exit" -> System.exit(0);
        default -> Thread.sleep(Duration.ofMinutes(5));
      }
    }
  }

  private static java.lang.Process start(String ending) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Opener.class.getName(),
            ending)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill -9", "close", "exit", "kill -15"})
  void nothingIsLeft(String ending) throws Exception {
    java.lang.Process opener = start(ending);
    List<Long> pids;
    try (BufferedReader lines = opener.inputReader()) {
      pids = lines.lines().takeWhile(line -> !line.equals("ready")).map(Long::valueOf).toList();
    }
    assertThat(pids).hasSizeGreaterThanOrEqualTo(2);
    switch (ending) {
      case "kill -9" -> opener.destroyForcibly();
      case "kill -15" -> opener.destroy();
      default -> {}
    }
    opener.waitFor();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (pids.stream().anyMatch(KernelLifecycleTest::lives)) {
      assertThat(System.nanoTime()).as("something outlives its session").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(leftovers(opener.pid())).isEmpty();
  }

  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static List<Path> leftovers(long pid) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().contains("" + pid))
          .filter(file -> file.getFileName().toString().contains("proclings"))
          .toList();
    }
  }

  @Test
  void closingTwiceOrBeforeItIsOpenDoesNoHarm() {
    Kernel kernel = Kernel.open(Kernel.Options.defaults(), event -> {});
    kernel.close();
    kernel.close();
  }
}
