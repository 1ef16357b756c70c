package proclings;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How wide lines may be that are printed as a command goes on. */
final class TerminalWidth {

  private static final int USUAL = 80;
  private static final int LEAST = 24;
  private static final int MOST = 160;

  private TerminalWidth() {}

  /** The terminal's width, within reason; the usual one where there is no terminal. */
  static int of(Surroundings surroundings, Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (columns.matches("[1-9]\\d{0,5}")) {
      return within(Integer.parseInt(columns));
    }
    return surroundings.outputIsTerminal() ? within(asked()) : USUAL;
  }

  private static int within(int columns) {
    return Math.clamp(columns, LEAST, MOST);
  }

  /** What stty says; Java can't ask, and a terminal of JLine's costs more than the answer. */
  private static int asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = stty.waitFor(1, TimeUnit.SECONDS);
      return ended && said.strip().matches("\\d+ [1-9]\\d{0,5}")
          ? Integer.parseInt(said.strip().split(" ")[1])
          : USUAL;
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }
}
