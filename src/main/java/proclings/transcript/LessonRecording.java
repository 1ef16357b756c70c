package proclings.transcript;

import java.nio.file.Path;
import java.util.function.Function;
import proclings.event.EventSink;
import proclings.kernel.Kernel;
import proclings.lesson.Lesson;
import proclings.tutor.LessonRun;

/** Runs lessons and records what happens: {@code proclings record}. */
public final class LessonRecording {
  private final LessonExecution execution;

  /**
   * A recording.
   *
   * @param kernels opens a kernel that feeds the sink; it is closed here
   * @param version of this program, for the header
   */
  public LessonRecording(Function<EventSink, Kernel> kernels, String version) {
    execution = new LessonExecution(kernels, version);
  }

  /**
   * Runs a lesson and writes what happened to a file, unless something was otherwise than the
   * lesson says, or a part can't run here: a run like that is none to compare others with, and the
   * file stays as it was.
   *
   * @param listener is told of the lesson's steps
   * @param sink also gets all events
   * @throws TranscriptException if the file can't be written
   * @throws InterruptedException when the calling thread is interrupted; nothing is written
   */
  public LessonRun.Result record(
      Lesson lesson, Path file, LessonRun.Listener listener, EventSink sink)
      throws InterruptedException {
    LessonExecution.Outcome outcome = execution.run(lesson, listener, sink);
    if (outcome.result().passed() && outcome.result().passedOver().isEmpty()) {
      outcome.transcript().write(file);
    }
    return outcome.result();
  }
}
