package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import proclings.program.Proclings.Result;

@Timeout(180)
class CommandLineIT {

  @TempDir Path folder;
  private Proclings proclings;

  @BeforeEach
  void newUser() {
    proclings = new Proclings(folder);
  }

  @Test
  void helpNamesEachCommandAndTheExitCodes() throws Exception {
    Result help = proclings.run("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("lessons", "run", "exec", "record", "replay", "verify", "doctor")
        .contains("130")
        .doesNotContain("\033");
  }

  @Test
  void versionSaysWhichJavaItRunsOn() throws Exception {
    Result version = proclings.run("--version");
    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).startsWith("proclings ").contains("Java");
    assertThat(version.err()).isEmpty();
  }

  @Test
  void withoutTerminalTheShellSaysWhatToUse() throws Exception {
    Result shell = proclings.run();
    assertThat(shell.exitCode()).isEqualTo(2);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err()).contains("terminal").contains("run LESSON");
  }

  @Test
  void unknownCommandIsUsageAndSuggestsTheNearest() throws Exception {
    Result unknown = proclings.run("lesons");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("lesons").contains("lessons");
  }

  @Test
  void startsThroughALinkFromAnyFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("p"), Proclings.HOME.resolve("proclings"));
    Path second = Files.createSymbolicLink(folder.resolve("q"), Path.of("p"));
    Path elsewhere = Files.createDirectories(folder.resolve("with a space"));
    assertThat(proclings.launchedAs(link).in(elsewhere).run("--version").exitCode()).isZero();
    assertThat(proclings.launchedAs(second).in(elsewhere).run("--version").exitCode()).isZero();
    Files.delete(link);
    Files.delete(second);
  }

  @Test
  void doctorFindsEverythingAndLeavesNobody() throws Exception {
    Result doctor = proclings.run("doctor");
    assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.out()).contains("Java", "shared memory").doesNotContain("\033");
    proclings.awaitNobody(2000);
  }
}
