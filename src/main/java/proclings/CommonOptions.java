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
