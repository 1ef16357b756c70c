package proclings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that measures one thing once: what it prints last is the figure. */
final class Program {

  private static final Path PEER = Path.of("src", "bench", "python", "peer.py");
  private static final int LIMIT_SECONDS = 600;

  /** The children's AOT cache, which is made once a run as any user of the engine can. */
  private static final Path CACHE = Path.of("target", "bench.aot");

  private final List<String> command;

  private Program(List<String> command) {
    this.command = command;
  }

  /**
   * What it printed.
   *
   * @param notes the lines before the figure
   */
  record Result(double figure, List<String> notes, long mostBytes) {}

  static Program ours(Row row, int size) {
    return ours(
        row,
        size,
        Files.isReadable(CACHE)
            ? List.of("-Dproclings.aot.child=" + CACHE.toAbsolutePath())
            : List.of());
  }

  private static Program ours(Row row, int size, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
    command.add("-Dproclings.startMethod=" + row.startMethod());
    command.add("-Dproclings.child.classpath=" + System.getProperty("bench.classpath"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Workload.class.getName(), row.label(), Integer.toString(size)));
    return new Program(command);
  }

  static Program python(Row row, int size, String startMethod) {
    return new Program(
        List.of("python3", PEER.toString(), row.label(), Integer.toString(size), startMethod));
  }

  /** Makes the children's AOT cache from the run of one of them. */
  static void makeCache() throws IOException, InterruptedException {
    Files.deleteIfExists(CACHE);
    String training = "-Dproclings.aot.training=" + CACHE.toAbsolutePath();
    ProcessBuilder builder = new ProcessBuilder(ours(Row.START_COLD, 1, List.of(training)).command);
    Path log = Path.of("target", "bench.aot.log");
    int exitCode = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (exitCode != 0 || !Files.isReadable(CACHE)) {
      System.out.println("No AOT cache could be made, so starts are slower: see " + log);
    }
  }

  /** Runs it to its end. */
  Result run(boolean watchMemory) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (TreeMemory memory = watchMemory ? TreeMemory.of(process.toHandle()) : null) {
      List<String> lines = process.inputReader().lines().toList();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("failed: " + String.join(" ", command));
      }
      return new Result(
          Double.parseDouble(lines.getLast()),
          lines.subList(0, lines.size() - 1),
          memory == null ? 0 : memory.mostBytes());
    }
  }
}
