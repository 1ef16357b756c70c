package proclings.lesson;

import java.nio.file.Path;
import java.util.List;

/** Reads pieces of lessons from texts in tests. */
public final class LessonTexts {

  private LessonTexts() {}

  /** An {@code expect} block with this content, whose first line is line 1 of {@code lesson.md}. */
  public static Expectation expectation(String text) {
    Problems problems = new Problems();
    Position at = new Position(Path.of("lesson.md"), 1, 1);
    Expectation expectation =
        ExpectationReader.read(new Block.Fence(at, at, "expect", "", Place.MAIN, text), problems);
    problems.throwIfAny();
    return expectation;
  }

  /** A lesson with this body. */
  public static Lesson lesson(String body) {
    Problems problems = new Problems();
    String text = "---\ntitle: T\nsummary: S\nminutes: 1\n---\n" + body;
    Lesson lesson =
        new LessonReader(1, "example", Path.of("01-example"), problems)
            .lesson(SourceText.of(Path.of("lesson.md"), text))
            .orElseThrow();
    problems.throwIfAny();
    return lesson;
  }

  /** An exercise with these rules, a line each, such as {@code processes: 2}. */
  public static Step.Exercise exercise(String... rules) {
    StringBuilder body = new StringBuilder("```exercise e\ntask: T\nhints: [a, b]\njudge:\n");
    List.of(rules).forEach(rule -> body.append("  - ").append(rule).append('\n'));
    body.append("```\n```java starter\n// x\n```\n```java solution\nprint(1);\n```\n");
    return (Step.Exercise) lesson(body.toString()).steps().getFirst();
  }
}
