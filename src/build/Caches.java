import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Collectors;

/**
 * The last step of the build: makes the AOT caches and writes the launcher's stamp.
 *
 * <p>A cache is made by a training run: Java writes down what it loads and links, and a later start
 * under the same flags takes it from there. A cache that can't be made costs speed and nothing
 * else, so the build goes on; what went wrong is in {@code caches.log}, and {@code proclings
 * doctor} tells.
 *
 * <p>Run as {@code java Caches.java FOLDER}, where the folder is the project's.
 */
final class Caches {

  private static final int LIMIT_SECONDS = 90;

  /** What a learner types: into the first lesson, through a demo, a line of Java, and out again. */
  private static final List<String> KEYS =
      List.of("\r", "\r", "\r", "int n = 1 + 1\r", "print(n)\r", ":ps\r", ":help\r", ":quit\r");

  private static final String PROMPT = "❯";

  private final Path home;
  private final Path target;
  private final Path log;

  private Caches(Path home) {
    this.home = home;
    this.target = home.resolve("target");
    this.log = target.resolve("caches.log");
  }

  public static void main(String[] args) throws Exception {
    Caches caches = new Caches(Path.of(args[0]).toRealPath());
    Files.deleteIfExists(caches.log);
    caches.make("child.aot", caches::trainChild);
    caches.make("shell.aot", caches::trainShell);
    caches.stamp();
  }

  private interface Training {
    void run(Path cache) throws IOException, InterruptedException;
  }

  private void make(String name, Training training) throws InterruptedException {
    Path cache = target.resolve(name);
    Path fresh = target.resolve(name + ".new");
    try {
      Files.deleteIfExists(cache);
      Files.deleteIfExists(fresh);
      training.run(fresh);
      if (!Files.isRegularFile(fresh)) {
        throw new IOException("Java wrote none");
      }
      Files.move(fresh, cache);
    } catch (IOException e) {
      warn("no " + name + ", so starts are slower", e);
    }
  }

  private void warn(String what, IOException why) {
    System.out.printf("[WARNING] %s: %s (see %s)%n", what, why.getMessage(), log);
  }

  /**
   * A child writes its cache when it ends, so it is started for this one cell and not kept warm.
   */
  private void trainChild(Path cache) throws IOException, InterruptedException {
    List<String> command =
        launch(List.of("-Dproclings.aot.training=" + cache, "-Dproclings.startMethod=spawn"));
    command.addAll(List.of("exec", home.resolve("src/build/training.jsh").toString()));
    run(command, List.of());
  }

  /** At a terminal, which the command {@code script} provides; without it, a script of cells. */
  private void trainShell(Path cache) throws IOException, InterruptedException {
    List<String> command = launch(List.of("-XX:AOTCacheOutput=" + cache));
    command.add(command.indexOf("-jar"), "-Dproclings.terminal=in,out");
    String line = command.stream().map(Caches::quoted).collect(Collectors.joining(" "));
    try {
      run(List.of("script", "--quiet", "--return", "--command", line, "/dev/null"), KEYS);
    } catch (IOException e) {
      append("no training at a terminal: " + e.getMessage());
      warn("shell.aot was made without a terminal, so the shell starts slower", e);
      command.addAll(List.of("exec", home.resolve("src/build/training.jsh").toString()));
      run(command, List.of());
    }
  }

  /** The launcher's command line; a cache is only taken by a JVM with the same flags. */
  private List<String> launch(List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    command.add("-Dproclings.home=" + home);
    command.addAll(more);
    command.addAll(List.of("-jar", target.resolve("proclings.jar").toString()));
    return command;
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Runs to the end; types the next keys each time a prompt stands. */
  private void run(List<String> command, List<String> keys)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("TERM", "xterm-256color");
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("XDG_STATE_HOME", target.resolve("training").toString());
    Process process = builder.start();
    Timer limit = new Timer(true);
    limit.schedule(killing(process), LIMIT_SECONDS * 1000L);
    try (InputStream output = process.getInputStream();
        OutputStream input = process.getOutputStream()) {
      if (keys.isEmpty()) {
        input.close();
      }
      String said = type(keys, input, output);
      append(String.join(" ", command) + "\n" + said);
    } finally {
      limit.cancel();
    }
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IOException("the training run ended with exit code " + exitCode);
    }
  }

  private static String type(List<String> keys, OutputStream input, InputStream output)
      throws IOException {
    StringBuilder said = new StringBuilder();
    byte[] buffer = new byte[65_536];
    int next = 0;
    int seen = 0;
    for (int count = output.read(buffer); count > 0; count = output.read(buffer)) {
      said.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
      int prompt = said.indexOf(PROMPT, seen);
      if (prompt >= 0 && next < keys.size()) {
        seen = said.length();
        input.write(keys.get(next++).getBytes(StandardCharsets.UTF_8));
        input.flush();
      }
    }
    return said.toString();
  }

  private static TimerTask killing(Process process) {
    return new TimerTask() {
      @Override
      public void run() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    };
  }

  private void append(String text) throws IOException {
    Files.writeString(log, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Says to the launcher that the build is complete, and which JDK the caches fit. */
  private void stamp() throws IOException {
    Files.writeString(target.resolve("proclings.built"), System.getProperty("java.home") + "\n");
  }
}
