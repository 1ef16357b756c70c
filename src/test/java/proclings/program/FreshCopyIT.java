package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import proclings.program.Proclings.Result;

/**
 * The first thing that a new user does: {@code ./proclings} in a copy that nothing was built in.
 */
@Timeout(300)
class FreshCopyIT {

  /** What a build needs of the project. */
  private static final List<String> SOURCES = List.of("pom.xml", "proclings", "src", "lessons");

  @TempDir Path folder;

  @Test
  void theLauncherBuildsTheProgramAndStartsIt() throws Exception {
    Path copy = folder.resolve("a copy");
    for (String name : SOURCES) {
      copy(Proclings.HOME.resolve(name), copy.resolve(name));
    }
    Proclings fresh = new Proclings(folder.resolve("user")).launchedAs(copy.resolve("proclings"));

    Result listed = fresh.run("lessons");

    assertThat(listed.err()).hasLineCount(1).contains("building");
    assertThat(listed.out()).contains("cube-and-square");
    assertThat(listed.exitCode()).isZero();
    Result again = fresh.run("run", "1", "--plain");
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("Done!");
    assertThat(again.exitCode()).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
