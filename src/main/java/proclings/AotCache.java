package proclings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cache of loaded classes that the build made for one kind of JVM.
 *
 * <p>Java ignores a cache that doesn't fit (another JDK, other flags, a jar that changed) without a
 * word. Told to take it or fail, it says why it doesn't fit.
 */
record AotCache(Path file) {

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /**
   * Why a JVM doesn't take this cache; empty if it does.
   *
   * @param command the JVM's whole command line without the cache; it should end at once
   */
  Optional<String> refusal(List<String> command) throws IOException, InterruptedException {
    List<String> trial = new ArrayList<>(command.size() + 2);
    trial.add(command.getFirst());
    for (String argument : command.subList(1, command.size())) {
      if (!argument.startsWith("-Xlog") && !argument.startsWith("-XX:AOT")) {
        trial.add(argument);
      }
    }
    trial.addAll(1, List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on", "-Xlog:aot"));
    Process jvm = new ProcessBuilder(trial).redirectErrorStream(true).start();
    jvm.getOutputStream().close();
    String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jvm.waitFor() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        said.lines()
            .filter(line -> line.contains("[error") || line.contains("[warning"))
            .filter(line -> !line.contains("Run with -Xlog"))
            .map(line -> line.replaceAll("^(\\[[^]]*])+ *", ""))
            .findFirst()
            .orElse("Java doesn't say why"));
  }
}
