package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One way in which the engine can be run: a start method and a parking implementation.
 *
 * <p>A scenario is a class with a {@code main}; {@link #run} runs it in a fresh JVM, which is then
 * the session's main process, and gives what it printed. What it prints on standard error is an
 * error of the test unless the scenario is expected to.
 */
record Engine(String startMethod, String parking) {

  /**
   * Each start method and each parking once; with {@code -Dproclings.engines=all} each with each,
   * which takes twice the time. A start method makes no difference to who waits how.
   */
  static Stream<Engine> all() {
    if (System.getProperty("proclings.engines", "").equals("all")) {
      return Stream.of("forkserver", "spawn")
          .flatMap(method -> Stream.of("futex", "backoff").map(p -> new Engine(method, p)));
    }
    return Stream.of(new Engine("forkserver", "futex"), new Engine("spawn", "backoff"));
  }

  @Override
  public String toString() {
    return startMethod + " on " + parking;
  }

  /** How a scenario ended. */
  record Outcome(int exitCode, List<String> out, List<String> err) {

    /** The lines of standard output, after it was checked that all is well. */
    List<String> lines() {
      assertThat(err).as("standard error").isEmpty();
      assertThat(exitCode).as("exit code of the main process").isZero();
      return out;
    }

    /** The lines of standard error, which the scenario is expected to write to. */
    List<String> complaints() {
      assertThat(err).as("standard error").isNotEmpty();
      return err;
    }
  }

  /** Runs a scenario to its end. */
  Outcome run(Class<?> scenario, String... arguments) {
    try {
      java.lang.Process process = start(scenario, List.of(), arguments);
      return finish(process);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a scenario in a shell that has done something before, such as to limit itself. */
  Outcome runLimited(String before, List<String> flags, Class<?> scenario)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", before + "; exec \"$@\"", "sh"));
    command.addAll(command(scenario, flags));
    return finish(new ProcessBuilder(command).start());
  }

  /** Starts a scenario; its standard output and error are pipes. */
  java.lang.Process start(Class<?> scenario, List<String> flags, String... arguments)
      throws IOException {
    return new ProcessBuilder(command(scenario, flags, arguments)).start();
  }

  private List<String> command(Class<?> scenario, List<String> flags, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("os.name").equals("Linux")) {
      // A build in the background ignores it, and what it starts would, too.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Dproclings.parking=" + parking);
    command.add("-Dproclings.startMethod=" + startMethod);
    command.addAll(flags);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(scenario.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Reads a scenario's output to its end and waits for it. */
  static Outcome finish(java.lang.Process process) throws IOException, InterruptedException {
    List<String> err = new ArrayList<>();
    Thread errReader =
        Thread.ofVirtual()
            .start(() -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(err::add));
    List<String> out = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    errReader.join();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the scenario closed its output and did not end; so far: " + out);
    }
    return new Outcome(process.exitValue(), out, err);
  }
}
