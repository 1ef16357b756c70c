package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.Wording;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;
import proclings.lesson.LessonFinder;

/**
 * Changes to runs of the course's lessons, each of which is caught and told by its reason. What is
 * changed is a run with other PIDs and in another order than the recorded one, which is accepted as
 * long as nothing is changed in it. {@link TranscriptsOfTheCourseTest} plants many more at random.
 */
class PlantedChangesTest {

  private static final int RUNS = 3;

  /** What is done to the first event of a process that these words describe. */
  enum Change {
    LOSE,
    DOUBLE,
    SWAP_WITH_NEXT,
    EXIT_WITH_9,
    RIGHT_BEFORE_ITS_START,
    START_ANOTHER_PROCESS_AFTER
  }

  @ParameterizedTest
  @Timeout(120)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # a lost line
          01-cube-and-square | LOSE | Process-2 | prints "Square: 100" | did not print "Square: 100"
          04-exit-codes | LOSE | printer | prints to System.err "java.lang.IllegalStateException: out of paper" | printer did not print "java.lang.IllegalStateException: out of paper"
          14-lock | LOSE | MainProcess | prints "40 came in, counted: 40" | MainProcess did not print "40 came in, counted: 40"
          14-lock | LOSE | Process-9 | prints "Ada: milk" | Process-9 did not print "Ada: milk"
          # a doubled line
          14-lock | DOUBLE | Process-9 | prints "Ada: milk" | Process-9 printed "Ada: milk" once more than expected
          10-queue | DOUBLE | Process-4 | prints "I ate the last slice of cake" | Process-4 printed "I ate the last slice of cake" once more than expected
          # a message that is lost or doubled
          10-queue | LOSE | consumer | gets message 7 from Queue-3 | one message missing: 7; as recorded consumer gets it from Queue-3
          10-queue | DOUBLE | consumer | gets message 7 from Queue-3 | consumer gets message 7 from Queue-3, which consumer had taken already
          10-queue | DOUBLE | producer | puts message 3 into Queue-3 | producer puts message 3 into Queue-3, but a message of that number was there already
          10-queue | LOSE | producer | puts message 10 into Queue-3 | one message missing: 10; as recorded producer puts it into Queue-3
          13-work-queues | LOSE | MainProcess | puts message 10 into Queue-1 | one message missing: 10; as recorded MainProcess puts it into Queue-1
          # a changed exit code
          01-cube-and-square | EXIT_WITH_9 | Process-1 | exits with code 0 | Process-1 exited with code 9; expected was that it exited with code 0
          04-exit-codes | EXIT_WITH_9 | three | exits with code 3 | three exited with code 9; expected was that it exited with code 3
          04-exit-codes | EXIT_WITH_9 | forced | is ended by signal 9 | forced exited with code 9; expected was that it was ended by signal 9
          13-work-queues | EXIT_WITH_9 | Process-2 | exits with code 0 | exited with code 9; expected was that it exited with code 0
          # an extra process
          01-cube-and-square | START_ANOTHER_PROCESS_AFTER | MainProcess | joins Process-2 | Process-99 was there, which was not expected
          20-pool-map | START_ANOTHER_PROCESS_AFTER | MainProcess | starts PoolWorker-1 as a daemon | Process-99 was there, which was not expected
          # a lock that is not released
          14-lock | LOSE | east | releases Lock-1 | east did not release Lock-1
          14-lock | LOSE | Process-9 | releases Lock-2 | Process-9 did not release Lock-2
          # another order inside one process
          10-queue | SWAP_WITH_NEXT | MainProcess | puts message 3 into Queue-1 | MainProcess did the same, but in another order
          14-lock | SWAP_WITH_NEXT | Process-9 | prints "Ada: bread" | Process-9 did the same, but in another order
          14-lock | SWAP_WITH_NEXT | west | releases Lock-1 | west did the same, but in another order
          # what can't be
          01-cube-and-square | RIGHT_BEFORE_ITS_START | Process-2 | prints "Square: 100" | Process-2 prints "Square: 100" before it was started
          10-queue | RIGHT_BEFORE_ITS_START | consumer | gets message 1 from Queue-3 | consumer gets message 1 from Queue-3 before it was started
          """)
  void eachIsCaughtWithItsReason(
      String file, Change change, String process, String words, String reason) {
    Transcript recorded = Transcript.read(Path.of("transcripts", file + ".jsonl"));
    Lesson lesson =
        CourseReader.lesson(
            LessonFinder.find(
                CourseReader.contents(Path.of("lessons")), recorded.header().lesson()));
    for (int i = 0; i < RUNS; i++) {
      List<Event> happened = Shuffle.of(recorded.events(), new Random(i));
      assertThat(differences(recorded, happened, lesson)).isEmpty();

      List<Event> changed = Planted.renumbered(with(change, happened, process, words));

      assertThat(differences(recorded, changed, lesson))
          .as("reasons, run %d", i)
          .anyMatch(told -> told.contains(reason));
    }
  }

  private static List<String> differences(Transcript recorded, List<Event> now, Lesson lesson) {
    return Verification.compare(recorded, new Transcript(recorded.header(), now), lesson).stream()
        .map(Difference::what)
        .toList();
  }

  private static List<Event> with(Change change, List<Event> run, String process, String words) {
    int place =
        IntStream.range(0, run.size())
            .filter(i -> run.get(i).by().name().equals(process))
            .filter(i -> Wording.of(run.get(i)).equals(words))
            .findFirst()
            .orElseThrow(() -> new AssertionError(process + " never " + words));
    Event event = run.get(place);
    List<Event> changed = new ArrayList<>(run);
    switch (change) {
      case LOSE -> changed.remove(place);
      case DOUBLE -> changed.add(place, event);
      case SWAP_WITH_NEXT -> {
        int next = next(run, place);
        changed.set(place, run.get(next));
        changed.set(next, event);
      }
      case EXIT_WITH_9 ->
          changed.set(place, new Event.Exited(event.seq(), event.nanos(), event.by(), 9));
      case RIGHT_BEFORE_ITS_START -> {
        changed.remove(place);
        changed.add(start(run, event.by()), event);
      }
      case START_ANOTHER_PROCESS_AFTER -> {
        Actor child = new Actor(99_999, "Process-99");
        changed.add(place + 1, new Event.Started(0, 0, event.by(), child, "forkserver", false));
        changed.add(place + 2, new Event.Exited(0, 0, child, 0));
      }
    }
    return changed;
  }

  private static int next(List<Event> run, int place) {
    return IntStream.range(place + 1, run.size())
        .filter(i -> run.get(i).by().equals(run.get(place).by()))
        .filter(i -> !(run.get(i) instanceof Event.Waiting))
        .findFirst()
        .orElseThrow();
  }

  private static int start(List<Event> run, Actor child) {
    return IntStream.range(0, run.size())
        .filter(i -> run.get(i) instanceof Event.Started start && start.child().equals(child))
        .findFirst()
        .orElseThrow();
  }
}
