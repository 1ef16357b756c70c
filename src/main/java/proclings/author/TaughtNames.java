package proclings.author;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import proclings.kernel.EngineNames;
import proclings.lesson.Lesson;
import proclings.lesson.Position;
import proclings.lesson.Problem;
import proclings.lesson.Step;

/** Finds names of the engine that a lesson uses before any lesson has taught them. */
final class TaughtNames {

  private TaughtNames() {}

  /**
   * Looks through a course.
   *
   * @param course all lessons in their order
   * @param asked those whose problems are wanted
   * @param classPath what cells are compiled against
   */
  static List<Problem> check(List<Lesson> course, List<Lesson> asked, String classPath) {
    List<Problem> problems = new ArrayList<>();
    Set<String> taught = new HashSet<>();
    try (EngineNames names = new EngineNames(classPath)) {
      for (Lesson lesson : course) {
        taught.addAll(lesson.teaches());
        if (asked.contains(lesson)) {
          unknown(lesson, problems);
          names.clear();
          Set<String> known = new HashSet<>(taught);
          for (Step step : lesson.steps()) {
            cell(step).ifPresent(cell -> untaught(cell, names, known, problems));
          }
        }
      }
    }
    return problems;
  }

  private static void unknown(Lesson lesson, List<Problem> problems) {
    for (String name : lesson.teaches()) {
      if (!EngineNames.exists(name)) {
        problems.add(
            new Problem(
                new Position(lesson.folder().resolve("lesson.md"), 1, 1),
                "it says that it teaches `" + name + "`, which the engine doesn't have",
                "Write a type, a type's member as in `Process.start`, or what is there without a"
                    + " type, as `print`. Names of Python's belong into `python`."));
      }
    }
  }

  /** Code that a learner is to read, and where its first line stands. */
  private record Cell(Position at, String code) {

    Position position(int offset) {
      String before = code.substring(0, offset);
      int line = (int) before.chars().filter(c -> c == '\n').count();
      return new Position(at.file(), at.line() + 1 + line, offset - before.lastIndexOf('\n'));
    }
  }

  private static Optional<Cell> cell(Step step) {
    return switch (step) {
      case Step.Shown shown -> Optional.of(new Cell(shown.at(), shown.code()));
      case Step.Exercise exercise -> Optional.of(new Cell(exercise.at(), exercise.solution()));
      default -> Optional.empty();
    };
  }

  private static void untaught(
      Cell cell, EngineNames names, Set<String> known, List<Problem> problems) {
    for (EngineNames.Use use : names.in(cell.code())) {
      if (use.spelt().stream().noneMatch(known::contains)) {
        String name = use.spelt().getFirst();
        // Once a lesson is enough to know of it.
        known.add(name);
        problems.add(
            new Problem(
                cell.position(use.offset()),
                "`" + name + "` is used before any lesson teaches it",
                "Add it to `teaches` of this lesson or an earlier one, or do without it here."));
      }
    }
  }
}
