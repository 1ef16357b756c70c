package proclings;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.render.ProcessLines;
import proclings.transcript.Player;
import proclings.transcript.Replay;

/** Plays a transcript back. */
@Command(
    name = "replay",
    description = "Play a transcript back with its timing. Nothing is executed.")
final class ReplayCommand implements Callable<Integer> {

  @ParentCommand private ProclingsCommand program;

  @Parameters(paramLabel = "FILE", description = "The transcript.")
  private Path file = Path.of("");

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "So many times as fast; 1 if not given.")
  private double speed;

  @Override
  public Integer call() throws InterruptedException {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new Stop(
          ExitCode.USAGE, "the speed must be a number above 0, such as 0.5 or 20: " + speed);
    }
    ProcessLines lines = ProcessLines.plain(program.options.palette(program.surroundings));
    new Replay(Player.atSpeed(speed))
        .play(file, event -> lines.of(event).forEach(System.out::println));
    return ExitCode.OK;
  }
}
