package proclings.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.history.History;
import proclings.kernel.Kernel;
import proclings.lesson.Lesson;
import proclings.lesson.Step;
import proclings.tutor.LessonRun;
import proclings.tutor.Mismatch;

/** Executes recorded lessons anew and compares: {@code proclings verify}. */
public final class Verification {
  private final LessonExecution execution;
  private final Function<String, Lesson> lessons;

  /**
   * What came of a file.
   *
   * @param mismatches what was otherwise than the lesson says
   * @param differences what was otherwise than was recorded
   * @param passedOver the steps that can't run on this system, which were not compared
   * @param happened the new run
   */
  public record Result(
      Path file,
      Lesson lesson,
      List<Mismatch> mismatches,
      List<Difference> differences,
      List<Step> passedOver,
      Transcript happened) {

    /** Whether the new run is one that the recording allows. */
    public boolean passed() {
      return mismatches.isEmpty() && differences.isEmpty();
    }

    /**
     * Whether the new run is as the lesson says and as a run can be, so that it may be recorded.
     */
    public boolean mayBeRecorded() {
      return mismatches.isEmpty() && History.of(happened.events()).contradictions().isEmpty();
    }
  }

  /**
   * A verification.
   *
   * @param kernels opens a kernel that feeds the sink; it is closed here
   * @param version of this program
   * @param lessons finds a lesson by its name, or throws what says that there is none
   */
  public Verification(
      Function<EventSink, Kernel> kernels, String version, Function<String, Lesson> lessons) {
    this.execution = new LessonExecution(kernels, version);
    this.lessons = lessons;
  }

  /** The transcripts in a folder, in the order of their names. */
  public static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException e) {
      throw new TranscriptException(
          folder
              + ": there are no transcripts here. Give the files, or record some with:"
              + " proclings record LESSON -o FILE",
          e);
    }
  }

  /**
   * Reads a transcript, runs its lesson and compares.
   *
   * @param sink also gets the events of the new run
   * @throws TranscriptException if the file can't be read
   * @throws InterruptedException when the calling thread is interrupted
   */
  public Result verify(Path file, EventSink sink) throws InterruptedException {
    Transcript recorded = Transcript.read(file);
    Lesson lesson = lessons.apply(recorded.header().lesson());
    LessonExecution.Outcome outcome = execution.run(lesson, new LessonRun.Listener() {}, sink);
    List<Step> passedOver = outcome.result().passedOver();
    return new Result(
        file,
        lesson,
        outcome.result().mismatches(),
        compare(without(passedOver, recorded, lesson), outcome.transcript(), lesson),
        passedOver,
        outcome.transcript());
  }

  /**
   * Puts the cells that changed into the transcript's file; all other lines stay as they are.
   *
   * @param result of a run that may be recorded
   * @return the cells that were recorded anew
   * @throws TranscriptException if the file can't be written; it is then as it was
   */
  public List<String> update(Result result) {
    Transcript recorded = Transcript.read(result.file());
    LessonExpectations expectations = new LessonExpectations(result.lesson());
    Transcript compared = without(result.passedOver(), recorded, result.lesson());
    return new Update(result.file(), recorded, result.happened())
        .write(
            Comparison.cells(
                compared.events(), result.happened().events(), compared.edits(), expectations),
            expectations);
  }

  /** What a run can have had on a system where these steps of the lesson can't be run. */
  private static Transcript without(List<Step> steps, Transcript recorded, Lesson lesson) {
    Iterator<Step> cells = lesson.steps().stream().filter(step -> cell(step) != null).iterator();
    List<Event> events = new ArrayList<>();
    for (Slice slice : Slice.of(recorded.events())) {
      Step step = slice.began().isPresent() && cells.hasNext() ? cells.next() : null;
      if (step == null || !steps.contains(step) || !slice.source().equals(cell(step))) {
        events.addAll(slice.events());
      }
    }
    return new Transcript(recorded.header(), events, recorded.edits());
  }

  /** What is run of a step; null if nothing is. */
  private static @Nullable String cell(Step step) {
    return switch (step) {
      case Step.Demo demo -> demo.code();
      case Step.Exercise exercise -> exercise.solution();
      default -> null;
    };
  }

  /** Compares two runs of a lesson. */
  public static List<Difference> compare(Transcript recorded, Transcript happened, Lesson lesson) {
    return Comparison.differences(
        Comparison.cells(
            recorded.events(),
            happened.events(),
            recorded.edits(),
            new LessonExpectations(lesson)));
  }
}
