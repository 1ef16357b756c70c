package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;
import proclings.render.Palette;
import proclings.tutor.Arrangement;

@Timeout(60)
class PresentationViewTest {

  private static final Stroke ON = Stroke.text(" ");

  @TempDir Path folder;
  private final AtomicReference<FakeKernel> kernel = new AtomicReference<>();
  private final AtomicLong clock = new AtomicLong();
  private Staging staging;
  private PresentationView view;

  @BeforeEach
  void presented() throws IOException {
    SmallCourse.write(folder);
    present(Pace.AT_ONCE);
  }

  @AfterEach
  void close() {
    staging.close();
  }

  private void present(Pace pace) {
    Lesson lesson = CourseReader.lesson(CourseReader.contents(folder).headings().getFirst());
    ShellOptions options =
        new ShellOptions(
            folder,
            folder.resolve("state"),
            Palette.PLAIN,
            StandardCharsets.UTF_8,
            Arrangement::inOrder,
            sink -> {
              FakeKernel fake = new FakeKernel(sink);
              kernel.set(fake);
              return fake;
            },
            1,
            Optional.empty());
    staging = new Staging(lesson, options, pace, clock::get);
    view =
        new PresentationView(
            staging.presenter,
            staging.stage,
            staging.session,
            staging.live,
            staging.picked,
            staging.scenes,
            Duration.ofMinutes(1),
            new Announcer(folder.resolve("state"), "one", Duration.ofMinutes(1)));
  }

  private FakeKernel kernel() {
    return Objects.requireNonNull(kernel.get());
  }

  private String screen() {
    staging.presenter.await();
    return shown();
  }

  private String shown() {
    return String.join("\n", view.lines(80, 24));
  }

  private void press(Stroke... strokes) {
    for (Stroke stroke : strokes) {
      assertThat(view.press(stroke)).as("left by " + stroke).isFalse();
      staging.presenter.await();
    }
  }

  private void press(String keys) {
    keys.codePoints().forEach(key -> press(Stroke.text(Character.toString(key))));
  }

  @Test
  void oneStepIsOnTheScreenAtATime() {
    assertThat(screen()).contains("1  One", "Hello", "Read this.", "1/6", "space goes on");
    press(ON);
    assertThat(screen())
        .contains("▎ say Process-1 hello there", "2/6", "space runs it")
        .doesNotContain("Read this.");
  }

  @Test
  void aCellRunsOnItsSlideAndIsFoundThereByWhoGoesBack() {
    press(ON, ON);
    assertThat(screen()).contains("Process-1 │ hello there", "1 process", "space goes on");
    press(ON);
    assertThat(screen()).contains("Guess", "3/6").doesNotContain("hello there");
    press(Stroke.of(Stroke.Kind.LEFT));
    assertThat(screen()).contains("Process-1 │ hello there");
    assertThat(kernel().cells).hasSize(1);
    press("r");
    assertThat(kernel().cells).hasSize(2);
    assertThat(screen()).containsOnlyOnce("│ hello there");
  }

  @Test
  void aQuestionIsAskedThenRunThenExplainedWithWhatTheRoomSaid() {
    view.press(Stroke.of(Stroke.Kind.PAGE_DOWN));
    press("g");
    press("4");
    press(Stroke.of(Stroke.Kind.ENTER));
    assertThat(screen()).contains("▎ say Process-2 a line", "space asks").doesNotContain("?  What");
    press(ON);
    assertThat(screen()).contains("What comes?", "nothing").doesNotContain("It was said.");
    String choice = screen().contains("1  a line") ? "1" : "2";
    press(choice);
    assertThat(screen()).contains("The room says " + choice);
    press(ON);
    assertThat(screen()).contains("Process-2 │ a line").doesNotContain("It was said.");
    press(ON);
    assertThat(screen()).contains("You said " + choice + ", and so it is.", "It was said.");
  }

  @Test
  void anExerciseShowsItsTaskThenASolutionAndHintsWhenAsked() {
    press(Stroke.of(Stroke.Kind.END_KEY));
    assertThat(screen()).contains("Say `hi` elsewhere.", "space: a solution");
    press("h");
    assertThat(screen()).contains("First hint.").doesNotContain("Second hint.");
    press("hh");
    assertThat(screen()).contains("Second hint.", "Those were all the hints.");
    press(ON);
    assertThat(screen()).contains("▎ say Process-1 hi", "space runs it");
    press(ON);
    assertThat(screen()).contains("Process-1 │ hi", "✓", "the end");
    press(ON);
    assertThat(screen()).contains("That was the last slide.");
  }

  @Test
  void whichKeyTypesACellDoesNotMatter() {
    present(Pace.KEYS);
    press(ON);
    assertThat(screen()).contains("any key types").doesNotContain("say");
    press("qb");
    assertThat(screen()).contains("▎ say Pr").doesNotContain("hello");
    press(Stroke.of(Stroke.Kind.ENTER));
    assertThat(screen()).contains("▎ say Process-1 hello there", "space runs it");
  }

  @Test
  void aCellTypesItselfAtASpeed() {
    present(new Pace(10));
    press(ON);
    clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(screen()).contains("▎ say Proces").doesNotContain("hello");
    clock.addAndGet(TimeUnit.SECONDS.toNanos(60));
    assertThat(screen()).contains("▎ say Process-1 hello there");
  }

  @Test
  void aBlankScreenComesBackWithAnyKeyWhichDoesNothingElse() {
    press(ON);
    String before = screen();
    press("b");
    assertThat(screen()).isBlank();
    press(ON);
    assertThat(screen()).isEqualTo(before);
  }

  @Test
  void theTimeThatIsLeftIsThereWhenAskedFor() {
    clock.addAndGet(TimeUnit.SECONDS.toNanos(20));
    assertThat(screen()).doesNotContain("left");
    press("t");
    assertThat(screen()).contains("0:40 left");
    clock.addAndGet(TimeUnit.SECONDS.toNanos(65));
    assertThat(screen()).contains("0:25 over");
  }

  @Test
  void whileACellRunsItCanBeFrozenSlowedSignalledAndStopped() throws Exception {
    press(ON);
    staging.presenter.runEdited("say Process-7 here\nhang");
    while (!shown().contains("Process-7 │ here")) {
      Thread.onSpinWait();
    }
    assertThat(view.press(ON)).isFalse();
    assertThat(shown()).contains("The cell runs. Ctrl-C stops it.");
    assertThat(view.press(Stroke.text("f"))).isFalse();
    assertThat(shown()).contains("2 processes are stopped by SIGSTOP", "frozen");
    assertThat(view.press(Stroke.text("f"))).isFalse();
    assertThat(view.press(Stroke.text("+"))).isFalse();
    assertThat(shown()).contains("slow ×2");
    assertThat(kernel().calls).contains("STOP 48213", "CONT 48213", "slow 2");
    assertThat(view.press(Stroke.text("p"))).as("left while a cell runs").isFalse();
    assertThat(view.interrupt()).isFalse();
    assertThat(screen()).contains("say Process-7 here", "slow ×2, space goes on");
  }

  @Test
  void theSignalGoesToTheProcessThatIsPickedWithTheArrows() {
    press(ON);
    staging.presenter.runEdited("say Process-7 here\nhang");
    while (!shown().contains("Process-7 │ here")) {
      Thread.onSpinWait();
    }
    assertThat(view.press(Stroke.of(Stroke.Kind.DOWN))).isFalse();
    assertThat(view.press(Stroke.text(":"))).isFalse();
    assertThat(shown()).contains(":signal 48200 ", "MainProcess");
    for (String key : new String[] {"t", "e", "r", "m"}) {
      assertThat(view.press(Stroke.text(key))).isFalse();
    }
    assertThat(shown()).contains(":signal 48200 term", "Enter sends it");
    assertThat(view.press(Stroke.of(Stroke.Kind.ENTER))).isFalse();
    assertThat(screen()).contains("SIGTERM was sent to 48200 MainProcess.");
    assertThat(kernel().calls).contains("TERM 48200");
  }

  @Test
  void whoFollowsFromAnotherTerminalIsToldWhereItIs() {
    PresentationFile file = PresentationFile.of(folder.resolve("state"), "one");
    view.advance();
    assertThat(file.read())
        .hasValueSatisfying(now -> {
          assertThat(now.place()).isOne();
          assertThat(now.size()).isEqualTo(6);
          assertThat(now.minutes()).isOne();
        });
    press(ON, ON, Stroke.text("b"));
    view.advance();
    assertThat(file.read())
        .hasValueSatisfying(now -> {
          assertThat(now.place()).isEqualTo(2);
          assertThat(now.phase()).isEqualTo("has run");
          assertThat(now.blanked()).isTrue();
        });
    view.abandoned();
    assertThat(file.read()).isEmpty();
    view.advance();
    assertThat(file.read()).as("told after the end").isEmpty();
  }

  @Test
  void aSlideCanBeginAnewAndQuittingAsksOnce() {
    press(ON, ON);
    press("x");
    assertThat(screen()).contains("space runs it").doesNotContain("Process-1 │ hello there");
    press("q");
    assertThat(screen()).contains("q once more quits");
    press(Stroke.of(Stroke.Kind.ESCAPE));
    press("q");
    assertThat(view.press(Stroke.text("q"))).isTrue();
    assertThat(view.leaving()).isEqualTo(PresentationView.Leaving.QUIT);
  }

  @Test
  void editingAndThePromptWantTheTerminalForThemselves() {
    press("e");
    assertThat(screen()).contains("There is no cell here to be edited.");
    press(ON);
    assertThat(view.press(Stroke.text("e"))).isTrue();
    assertThat(view.leaving()).isEqualTo(PresentationView.Leaving.EDIT);
    assertThat(view.press(Stroke.text("p"))).isTrue();
    assertThat(view.leaving()).isEqualTo(PresentationView.Leaving.PROMPT);
  }

  @Test
  void everyScreenIsFilledExactlyHoweverSmall() {
    for (int slide = 1; slide <= 6; slide++) {
      for (int[] size : new int[][] {{80, 24}, {40, 12}, {20, 5}, {200, 60}, {21, 1}}) {
        assertThat(view.lines(size[0], size[1]))
            .hasSize(size[1])
            .allSatisfy(line ->
                assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(size[0]));
      }
      press(ON, ON, ON);
    }
    press("?");
    assertThat(view.lines(40, 24)).hasSize(24);
    press("?g");
    assertThat(view.lines(40, 3)).hasSize(3);
  }
}
