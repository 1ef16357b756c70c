package proclings.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Runs the real {@code ./proclings}, with settings and progress of its own. */
final class Proclings {

  static final Path HOME = Path.of("").toAbsolutePath();

  private static final String MARK = "PROCLINGS_TEST_RUN";

  private final Path folder;
  private final String run = UUID.randomUUID().toString();
  private Path launcher = HOME.resolve("proclings");
  private File from = HOME.toFile();

  /** A user whose files are in a folder of this test. */
  Proclings(Path folder) {
    this.folder = folder;
  }

  /** How a run ended. */
  record Result(int exitCode, String out, String err) {}

  /** Starts through another path to the launcher, such as a link. */
  Proclings launchedAs(Path path) {
    launcher = path;
    return this;
  }

  /** Starts in another working directory. */
  Proclings in(Path workingDirectory) {
    from = workingDirectory.toFile();
    return this;
  }

  /** Runs a command to its end, with both outputs on pipes. */
  Result run(String... arguments) throws Exception {
    return feed("", arguments);
  }

  /** Runs a command that reads its standard input. */
  Result feed(String input, String... arguments) throws Exception {
    Process process = script(arguments).start();
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> text(process.errorReader(StandardCharsets.UTF_8)));
    CompletableFuture<String> out =
        CompletableFuture.supplyAsync(() -> text(process.inputReader(StandardCharsets.UTF_8)));
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It may end without reading; what it said tells why.
    }
    if (!process.waitFor(240, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + out.join() + err.join());
    }
    return new Result(process.exitValue(), out.join(), err.join());
  }

  /** A run as a script would have it, not started yet. */
  ProcessBuilder script(String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("os.name").equals("Linux")) {
      // A build in the background ignores them, and whoever it starts would, too.
      command.addAll(List.of("env", "--default-signal=HUP,INT,QUIT"));
    }
    command.add(launcher.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(from);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("NO_COLOR", "COLORTERM", "JAVA_TOOL_OPTIONS"));
    environment.put(MARK, run);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TERM", "xterm-256color");
    for (String name : List.of("CONFIG", "DATA", "STATE", "CACHE")) {
      environment.put("XDG_" + name + "_HOME", folder.resolve(name.toLowerCase()).toString());
    }
    return builder;
  }

  /** A run at a terminal. */
  Terminal terminal(int columns, int rows, String... arguments) throws IOException {
    return Terminal.start(columns, rows, script(arguments));
  }

  /** The processes that runs of this started, directly or not, and that are still alive. */
  List<ProcessHandle> alive() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
    try {
      String all = Files.readString(environment, StandardCharsets.ISO_8859_1);
      return all.contains(MARK + "=" + run);
    } catch (IOException e) {
      // It ended meanwhile, or it is another user's, or a zombie.
      return false;
    }
  }

  /** Waits until none of {@link #alive()} is left. */
  void awaitNobody(long millis) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (ProcessHandle process : alive()) {
      try {
        process.onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // Alive, or dead and still in the list of a parent that doesn't ask for it: see below.
      }
    }
    List<ProcessHandle> left = alive();
    if (!left.isEmpty()) {
      String all = left.stream().map(Proclings::describe).collect(Collectors.joining("\n"));
      left.forEach(ProcessHandle::destroyForcibly);
      throw new AssertionError("still alive after " + millis + " ms: " + all);
    }
  }

  private static String describe(ProcessHandle process) {
    Path folder = Path.of("/proc", Long.toString(process.pid()));
    try {
      String command = Files.readString(folder.resolve("cmdline")).replace('\0', ' ');
      return command + "\n" + Files.readString(folder.resolve("status"));
    } catch (IOException e) {
      return "it is gone by now: " + process;
    }
  }

  private static String text(java.io.Reader reader) {
    try (reader) {
      StringBuilder all = new StringBuilder();
      char[] buffer = new char[8192];
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        all.append(buffer, 0, count);
      }
      return all.toString();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
