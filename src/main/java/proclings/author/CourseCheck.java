package proclings.author;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import proclings.event.EventSink;
import proclings.kernel.Kernel;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;
import proclings.lesson.Problem;

/**
 * Checks a course as its author wants it checked: everything that is wrong, all at once, each with
 * its place and a remedy.
 *
 * <p>Lessons run side by side, each on one of a few kernels, because most of a lesson's time is
 * waiting.
 */
public final class CourseCheck {

  private final Path folder;
  private final Function<EventSink, Kernel> kernels;
  private final String classPath;
  private final int atOnce;

  /**
   * A check of a course.
   *
   * @param kernels opens a kernel; called from several threads at once
   * @param classPath what cells are compiled against
   * @param atOnce how many lessons run side by side
   */
  public CourseCheck(
      Path folder, Function<EventSink, Kernel> kernels, String classPath, int atOnce) {
    this.folder = folder;
    this.kernels = kernels;
    this.classPath = classPath;
    this.atOnce = atOnce;
  }

  /** Is told of each lesson when all of it has run, from one thread at a time. */
  public interface Listener {

    /**
     * A lesson has run.
     *
     * @param cells how many demos and cells to play with were run
     * @param answers how many answers were judged, solutions and starters among them
     * @param problems how many things are wrong that running it has shown
     */
    void ran(Lesson lesson, int cells, int answers, int problems, Duration took);
  }

  /**
   * Checks the lessons that are asked for. A file that can't be read is always a problem; a lesson
   * with one is not run.
   *
   * @return everything that is wrong, file by file and from top to bottom
   * @throws InterruptedException when the calling thread is interrupted
   */
  public List<Problem> check(Predicate<Lesson> asked, Listener listener)
      throws InterruptedException {
    CourseReader.Reading reading = CourseReader.readAll(folder);
    List<Problem> problems = new ArrayList<>(reading.problems());
    List<Lesson> lessons = reading.lessons().stream().filter(asked).toList();
    Queue<Lesson> open = new ConcurrentLinkedQueue<>(lessons);
    List<Callable<List<Problem>>> tasks = new ArrayList<>();
    tasks.add(() -> TaughtNames.check(reading.lessons(), lessons, classPath));
    for (int i = 0; i < Math.min(atOnce, lessons.size()); i++) {
      tasks.add(() -> run(open, listener));
    }
    lessons.forEach(lesson -> problems.addAll(TextWidth.check(lesson)));
    try (ExecutorService executor =
        Executors.newFixedThreadPool(
            atOnce + 1, Thread.ofPlatform().daemon().name("lesson check ", 1).factory())) {
      try {
        for (Future<List<Problem>> future : executor.invokeAll(tasks)) {
          problems.addAll(future.get());
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("the check itself failed", e.getCause());
      } finally {
        executor.shutdownNow();
      }
    }
    return problems.stream().distinct().sorted(Problem.ORDER).toList();
  }

  /** Takes one lesson after the other, as others do beside it, until there is none left. */
  private List<Problem> run(Queue<Lesson> open, Listener listener) throws InterruptedException {
    List<Problem> problems = new ArrayList<>();
    try (LessonCheck check = new LessonCheck(kernels)) {
      for (Lesson lesson = open.poll(); lesson != null; lesson = open.poll()) {
        long begun = System.nanoTime();
        LessonCheck.Result result = check.check(lesson);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        synchronized (listener) {
          listener.ran(lesson, result.cells(), result.answers(), result.problems().size(), took);
        }
        problems.addAll(result.problems());
      }
    }
    return problems;
  }
}
