package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a project of its own, with a JDK and a Maven that only say that they were called.
 */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is for POSIX shells")
class LauncherTest {

  private static final String TOOLS = "mkdir mv rm sleep tail readlink";

  @TempDir Path folder;
  private Path project;
  private Path bin;
  private Path jdk;

  @BeforeEach
  void project() throws Exception {
    project = Files.createDirectories(folder.resolve("a project"));
    bin = Files.createDirectories(folder.resolve("bin"));
    jdk = jdk("jdk-25", "25.0.1");
    Files.copy(Path.of("proclings"), project.resolve("proclings"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    executable(project.resolve("proclings"), Files.readString(Path.of("proclings")));
    for (String tool : TOOLS.split(" ")) {
      Path real = Path.of("/usr/bin", tool);
      String command = Files.exists(real) ? real.toString() : "/bin/" + tool;
      executable(bin.resolve(tool), "#!/bin/sh\nexec " + command + " \"$@\"\n");
    }
  }

  @Test
  void buildsWhatIsMissingWithOneLineAndStarts() throws Exception {
    maven("");
    Run first = start().await();
    assertThat(first.out()).contains("started in " + jdk);
    assertThat(first.err()).hasLineCount(1).contains("building");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aLaterStartBuildsNothingAndSaysNothing() throws Exception {
    maven("");
    start().await();
    Run second = start().await();
    assertThat(second.exitCode()).isZero();
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    maven("");
    start().await();
    Path source = Files.createDirectories(project.resolve("src/main/java/proclings/shm"));
    Path file = Files.writeString(source.resolve("Word.java"), "");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    start().await();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    maven("while [ ! -e \"$PROJECT/go\" ]; do sleep 0.02; done");
    Running first = start();
    assertThat(first.errors().readLine()).contains("building");
    Running second = start();
    assertThat(second.errors().readLine()).contains("another start is building");
    Files.createFile(project.resolve("go"));
    assertThat(first.await().exitCode()).isZero();
    assertThat(second.await().exitCode()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aLockOfABuilderThatWasKilledIsTakenOver() throws Exception {
    maven("");
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path lock = Files.createDirectories(project.resolve("target/build.lock"));
    Files.writeString(lock.resolve("owner"), gone.pid() + "\n");
    assertThat(start().await().exitCode()).isZero();
    assertThat(builds()).isEqualTo(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void aFailedBuildShowsWhatMavenSaid() throws Exception {
    maven("echo '[ERROR] no such thing'; exit 1");
    Run failed = start().await();
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err()).contains("no such thing").contains("build.log");
    assertThat(project.resolve("target/build.lock")).doesNotExist();
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    Run run = start().await();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Maven").contains("apt install maven");
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    String launcher = Files.readString(project.resolve("proclings"));
    executable(project.resolve("proclings"), launcher.replace("need=25", "need=99"));
    Run run = start().await();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("JDK of version 99 or later").contains("JAVA_HOME");
  }

  @Test
  void javaHomeOfAnOlderJdkIsPassedOver() throws Exception {
    maven("");
    Path old = jdk("jdk-17", "17.0.15");
    Path older = jdk("jdk-8", "1.8.0_402");
    for (Path home : List.of(old, older)) {
      Run run = start(Map.of("JAVA_HOME", home.toString(), "PATH", path(jdk))).await();
      assertThat(run.out()).contains("started in " + jdk);
    }
  }

  @Test
  void theBuildsJdkIsTakenWhenNothingElseIsAskedFor() throws Exception {
    maven("");
    start().await();
    Run run = start(Map.of("PATH", bin.toString())).await();
    assertThat(run.out()).contains("started in " + jdk);
  }

  @Test
  void argumentsArriveAsTheyWereTyped() throws Exception {
    maven("");
    Run run = start(Map.of("JAVA_HOME", jdk.toString()), "exec", "a  b", "*", "").await();
    assertThat(run.out()).endsWith("<exec><a  b><*><>\n");
  }

  private record Run(int exitCode, String out, String err) {}

  private record Running(Process process, BufferedReader errors) {

    Run await() throws Exception {
      byte[] out = process.getInputStream().readAllBytes();
      StringBuilder err = new StringBuilder();
      errors.lines().forEach(line -> err.append(line).append('\n'));
      return new Run(process.waitFor(), new String(out, StandardCharsets.UTF_8), err.toString());
    }
  }

  private Running start() throws Exception {
    return start(Map.of("JAVA_HOME", jdk.toString()));
  }

  private Running start(Map<String, String> environment, String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(List.of("/bin/sh", project + "/proclings"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", bin.toString(), "PROJECT", project.toString()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process, process.errorReader(StandardCharsets.UTF_8));
  }

  private String path(Path home) {
    return home.resolve("bin") + ":" + bin;
  }

  private Path jdk(String name, String version) throws Exception {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "A=\"1\"\nJAVA_VERSION=\"" + version + "\"\n");
    executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    executable(
        home.resolve("bin/java"),
        """
        #!/bin/sh
        echo "started in %s"
        while [ "$1" != -jar ]; do shift; done
        shift 2
        printf '<%%s>' "$@"
        echo
        """
            .formatted(home));
    return home;
  }

  private void maven(String meanwhile) throws Exception {
    executable(
        bin.resolve("mvn"),
        """
        #!/bin/sh
        echo build >> "$PROJECT/builds"
        %s
        mkdir -p "$PROJECT/target"
        : > "$PROJECT/target/proclings.jar"
        echo "$JAVA_HOME" > "$PROJECT/target/proclings.built"
        """
            .formatted(meanwhile));
  }

  private long builds() throws Exception {
    return Files.readAllLines(project.resolve("builds")).size();
  }

  private static void executable(Path file, String text) throws Exception {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
