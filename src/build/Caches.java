import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

  private static final long LIMIT_SECONDS = 120;

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
    caches.make("shell.aot", caches.shell());
    caches.stamp();
  }

  /**
   * The launcher's flags; they stand there too, and a cache is only taken by a JVM with the same.
   */
  private List<String> shell() {
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-XX:TieredStopAtLevel=1",
        "-Dproclings.home=" + home,
        "-jar",
        target.resolve("proclings.jar").toString(),
        "doctor");
  }

  private void make(String name, List<String> command) throws InterruptedException {
    Path cache = target.resolve(name);
    Path fresh = target.resolve(name + ".new");
    List<String> jvm = new ArrayList<>();
    jvm.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    jvm.add("-XX:AOTCacheOutput=" + fresh);
    jvm.addAll(command);
    try {
      Files.deleteIfExists(cache);
      Files.deleteIfExists(fresh);
      Process training =
          new ProcessBuilder(jvm)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      training.getOutputStream().close();
      if (!training.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        training.descendants().forEach(ProcessHandle::destroyForcibly);
        training.destroyForcibly().waitFor();
        report(name, "the training run did not end within " + LIMIT_SECONDS + " s");
      } else if (training.exitValue() != 0) {
        report(name, "the training run ended with exit code " + training.exitValue());
      } else if (!Files.isRegularFile(fresh)) {
        report(name, "Java wrote none");
      } else {
        Files.move(fresh, cache);
      }
    } catch (IOException e) {
      report(name, e.toString());
    }
  }

  private void report(String name, String why) {
    System.out.println(
        "[WARNING] no " + name + ", so starts are slower: " + why + " (see " + log + ")");
  }

  /** Says to the launcher that the build is complete, and which JDK the caches fit. */
  private void stamp() {
    try {
      Files.writeString(target.resolve("proclings.built"), System.getProperty("java.home") + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
