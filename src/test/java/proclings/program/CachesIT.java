package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import proclings.program.Proclings.Result;

/** Java ignores a cache that doesn't fit without a word, so somebody has to look. */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
class CachesIT {

  @TempDir Path folder;

  @Test
  void mainProcessAndChildrenMapTheirCache() throws Exception {
    Result exec =
        new Proclings(folder)
            .feed(
                """
                boolean mapped() throws IOException {
                  return Files.readString(Path.of("/proc/self/maps")).contains("target/child.aot");
                }
                print("main", mapped());
                var p = new Process(() -> print("child", mapped()));
                p.start();
                p.join();
                """,
                "exec",
                "-");
    assertThat(exec.out()).as(exec.err()).contains("main true").contains("child true");
  }

  /** The shell's, too: a training run that never came to a prompt would leave them out. */
  @Test
  void theShellsClassesAreInTheProgramsCache() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process start =
        new ProcessBuilder(
                java,
                "-XX:AOTCache=" + Proclings.HOME.resolve("target/shell.aot"),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load",
                "-jar",
                Proclings.HOME.resolve("target/proclings.jar").toString(),
                "--version")
            .start();
    start.getOutputStream().close();
    List<String> loaded = start.inputReader().lines().toList();
    assertThat(loaded)
        .filteredOn(line -> line.contains(" proclings.shell.TerminalConsole "))
        .singleElement()
        .asString()
        .endsWith("source: shared objects file");
  }

  @Test
  void theProgramTakesItsCache() throws Exception {
    Result doctor = new Proclings(folder).run("doctor");
    assertThat(doctor.out()).contains("shell's cache: in use").contains("children's cache: in use");
  }
}
