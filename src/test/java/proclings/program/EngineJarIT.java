package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine as a jar of its own, for those who want the library without the tutor. */
@Timeout(60)
class EngineJarIT {

  private static final Path JAR = Proclings.HOME.resolve("target/proclings-engine.jar");

  @TempDir Path folder;

  @Test
  void everyClassLinksWithNothingButJava() throws Exception {
    URL jar = JAR.toUri().toURL();
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
      for (String name : classes()) {
        Class<?> type = Class.forName(name, false, alone);
        // Resolves every type that a member's signature names.
        assertThat(type.getDeclaredMethods()).isNotNull();
        assertThat(type.getDeclaredFields()).isNotNull();
        assertThat(type.getDeclaredConstructors()).isNotNull();
      }
    }
  }

  @Test
  void holdsTheEngineAndNothingElse() throws Exception {
    assertThat(classes())
        .isNotEmpty()
        .allMatch(name -> name.matches("proclings\\.(event|shm|multiprocessing)\\.[^.]+"));
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path")).isNull();
    }
  }

  @Test
  void aProgramStartsProcessesWithIt() throws Exception {
    Path program =
        Files.writeString(
            folder.resolve("Cube.java"),
            """
            import proclings.multiprocessing.Process;

            public class Cube {
              public static void main(String[] args) {
                Process p = new Process(() -> System.out.println("Cube: " + 10 * 10 * 10));
                p.start();
                p.join();
                System.out.println("exit code " + p.exitCode());
              }
            }
            """);
    assertThat(compile("-d", folder.toString(), program)).isEmpty();
    String path = JAR + java.io.File.pathSeparator + folder;
    Process run = start("java", "--enable-native-access=ALL-UNNAMED", "-cp", path, "Cube");
    assertThat(text(run)).isEqualTo("Cube: 1000\nexit code 0\n");
  }

  private static String compile(String option, String folder, Path source) throws Exception {
    return text(start("javac", option, folder, "-cp", JAR.toString(), source.toString()));
  }

  private static Process start(String tool, String... arguments) throws Exception {
    Path executable = Path.of(System.getProperty("java.home"), "bin", tool);
    var command = new java.util.ArrayList<>(List.of(executable.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String text(Process process) throws Exception {
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<String> classes() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }
}
