package proclings.export;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that tests use where they are, and do without where they aren't. */
final class Installed {
  private Installed() {}

  /** All of these names that are on the path, the first name's first. */
  static List<Path> programs(String... names) {
    List<String> folders =
        List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    return Arrays.stream(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .toList();
  }

  /** The first of them. */
  static Optional<Path> program(String... names) {
    return programs(names).stream().findFirst();
  }

  /** What a run of a program said, on either of its outputs. */
  record Said(int exitCode, String text) {}

  static Said run(Path program, String... arguments) throws Exception {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said);
  }
}
