package proclings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.transcript.TranscriptException;
import proclings.transcript.Verification;

/** Executes recorded lessons anew and compares. */
@Command(
    name = "verify",
    description = {
      "Run the lessons of transcripts anew and compare what happens with what was recorded.",
      "Exit code 1 if anything is otherwise."
    })
final class VerifyCommand implements Callable<Integer> {

  private static final int WIDTH = 100;

  @ParentCommand private ProclingsCommand program;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Transcripts; without any, those that come with proclings.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    List<Path> wanted =
        files.isEmpty()
            ? Verification.filesIn(Surroundings.shown(program.surroundings.transcripts()))
            : files;
    Verification verification =
        new Verification(program::openFrugalKernel, ProclingsCommand.version(), program::lesson);
    int exitCode = ExitCode.OK;
    for (Path file : wanted) {
      try {
        Verification.Result result = verification.verify(file, event -> {});
        if (AtExit.ending()) {
          return ExitCode.INTERRUPTED;
        }
        result.lines(WIDTH).forEach(result.passed() ? System.out::println : System.err::println);
        exitCode = Math.max(exitCode, result.passed() ? ExitCode.OK : ExitCode.FAILED);
      } catch (TranscriptException e) {
        exitCode = Math.max(exitCode, CommandLines.report(e));
      }
    }
    return exitCode;
  }
}
