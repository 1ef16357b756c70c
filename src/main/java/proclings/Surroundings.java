package proclings;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import proclings.event.EventSink;
import proclings.kernel.Kernel;

/**
 * Where the program was started.
 *
 * @param home the folder with the launcher, the lessons and the transcripts
 * @param inputIsTerminal whether a person can type
 * @param outputIsTerminal whether a person reads, and colours can be shown
 */
record Surroundings(Path home, boolean inputIsTerminal, boolean outputIsTerminal) {

  /**
   * As the launcher found it. Without the launcher: the working directory, and a terminal only
   * where both sides are one.
   */
  static Surroundings find() {
    Path home = Path.of(System.getProperty("proclings.home", ""));
    String terminal = System.getProperty("proclings.terminal");
    if (terminal == null) {
      Console console = System.console();
      boolean both = console != null && console.isTerminal();
      return new Surroundings(home, both, both);
    }
    List<String> sides = List.of(terminal.split(","));
    return new Surroundings(home, sides.contains("in"), sides.contains("out"));
  }

  /** Whether somebody sits there. */
  boolean interactive() {
    return inputIsTerminal && outputIsTerminal;
  }

  /** The course that comes with the program. */
  Path lessons() {
    return home.resolve("lessons");
  }

  /** The transcripts that come with the program. */
  Path transcripts() {
    return home.resolve("transcripts");
  }

  /** What the build made for quick starts; there may be nothing. */
  Path built(String name) {
    return home.resolve("target").resolve(name);
  }

  /** Opens a kernel, with the build's cache where there is one, which is closed when we end. */
  Kernel openKernel(EventSink sink) {
    return open(Kernel.Options.defaults(), sink);
  }

  /** The same, for one lesson after the other with nobody who waits for a process to start. */
  Kernel openFrugalKernel(EventSink sink) {
    return open(Kernel.Options.defaults().frugal(), sink);
  }

  private Kernel open(Kernel.Options options, EventSink sink) {
    Path cache = built("child.aot");
    Kernel kernel =
        Kernel.open(options.withChildCache(Files.isRegularFile(cache) ? cache : null), sink);
    AtExit.close(kernel);
    return kernel;
  }

  /** A path as it reads best in a message: from the working directory if it is below it. */
  static Path shown(Path path) {
    Path from = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(from) && !absolute.equals(from) ? from.relativize(absolute) : path;
  }
}
