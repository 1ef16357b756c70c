package proclings.lesson;

import java.util.List;
import java.util.Optional;

/** Reads an exercise: what its block says, and the code that belongs to it. */
final class ExerciseReader {

  /** More lines than this nobody puts in order at a prompt. */
  private static final int MOST_PIECES = 9;

  private static final List<String> KEYS = List.of("task", "kind", "hints", "judge", "success");
  private static final List<String> KINDS = List.of("write", "fix", "order");

  private final Problems problems;

  ExerciseReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Step> exercise(
      Block.Fence fence, Optional<Block.Fence> starter, Optional<Block.Fence> solution) {
    return YamlReader.mapping(fence.text(), fence.content(), "an exercise", problems)
        .map(mapping ->
            exercise(fence, new Fields(mapping, "an exercise", KEYS, problems), starter, solution));
  }

  private Step.Exercise exercise(
      Block.Fence fence,
      Fields fields,
      Optional<Block.Fence> starter,
      Optional<Block.Fence> solution) {
    Step.Exercise.Kind kind =
        switch (fields.oneOf("kind", KINDS)) {
          case "order" -> Step.Exercise.Kind.ORDER;
          case "fix" -> Step.Exercise.Kind.FIX;
          default -> Step.Exercise.Kind.WRITE;
        };
    List<YamlNode> hints =
        fields.list(
            "hints",
            2,
            "fewer than two hints",
            "Give at least two: first where to look, then what to do.");
    List<YamlNode> rules =
        fields.list(
            "judge",
            1,
            "no rule to judge an answer by",
            "Write at least one, such as `- processes: 2`.");
    Step.Exercise exercise =
        new Step.Exercise(
            fence.at(),
            fence.id(),
            fence.place(),
            kind,
            fields.text("task"),
            starter.map(Block.Fence::text).orElse(""),
            solution.map(Block.Fence::text).orElse(""),
            fields.texts(hints, "a hint"),
            new RuleReader(problems).rules(rules),
            fields.optionalText("success"));
    if (kind == Step.Exercise.Kind.ORDER) {
      starter.ifPresent(unneeded ->
          problems.add(
              unneeded.at(),
              "a starter for lines that are to be put in order",
              "Remove it: the learner begins with the solution's lines, shuffled."));
    } else {
      requirePart(fence, "starter", starter);
    }
    requirePart(fence, "solution", solution);
    if (kind == Step.Exercise.Kind.ORDER && solution.isPresent()) {
      pieces(solution.get(), exercise.pieces().size());
    }
    return exercise;
  }

  private void pieces(Block.Fence solution, int pieces) {
    if (pieces < 2 || pieces > MOST_PIECES) {
      problems.add(
          solution.at(),
          pieces + (pieces == 1 ? " line is" : " lines are") + " to be put in order",
          "Write a solution of 2 to " + MOST_PIECES + " lines, or another kind of exercise.");
    }
  }

  private void requirePart(Block.Fence fence, String name, Optional<Block.Fence> part) {
    if (part.isEmpty()) {
      problems.add(
          fence.at(),
          "the exercise `" + fence.id() + "` has no " + name,
          "Write a `java "
              + name
              + "` block after it: the starter first, then the solution,"
              + " with no text between.");
    }
  }
}
