package proclings;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.event.EventSink;
import proclings.kernel.Kernel;
import proclings.lesson.Lesson;
import proclings.render.Palette;
import proclings.tutor.CellRecorder;
import proclings.tutor.LessonRun;

/** Runs a lesson from its beginning to its end and compares what happens with what it says. */
@Command(
    name = "run",
    description = {
      "Run a lesson with nobody at the keyboard: its demos, and the solutions of its exercises.",
      "Exit code 1 if processes do anything otherwise than the lesson says."
    })
final class RunCommand implements Callable<Integer> {

  @ParentCommand private ProclingsCommand program;

  @Parameters(paramLabel = "LESSON", description = "Its number, its name, or a part of its name.")
  private String lesson;

  @Override
  public Integer call() throws InterruptedException {
    Lesson found = program.lesson(lesson);
    Palette palette = program.options.palette(program.surroundings);
    LessonPrinter printer = new LessonPrinter(palette);
    printer.title(found);
    printer.scaled(program.options.timeScale());
    CellRecorder recorder = new CellRecorder();
    EventSink events = DeadlockNotice.beside(recorder.and(printer), palette);
    try (Kernel kernel = program.openKernel(events)) {
      LessonRun.Result result = new LessonRun(kernel, recorder, printer).run(found);
      if (AtExit.ending()) {
        return ExitCode.INTERRUPTED;
      }
      if (result.passed()) {
        return ExitCode.OK;
      }
      int count = result.mismatches().size();
      throw new Stop(
          ExitCode.FAILED,
          (count == 1 ? "one thing was" : count + " things were")
              + " otherwise than the lesson says; each is marked above.");
    }
  }
}
