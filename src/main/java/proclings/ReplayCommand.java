package proclings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.render.Palette;
import proclings.render.ProcessLines;
import proclings.shell.PlaybackScreen;
import proclings.transcript.Playback;
import proclings.transcript.Player;
import proclings.transcript.Tape;
import proclings.transcript.Transcript;

/** Plays a transcript back. */
@Command(
    name = "replay",
    description = {
      "Play a transcript back with its timing. Nothing is executed.",
      "At a terminal it is led by keys: space pauses, . lets one event happen, the arrows go a step"
          + " back and on, [ and ] a cell, 0 to 9 to a tenth of the time, + and - change the speed,"
          + " / finds a text, t shows the timeline, q quits, ? tells of all of them.",
      "On a pipe, and with --plain, it prints the lines as they were printed."
    })
final class ReplayCommand implements Callable<Integer> {

  /** Somebody who watches doesn't want to wait for more. */
  private static final Duration IDLE_AT_TERMINAL = Duration.ofSeconds(2);

  private static final double MOST_SECONDS = 1e9;

  @ParentCommand private ProclingsCommand program;

  @Parameters(paramLabel = "FILE", description = "The transcript.")
  private Path file = Path.of("");

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "So many times as fast; 1 if not given.")
  private double speed;

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      description =
          "Cut each time in which nothing happens to so long; if not given, to 2 at a terminal, and"
              + " not at all on a pipe.")
  private @Nullable Double idle;

  @Override
  public Integer call() throws InterruptedException {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new Stop(
          ExitCode.USAGE, "the speed must be a number above 0, such as 0.5 or 20: " + speed);
    }
    Transcript transcript = Transcript.read(file);
    Palette palette = program.options.palette(program.surroundings);
    boolean watched =
        program.surroundings.interactive()
            && palette.depth() != Palette.Depth.NONE
            && !transcript.events().isEmpty();
    if (watched) {
      try {
        return watch(transcript, palette);
      } catch (IOException e) {
        // There is no terminal that can move its cursor. Lines can still be printed.
      }
    }
    ProcessLines lines = ProcessLines.plain(palette);
    Player.atSpeed(speed)
        .idleAtMost(idle(Duration.ofNanos(Long.MAX_VALUE)))
        .play(transcript.events(), event -> lines.of(event).forEach(System.out::println));
    return ExitCode.OK;
  }

  private int watch(Transcript transcript, Palette palette)
      throws IOException, InterruptedException {
    ShellCommand.useUnpackedLibrary(program.surroundings.built("native"));
    Tape tape = Tape.of(transcript.events(), idle(IDLE_AT_TERMINAL));
    Playback playback = new Playback(tape, speed, Player.Clock.SYSTEM);
    String title = transcript.header().lesson();
    return switch (PlaybackScreen.show(playback, title, palette, StandardStreams.charset())) {
      case BY_KEY -> ExitCode.OK;
      case BY_INTERRUPT -> ExitCode.INTERRUPTED;
    };
  }

  private Duration idle(Duration otherwise) {
    if (idle == null) {
      return otherwise;
    }
    if (!(idle >= 0 && idle <= MOST_SECONDS)) {
      throw new Stop(ExitCode.USAGE, "--idle must be a number of seconds, such as 0.5: " + idle);
    }
    return Duration.ofNanos((long) (idle * 1e9));
  }
}
