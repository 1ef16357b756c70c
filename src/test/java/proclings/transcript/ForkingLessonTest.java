package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.event.json.Header;
import proclings.kernel.Kernel;
import proclings.lesson.Lesson;
import proclings.lesson.LessonTexts;
import proclings.tutor.CellRecorder;
import proclings.tutor.LessonRun;
import proclings.tutor.Mismatch;

/** Lessons whose cells fork the main process, on real processes. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "fork() is Linux's")
class ForkingLessonTest {

  /** Stands after the first example of the page for authors, in the usual main process. */
  private static final String AFTER =
      """
      ```java demo after
      fork()
      ```
      ```expect
      throws {any}ForkUnavailableException: {any}with :fork{any}
      ```
      """;

  private static final String EXERCISE =
      """
      ```exercise answer fork
      task: Fork, and let the parent wait.
      hints: [a, b]
      judge:
        - start-method: fork
        - joined: child
        - prints: {by: Process-1, line: "child of {pid main}", times: 1}
      ```
      ```java starter
      long child = fork();
      ```
      ```java solution
      long child = fork();
      if (child == 0) {
        print("child of " + getppid());
        _exit(0);
      }
      waitpid(child);
      ```
      """;

  private static final int RUNS = 4;
  private static final int SHUFFLES = 10;

  @TempDir Path folder;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final CellRecorder cells = new CellRecorder();

  /** The page's two demos: one that lives, and one that hangs. */
  private static String example(int number) throws IOException {
    Pattern block =
        Pattern.compile("````markdown\\n(```java demo two-of-us.*?)````", Pattern.DOTALL);
    Matcher found = block.matcher(Files.readString(Path.of("lessons", "README.md")));
    assertThat(found.find()).as("the page has an example").isTrue();
    return found.group(1).split("(?=```java demo alone)")[number];
  }

  private Transcript run(Lesson lesson, Kernel kernel) throws InterruptedException {
    events.clear();
    LessonRun.Result result = new LessonRun(kernel, cells, new LessonRun.Listener() {}).run(lesson);
    assertThat(result.mismatches().stream().map(Mismatch::rendered)).isEmpty();
    assertThat(result.passedOver()).isEmpty();
    return new Transcript(
        Header.now("x", "1"),
        events.stream().dropWhile(event -> !(event instanceof Event.CellBegan)).toList());
  }

  @Test
  void eachRunOfACellThatForksIsOneThatTheFirstAllows() throws Exception {
    Lesson lesson = LessonTexts.lesson(example(0) + AFTER);
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), cells.and(events::add))) {
      Transcript recorded = run(lesson, kernel);
      for (int i = 0; i < RUNS; i++) {
        assertThat(Verification.compare(recorded, run(lesson, kernel), lesson)).isEmpty();
      }
      for (int i = 0; i < SHUFFLES; i++) {
        assertThat(Verification.compare(recorded, shuffled(recorded, i), lesson)).isEmpty();
      }
      assertThat(overlooked(recorded, lesson)).isEmpty();
      withoutLinux(recorded, lesson);
    }
  }

  /** Compares what there is, and records nothing that others could not compare with. */
  private void withoutLinux(Transcript recorded, Lesson lesson) throws InterruptedException {
    Path file = folder.resolve("x.jsonl");
    recorded.write(file);
    Verification.Result result =
        new Verification(ForkingLessonTest::unforkable, "1", name -> lesson).verify(file, e -> {});
    assertThat(result.differences()).isEmpty();
    assertThat(result.passedOver()).hasSize(1);
    Path other = folder.resolve("other.jsonl");
    LessonRun.Result run =
        new LessonRecording(ForkingLessonTest::unforkable, "1")
            .record(lesson, other, new LessonRun.Listener() {}, e -> {});
    assertThat(run.passedOver()).hasSize(1);
    assertThat(other).doesNotExist();
  }

  /** A kernel as on another system. */
  private static Kernel unforkable(EventSink sink) {
    Kernel kernel = Kernel.open(Kernel.Options.defaults(), sink);
    return (Kernel)
        Proxy.newProxyInstance(
            Kernel.class.getClassLoader(),
            new Class<?>[] {Kernel.class},
            (proxy, method, arguments) ->
                method.getName().equals("has") ? false : method.invoke(kernel, arguments));
  }

  private static Transcript shuffled(Transcript recorded, long seed) {
    return new Transcript(recorded.header(), Shuffle.of(recorded.events(), new Random(seed)));
  }

  /** What can't be and yet would be accepted. */
  private static List<String> overlooked(Transcript recorded, Lesson lesson) {
    List<String> overlooked = new ArrayList<>();
    Random random = new Random(1);
    for (Planted change : Planted.values()) {
      for (int i = 0; i < SHUFFLES; i++) {
        List<Event> happened = shuffled(recorded, i).events();
        Optional<List<Event>> changed = change.plant(happened, random);
        if (changed.isPresent()
            && Verification.compare(
                    recorded, new Transcript(recorded.header(), changed.get()), lesson)
                .isEmpty()) {
          overlooked.add(change + ": " + Planted.difference(happened, changed.get()));
        }
      }
    }
    return overlooked;
  }

  @Test
  void whatTheWatchdogEndsIsExpectedAndAnAnswerMayFork() throws Exception {
    Lesson lesson = LessonTexts.lesson(example(1) + EXERCISE);
    List<Transcript> runs = new ArrayList<>();
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), cells.and(events::add))) {
      runs.add(run(lesson, kernel));
      runs.add(run(lesson, kernel));
    }
    assertThat(Verification.compare(runs.get(0), runs.get(1), lesson)).isEmpty();
  }
}
