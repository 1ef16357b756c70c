package proclings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the compiler doesn't say about the sources. */
class SourcesTest {

  private static final int MOST_LINES = 400;

  @Test
  @Timeout(120)
  void everyFileIsFormatted() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (String part : List.of("api", "code", "comp", "file", "main", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.google.googlejavaformat.java.Main");
    command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    sources().forEach(file -> command.add(file.toString()));

    Process formatter = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] said = formatter.getInputStream().readAllBytes();
    assertThat(formatter.waitFor())
        .as(
            "Format these with mvn spotless:apply on JDK 25:%n%s",
            new String(said, StandardCharsets.UTF_8))
        .isZero();
  }

  @Test
  void noFileIsTwoIdeasInOneRoom() throws Exception {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file).size())
          .as("lines of " + file)
          .isLessThanOrEqualTo(MOST_LINES);
    }
  }

  private static List<Path> sources() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          // What lies there are cells, which are no compilation units.
          .filter(file -> !file.startsWith(Path.of("src", "main", "resources")))
          .sorted()
          .toList();
    }
  }
}
