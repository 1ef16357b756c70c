package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents tell their readers to type works as it stands there. */
@Timeout(180)
class DocumentationIT {

  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Pattern SHELL_BLOCK =
      Pattern.compile("^```sh\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern JAVA_BLOCK =
      Pattern.compile("^```java\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;

  /**
   * Each line of a shell block that runs a command of proclings; the bare prompt wants a person.
   */
  static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Path document : documents()) {
      Matcher block = SHELL_BLOCK.matcher(Files.readString(document));
      while (block.find()) {
        block
            .group(1)
            .lines()
            .map(line -> line.replaceFirst("\\s+#.*", ""))
            .filter(
                line -> line.matches("(\\./proclings +[a-z-].*|(echo|printf) .*\\./proclings.*)"))
            .filter(line -> !line.matches(".*[A-Z]{4,}.*"))
            .forEach(commands::add);
      }
    }
    assertThat(commands).as("documented commands").hasSizeGreaterThan(3);
    return commands;
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> pages = Files.list(HOME.resolve("src/docs"))) {
      return Stream.concat(Stream.of(HOME.resolve("README.md")), pages.sorted()).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void documentedCommandsSucceed(String command) throws Exception {
    Ended ended = run(HOME, "sh", "-c", command);
    assertThat(ended.exitCode()).as(command + "\n" + ended.output()).isZero();
  }

  @Test
  void theReadmesEngineExampleRunsOnTheEnginesJarAlone() throws Exception {
    Matcher block = JAVA_BLOCK.matcher(Files.readString(HOME.resolve("README.md")));
    assertThat(block.find()).as("the README has an example").isTrue();
    Files.writeString(folder.resolve("Squares.java"), block.group(1));
    String bin = Path.of(System.getProperty("java.home"), "bin").toString();
    String jar = HOME.resolve("target/proclings-engine.jar").toString();
    Ended compiled =
        run(folder, bin + "/javac", "-cp", jar, "-d", folder.toString(), "Squares.java");
    assertThat(compiled.exitCode()).as(compiled.output()).isZero();
    Ended ran =
        run(folder, bin + "/java", "-XX:-UsePerfData", "-cp", jar + ":" + folder, "Squares");
    assertThat(ran.exitCode()).as(ran.output()).isZero();
    assertThat(ran.output()).contains("Square: 100");
  }

  private record Ended(int exitCode, String output) {}

  private Ended run(Path in, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(in.toFile()).redirectErrorStream(true);
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
