package proclings.transcript;

import java.util.List;
import java.util.function.Function;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.event.json.Header;
import proclings.kernel.Kernel;
import proclings.lesson.Lesson;
import proclings.tutor.CellRecorder;
import proclings.tutor.LessonRun;

/** Runs a lesson from its beginning to its end and keeps what happened. */
final class LessonExecution {
  private final Function<EventSink, Kernel> kernels;
  private final String version;

  /**
   * What came of it.
   *
   * @param transcript from the first cell on
   */
  record Outcome(Transcript transcript, LessonRun.Result result) {}

  LessonExecution(Function<EventSink, Kernel> kernels, String version) {
    this.kernels = kernels;
    this.version = version;
  }

  Outcome run(Lesson lesson, LessonRun.Listener listener, EventSink sink)
      throws InterruptedException {
    Recorder recorder = new Recorder(Header.now(lesson.name(), version));
    CellRecorder cells = new CellRecorder();
    try (Kernel kernel = kernels.apply(cells.and(recorder).and(sink))) {
      LessonRun.Result result = new LessonRun(kernel, cells, listener).run(lesson);
      Transcript all = recorder.transcript();
      // Before the first cell the session gets ready; that is no part of the lesson.
      List<Event> events =
          all.events().stream().dropWhile(event -> !(event instanceof Event.CellBegan)).toList();
      return new Outcome(new Transcript(all.header(), events), result);
    }
  }
}
