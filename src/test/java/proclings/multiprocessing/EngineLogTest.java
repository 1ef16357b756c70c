package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.util.List;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineLogTest {

  @EachEngine
  void theEngineTellsWhatItDoesWhenItIsAsked(Engine engine) {
    List<String> said = engine.run(ToStderr.class).complaints();

    assertThat(said.stream().map(EngineLogTest::withoutNumbers))
        .containsSubsequence(
            "[INFO/MainProcess] started Process-1, PID n, by " + engine.startMethod(),
            "[INFO/MainProcess] Process-1, PID n, has ended with exit code n; what it held is open")
        .containsSubsequence(
            "[INFO/Process-1] begins its work", "[INFO/Process-1] ends with exit code n")
        .contains("[DEBUG/MainProcess] a JVM boots, PID n")
        .noneMatch(line -> line.contains("Process-2"));
  }

  private static String withoutNumbers(String line) {
    return line.replaceAll("PID \\d+(, to stand by)?", "PID n").replaceAll("code \\d+", "code n");
  }

  static final class ToStderr {
    public static void main(String[] arguments) {
      Multiprocessing.logToStderr(Level.DEBUG);
      run();
      Multiprocessing.logToStderr(Level.OFF);
      run();
    }

    static void run() {
      Process p = new Process(() -> {});
      p.start();
      p.join();
    }
  }

  @EachEngine
  void itLogsToTheSystemsLogger(Engine engine) {
    List<String> said = engine.run(ToLogger.class).complaints();

    // Java's own logger, unless somebody configures it, writes what is INFO or more severe.
    assertThat(said)
        .anyMatch(
            line -> line.matches("INFO: started Process-1, PID \\d+, by " + engine.startMethod()))
        .anyMatch(line -> line.equals("INFO: begins its work"))
        .noneMatch(line -> line.contains("boots"));
  }

  static final class ToLogger {
    public static void main(String[] arguments) {
      if (!Multiprocessing.logger().getName().equals("proclings.multiprocessing")) {
        throw new IllegalStateException(Multiprocessing.logger().getName());
      }
      ToStderr.run();
    }
  }
}
