package proclings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.transcript.JUnitReport;
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

  private static final int MOST_RUNS = 10_000;

  @ParentCommand private ProclingsCommand program;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Transcripts; without any, those that come with proclings.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Run each of them N times, to see whether it is always as recorded.")
  private int runs = 1;

  @Option(
      names = "--update",
      description = {
        "Record anew the cells that are otherwise than recorded, which is then no failure.",
        "All other lines of the file stay as they are."
      })
  private boolean update;

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Write what came of it as JUnit's XML, for CI servers.")
  private @Nullable Path junitXml;

  @Override
  public Integer call() throws InterruptedException {
    if (runs < 1 || runs > MOST_RUNS) {
      throw new Stop(
          ExitCode.USAGE, "--repeat must be from 1 to " + MOST_RUNS + ", not " + runs + ".");
    }
    List<Path> wanted =
        files.isEmpty()
            ? Verification.filesIn(Surroundings.shown(program.surroundings.transcripts()))
            : files;
    @Nullable JUnitReport report = junitXml == null ? null : new JUnitReport(junitXml);
    if (report != null) {
      report.write(); // a file that can't be written is better known before than after
    }
    VerifyPrinter printer =
        new VerifyPrinter(
            runs,
            program.options.palette(program.surroundings),
            TerminalWidth.of(program.surroundings, System.getenv()));
    Verification verification =
        new Verification(program::openFrugalKernel, ProclingsCommand.version(), program::lesson);
    int exitCode = ExitCode.OK;
    for (Path file : wanted) {
      for (int run = 1; run <= runs; run++) {
        long began = System.nanoTime();
        JUnitReport.Case ended;
        try {
          Verification.Result result = verification.verify(file, event -> {});
          if (AtExit.ending()) {
            return ExitCode.INTERRUPTED;
          }
          ended = judged(verification, result, run, Duration.ofNanos(since(began)), printer);
        } catch (TranscriptException e) {
          CommandLines.report(e);
          ended = printer.unreadable(file, run, Duration.ofNanos(since(began)), e);
        }
        if (report != null) {
          report.add(ended);
          report.write();
        }
        exitCode = Math.max(exitCode, exitCode(ended.outcome()));
        if (ended.outcome() == JUnitReport.Outcome.ERROR) {
          break; // it won't be another file the next time
        }
      }
      printer.fileDone(file);
    }
    return exitCode;
  }

  private JUnitReport.Case judged(
      Verification verification,
      Verification.Result result,
      int run,
      Duration took,
      VerifyPrinter printer) {
    if (!result.passed() && update && result.mayBeRecorded()) {
      return printer.updated(result, verification.update(result), run, took);
    }
    return printer.compared(result, run, took, update);
  }

  private static long since(long began) {
    return System.nanoTime() - began;
  }

  private static int exitCode(JUnitReport.Outcome outcome) {
    return switch (outcome) {
      case PASSED -> ExitCode.OK;
      case FAILED -> ExitCode.FAILED;
      case ERROR -> ExitCode.USAGE;
    };
  }
}
