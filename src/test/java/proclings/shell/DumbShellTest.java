package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import proclings.render.Palette;
import proclings.tutor.Arrangement;
import proclings.tutor.Progress;
import proclings.tutor.ProgressFile;

@Timeout(60)
class DumbShellTest {

  @TempDir Path folder;
  private final AtomicReference<FakeKernel> kernel = new AtomicReference<>();

  @BeforeEach
  void course() throws IOException {
    SmallCourse.write(folder.resolve("lessons"));
  }

  /** What is shown to somebody who types these lines. */
  private String typing(String... lines) {
    return typing(false, lines);
  }

  private String typing(boolean interactive, String... lines) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    byte[] typed = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    ShellOptions options =
        new ShellOptions(
            folder.resolve("lessons"),
            folder.resolve("state"),
            Palette.PLAIN,
            StandardCharsets.UTF_8,
            Arrangement::inOrder,
            sink -> {
              kernel.set(new FakeKernel(sink));
              return kernel();
            },
            1,
            Optional.empty());
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    int exit =
        Shell.run(
            options,
            (o, session, help) ->
                new DumbConsole(
                    o.palette(),
                    new ByteArrayInputStream(typed),
                    out,
                    o.charset(),
                    help,
                    80,
                    interactive));
    assertThat(exit).isZero();
    String text = shown.toString(StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("\u001b", "inside proclings");
    return text;
  }

  private FakeKernel kernel() {
    return Objects.requireNonNull(kernel.get());
  }

  private Progress kept() {
    return ProgressFile.open(folder.resolve("state"), complaint -> {}).progress();
  }

  @Test
  void theMenuStandsAndTheEndOfInputEndsTheSession() {
    assertThat(typing()).contains("A course", "▸  1  One", "1 min", "The first.", "Enter opens 1");
  }

  @Test
  void enterLeadsThroughALessonToItsEnd() {
    String shown = typing("", "", "", "2", "", "n", "", "q");
    assertThat(shown)
        .containsSubsequence(
            "Read this.",
            "▎ say Process-1 hello there",
            "Process-1 │ hello there",
            "└ 1 process · exit code 0",
            "? What comes?",
            "  2  a line",
            "Process-2 │ a line",
            "✓ You said 2, and so it is.",
            "It was said.",
            "▎ Say `hi` elsewhere.");
    assertThat(kept().lesson("one").predictions()).containsEntry("guess", 1);
  }

  @Test
  void aWrongAnswerIsToldApartAndARightOneIsPraisedAndKept() {
    String shown =
        typing(":goto one", "n", "n", "n", "", "h", "", "print(9)", ".", "", "say P x", ".", "q");
    assertThat(shown)
        .containsSubsequence(
            "Say `hi` elsewhere.", "Hint 1 of 2", "Expected", "Happened", "✓", "1 process");
    assertThat(kept().lesson("one").exercise("greet").done()).isTrue();
    assertThat(kept().lesson("one").exercise("greet").hints()).isEqualTo(1);
    assertThat(kept().lesson("one").exercise("greet").answer()).contains("say P x");
  }

  @Test
  void javaCanBeTypedAnywhereAndALetterThatIsAVariableIsJava() {
    String shown = typing("1 + 1;", "", "var n", "n", ":n", ":ps", ":quit");
    assertThat(shown).containsSubsequence("⇒ 1 + 1;", "⇒ n", "MainProcess", "Process-1");
    assertThat(kernel().cells).contains("1 + 1;", "n");
  }

  @Test
  void whatNeedsLinuxIsPassedOverWithoutIt() throws IOException {
    Path lesson = folder.resolve("lessons/01-one/lesson.md");
    String forks =
        SmallCourse.LESSON
            .replace("demo second", "demo second fork")
            .replace("exercise greet", "exercise greet fork");
    Files.writeString(lesson, forks);
    String shown = typing("", "n", "2", "", "", "", ":fork print(1)", "q");
    assertThat(shown)
        .containsSubsequence(
            "▎ say Process-2 a line",
            "in which fork() is safe",
            "needs Linux: it is passed over",
            "✓ You said 2, and so it is.",
            "▎ Say `hi` elsewhere.",
            "needs Linux: it is passed over",
            "Lesson 1 is done.",
            "needs Linux: it is passed over");
    assertThat(kernel().cells).isEmpty();
    assertThat(kept().lesson("one").exercise("greet").done()).isFalse();
  }

  @Test
  void aCellGoesOnOverLinesUntilItIsWhole() {
    typing("void f() {", "g();", "}", "q");
    assertThat(kernel().cells).containsExactly("void f() {\ng();\n}");
  }

  @Test
  void commandsAnswerAndTheirMistakesAreExplained() {
    String shown =
        typing(
            ":help",
            ":doc Queue.put",
            ":doc Nothing",
            ":re",
            ":nonsense",
            ":goto nowhere",
            ":restart",
            ":reset",
            "q");
    assertThat(shown)
        .containsSubsequence(
            ":doc NAME",
            "Puts a value.",
            "no documentation of Nothing",
            ":re may be :review or :reset or :restart",
            ":nonsense is no command",
            "nowhere",
            "new main process",
            "z could not be kept",
            "notebook is empty");
    assertThat(kernel().calls).contains("restart", "reset", "close");
  }

  @Test
  void theMenuContinuesWhereTheLearnerStopped() {
    typing("", "n", "q");
    assertThat(typing("", "q")).containsSubsequence("begun", "Enter continues 1", "What comes?");
  }

  @Test
  void aCellThatNeedsWhatWasDefinedBeforeGetsIt() throws IOException {
    Path lesson = folder.resolve("lessons/01-one/lesson.md");
    Files.writeString(lesson, SmallCourse.LESSON.replace("say Process-2 a line", "bad"));
    String shown = typing("", "n", "2", "q");
    assertThat(shown).contains("what the lesson defined before").doesNotContain("│ hello there");
    assertThat(kernel().cells)
        .extracting(String::strip)
        .containsExactly("bad", "say Process-1 hello there", "bad");
  }

  @Test
  void aWrongAnswerComesBackInTheReviewUntilItIsRight() {
    assertThat(typing("1", "", "n", "n", ":review"))
        .contains("There is nothing to review: no question is answered wrongly.");
    String shown = typing(":goto one", "n", "1", ":review", "2", "", "", ":review");
    assertThat(shown).contains("You said 1. It is 2", "You said 2, and so it is.");
    assertThat(shown).contains("That was all of lesson 1.", "That was the review.");
    assertThat(shown.substring(shown.indexOf("That was the review.")))
        .contains("There is nothing to review");
  }

  @Test
  void aLessonIsForgottenWhenItIsAskedFor() {
    typing(":goto one", "n", "n", "n");
    String shown = typing(":lessons begun", ":reset one", ":lessons begun", ":lessons nothing");
    assertThat(shown)
        .contains("Lesson 1 is as if you had never opened it.")
        .contains("No lesson fits begun.", "No lesson fits nothing.");
  }

  @Test
  void aCellIsRunAgainManyTimesAndItsOutcomesAreCounted() {
    String shown = typing(":again", "print(1)", ":again 3", ":again 0", ":again x");
    assertThat(shown).contains("No cell has run yet.", "3 runs, 1 outcome", "3 ×");
    assertThat(shown).contains("How often? From 1 to 1000 times");
  }

  @Test
  void whoGoesBackSeesWhatCameBeforeAndNotTheSamePage() {
    String shown = typing(":goto one", "n", "b", "b");
    assertThat(shown.split("say Process-1 hello there", -1)).hasSize(3);
    assertThat(shown).contains("This is where the lesson begins.");
    String back = typing(":goto one", "n", "n", "n", "b");
    assertThat(back.substring(back.indexOf("Your turn"))).contains("What comes?");
  }

  @Test
  void aCellWithoutPythonBesideItSaysSo() {
    assertThat(typing(":python", ":goto one", "n", ":python", ":python fly"))
        .contains("There is no cell here.", "has no program in Python", ":python run to run it");
  }

  @Test
  void aCommandThatIsTypedWhileACellRunsIsCarriedOutAtOnceAndJavaWaits() {
    String shown = typing(true, "hang", "1 + 1;", ":help", ":signal Process-1 sigterm", "q");
    assertThat(shown).contains("SIGTERM was sent to 48213 Process-1.");
    assertThat(shown).containsSubsequence("SIGTERM was sent", "⇒ 1 + 1;", ":doc NAME");
    assertThat(kernel().cells).containsExactly("hang", "1 + 1;");
    assertThat(kernel().calls).contains("TERM 48213");
  }

  @Test
  void theTimelineOfTheLastRunIsDrawnAndTold() {
    String shown =
        typing("8;", ":timeline", ":timeline fast", "say ada x", ":timeline", ":timeline words");
    assertThat(shown)
        .containsSubsequence(
            "MainProcess -", ":timeline words tells it", "ada  ", "ada, started at 1 ms");
  }

  @Test
  void operationsAreSlowedByAFactorThatMakesSense() {
    String shown = typing(":slow", ":slow 0", ":slow 99999", ":slow 100", ":slow 1");
    assertThat(shown)
        .containsSubsequence("How many times", "How many times", "How many times", "takes 100")
        .contains("by themselves again");
    assertThat(kernel().calls).startsWith("slow 100", "slow 1");
  }

  @Test
  void onlyProcessesOfTheSessionAreLookedAtOrSentASignal() {
    String shown =
        typing("7;", ":inspect", ":inspect 1", ":signal", ":signal 1 KILL", ":signal 48213 FOO");
    assertThat(shown)
        .contains("Which process? As in :inspect 48213.", "There is no signal FOO. There are HUP")
        .contains("Which process, and which signal? As in :signal 48213 TERM.")
        .containsSubsequence("1 is no live process", "1 is no live process of this session");
    assertThat(kernel().calls).containsExactly("close");
  }

  @Test
  void everythingIsFrozenAndThawedAndACellThawsWhatIsFrozen() {
    String shown = typing("7;", ":freeze", ":thaw", ":freeze", "8;", "9;");
    assertThat(shown)
        .containsSubsequence(
            "2 processes are stopped by SIGSTOP",
            "2 processes are told to go on",
            "What was frozen goes on",
            "⇒ 8;",
            "⇒ 9;")
        .containsOnlyOnce("What was frozen goes on");
    assertThat(kernel().calls)
        .startsWith("STOP 48200", "STOP 48213", "CONT 48200", "CONT 48213", "STOP 48200");
  }
}
