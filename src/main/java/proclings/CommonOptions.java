package proclings;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import proclings.render.Palette;

/** The options that every command takes. */
final class CommonOptions {

  @Option(
      names = "--plain",
      scope = ScopeType.INHERIT,
      description = "No colour and no cursor movement, as on a pipe.")
  boolean plain;

  @Option(
      names = "--lessons",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "A course in another folder than the one that comes with proclings.")
  @Nullable Path lessons;

  @Option(
      names = "--trust",
      scope = ScopeType.INHERIT,
      description = "Run the lessons in DIR without asking. They are programs.")
  boolean trust;

  @Option(
      names = "--time-scale",
      scope = ScopeType.INHERIT,
      paramLabel = "X",
      description = "Let cells wait X times as long as they say: 0.1 for a tenth.")
  private double timeScale = 1;

  /**
   * How long waits are to take, as a factor.
   *
   * @throws Stop if that is out of range
   */
  double timeScale() {
    if (!(timeScale >= 0.001 && timeScale <= 100)) {
      throw new Stop(
          ExitCode.USAGE, "--time-scale must be from 0.001 to 100, not " + timeScale + ".");
    }
    return timeScale;
  }

  /** The folder of the course. */
  Path course(Surroundings surroundings) {
    return lessons == null ? surroundings.lessons() : lessons;
  }

  /** What standard output can show. */
  Palette palette(Surroundings surroundings) {
    return palette(surroundings, System.getenv());
  }

  Palette palette(Surroundings surroundings, Map<String, String> environment) {
    boolean text = plain || !surroundings.outputIsTerminal();
    return Palette.detect(environment, StandardStreams.charset(), text);
  }
}
