package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.kernel.CellResult;
import proclings.lesson.Lesson;
import proclings.lesson.LessonTexts;
import proclings.lesson.Step;

@Timeout(60)
class LessonRunTest {

  private static final String LESSON =
      """
      Hello.

      ```predict p
      ask: Which?
      choices: [a, b]
      answer: 1
      because: C
      ```

      ```java demo d
      demo
      ```
      ```expect
      MainProcess | seen
      ```

      ```exercise e
      task: T
      hints: [a, b]
      judge:
        - prints: right
      ```
      ```java starter
      starter
      ```
      ```java solution
      solution
      ```
      """;

  private final CellRecorder recorder = new CellRecorder();
  private final List<String> told = new ArrayList<>();

  @Test
  void everyStepIsTakenInItsOrderInAnEmptyNotebook() throws Exception {
    ScriptedKernel kernel = kernel("seen", "right");
    LessonRun.Result result = run(kernel, LESSON);
    assertThat(result.passed()).isTrue();
    assertThat(kernel.calls).containsExactly("reset", "run demo", "run solution");
    assertThat(told)
        .containsExactly(
            "prose", "asked p", "demo d", "ran d []", "explained p", "exercise e", "judged e true");
  }

  @Test
  void whatIsOtherwiseIsReportedAndTheRestIsRun() throws Exception {
    LessonRun.Result result = run(kernel("other", "wrong"), LESSON);
    assertThat(result.mismatches())
        .extracting(Mismatch::rendered)
        .containsExactly(
            "lesson.md:19:1: MainProcess printed `other`, not `seen`",
            "lesson.md:22:1: the solution of `e` is not accepted: expected was that any process"
                + " prints `right`. Instead, there was no such line; MainProcess printed `wrong`.");
  }

  @Test
  void whatThisSystemHasNoPlaceForIsPassedOver() throws Exception {
    ScriptedKernel kernel = kernel("seen", "right");
    String forks =
        LESSON.replace("java demo d", "java demo d fork").replace("exercise e", "exercise e fork");
    LessonRun.Result result = run(kernel, forks);
    assertThat(result.passed()).isTrue();
    assertThat(result.passedOver()).hasSize(2);
    assertThat(kernel.calls).containsExactly("reset");
    String why = "This forks the main process, which needs Linux: it is passed over here.";
    assertThat(told)
        .containsExactly("prose", "asked p", "demo d", why, "explained p", "exercise e", why);
    assertThat(new AnswerCheck(kernel, recorder).check(LessonTexts.lesson(forks))).isEmpty();
  }

  @Test
  void aProcessThatADemoLeavesIsEndedBeforeTheNextStep() throws Exception {
    ScriptedKernel kernel =
        new ScriptedKernel(
            recorder,
            (cell, script) -> {
              if (cell.startsWith("demo")) {
                script.start("MainProcess", "Process-1").print("MainProcess", "seen");
              } else {
                script.print("MainProcess", "right");
              }
            });
    assertThat(run(kernel, LESSON).mismatches())
        .extracting(Mismatch::what)
        .containsExactly("Process-1 (PID 1001) is still running after the demo");
    assertThat(kernel.calls).containsExactly("reset", "run demo", "restart", "run solution");
  }

  @Test
  void answersAreTriedEachInANotebookOfItsOwn() throws Exception {
    ScriptedKernel kernel =
        new ScriptedKernel(
            recorder,
            (cell, script) -> script.print("MainProcess", cell.startsWith("sol") ? "right" : "x"));
    List<AnswerCheck.Verdict> verdicts =
        new AnswerCheck(kernel, recorder).check(LessonTexts.lesson(LESSON));
    assertThat(verdicts).allMatch(AnswerCheck.Verdict::asMeant).hasSize(1);
    assertThat(kernel.calls).containsExactly("reset", "run starter");
  }

  @Test
  void aStarterThatPassesIsNotAsMeant() throws Exception {
    ScriptedKernel kernel =
        new ScriptedKernel(recorder, (cell, script) -> script.print("MainProcess", "right"));
    List<AnswerCheck.Verdict> verdicts =
        new AnswerCheck(kernel, recorder).check(LessonTexts.lesson(LESSON));
    assertThat(verdicts)
        .filteredOn(verdict -> !verdict.asMeant())
        .extracting(verdict -> verdict.at() + ": " + verdict.name())
        .containsExactly("lesson.md:22:1: the starter of `e`");
  }

  private ScriptedKernel kernel(String demo, String solution) {
    return new ScriptedKernel(
        recorder,
        (cell, script) -> script.print("MainProcess", cell.startsWith("demo") ? demo : solution));
  }

  private LessonRun.Result run(ScriptedKernel kernel, String text) throws InterruptedException {
    Lesson lesson = LessonTexts.lesson(text);
    return new LessonRun(kernel, recorder, new Teller()).run(lesson);
  }

  private final class Teller implements LessonRun.Listener {
    @Override
    public void prose(Step.Prose prose) {
      told.add("prose");
    }

    @Override
    public void asked(Step.Question prediction) {
      told.add("asked " + prediction.id());
    }

    @Override
    public void demo(Step.Demo demo) {
      told.add("demo " + demo.id());
    }

    @Override
    public void passedOver(String why) {
      told.add(why);
    }

    @Override
    public void ran(Step.Demo demo, CellResult result, CellRun run, List<Mismatch> mismatches) {
      told.add("ran " + demo.id() + " " + mismatches);
    }

    @Override
    public void explained(Step.Question prediction) {
      told.add("explained " + prediction.id());
    }

    @Override
    public void exercise(Step.Exercise exercise) {
      told.add("exercise " + exercise.id());
    }

    @Override
    public void judged(
        Step.Exercise exercise, CellResult result, CellRun run, Judgement judgement) {
      told.add("judged " + exercise.id() + " " + judgement.passed());
    }
  }
}
