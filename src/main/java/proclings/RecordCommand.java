package proclings;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.lesson.Lesson;
import proclings.transcript.LessonRecording;
import proclings.tutor.LessonRun;
import proclings.tutor.Mismatch;

/** Runs a lesson and keeps what happened. */
@Command(
    name = "record",
    description = {
      "Run a lesson and write what its processes do to a file, as JSON Lines of events.",
      "Nothing is written if they do anything otherwise than the lesson says."
    })
final class RecordCommand implements Callable<Integer> {

  @ParentCommand private ProclingsCommand program;

  @Parameters(paramLabel = "LESSON", description = "Its number, its name, or a part of its name.")
  private String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write it.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    Lesson lesson = program.lesson(name);
    LessonRecording recording =
        new LessonRecording(program::openKernel, ProclingsCommand.version());
    LessonRun.Result result =
        recording.record(lesson, file, new LessonRun.Listener() {}, event -> {});
    if (AtExit.ending()) {
      return ExitCode.INTERRUPTED;
    }
    if (!result.passedOver().isEmpty()) {
      throw new Stop(
          ExitCode.FAILED,
          "not recorded, as a part of the lesson forks the main process, which needs Linux.");
    }
    if (result.passed()) {
      System.out.println(lesson.name() + ": recorded in " + file);
      return ExitCode.OK;
    }
    result.mismatches().stream().map(Mismatch::rendered).forEach(System.err::println);
    throw new Stop(ExitCode.FAILED, "not recorded, as the run was otherwise than the lesson says.");
  }
}
