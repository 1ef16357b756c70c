package proclings.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.lesson.YamlNode.Mapping;

/** Builds a lesson's steps from its blocks: which block belongs to which, and what is missing. */
final class StepReader {

  private static final List<String> PREDICTION_KEYS =
      List.of("ask", "choices", "answer", "because");
  private static final List<String> EXERCISE_KEYS = List.of("task", "hints", "judge", "success");

  private final List<Block> blocks;
  private final Problems problems;
  private final List<Step> steps = new ArrayList<>();
  private int next;

  private StepReader(List<Block> blocks, Problems problems) {
    this.blocks = blocks;
    this.problems = problems;
  }

  static List<Step> read(List<Block> blocks, Problems problems) {
    return new StepReader(blocks, problems).steps();
  }

  private List<Step> steps() {
    while (next < blocks.size()) {
      switch (blocks.get(next++)) {
        case Block.Prose(Position at, String markdown) -> steps.add(new Step.Prose(at, markdown));
        case Block.Fence fence -> step(fence);
      }
    }
    return steps;
  }

  private void step(Block.Fence fence) {
    switch (fence.kind()) {
      case "java demo" -> demo(fence);
      case "predict" -> prediction(fence);
      case "exercise" -> exercise(fence);
      case "expect" ->
          problems.add(
              fence.at(),
              "an expect block without a demo",
              "Put it right after the `java demo` block that it is about, with no text between.");
      default ->
          problems.add(
              fence.at(),
              "a `" + fence.kind() + "` block without an exercise",
              "Put it after an `exercise` block, the starter first, with no text between.");
    }
  }

  private void demo(Block.Fence fence) {
    codeOf(fence);
    Optional<Expectation> expectation =
        follower("expect").map(expect -> ExpectationReader.read(expect, problems));
    steps.add(new Step.Demo(fence.at(), fence.id(), fence.place(), fence.text(), expectation));
  }

  private void prediction(Block.Fence fence) {
    if (!demoFollows()) {
      problems.add(
          fence.at(),
          "a prediction without a demo",
          "Put it before the `java demo` block that shows the answer; only text may stand"
              + " between.");
    }
    Optional<Mapping> mapping =
        YamlReader.mapping(fence.text(), fence.content(), "a prediction", problems);
    if (mapping.isEmpty()) {
      return;
    }
    Fields fields = new Fields(mapping.get(), "a prediction", PREDICTION_KEYS, problems);
    List<YamlNode> choices =
        fields.list(
            "choices",
            2,
            "fewer than two choices",
            "Offer at least two, each with a `- ` of its own.");
    int answer = fields.integer("answer", 1, Math.max(1, choices.size()));
    steps.add(
        new Step.Prediction(
            fence.at(),
            fence.id(),
            fields.text("ask"),
            fields.texts(choices, "a choice"),
            answer - 1,
            fields.text("because")));
  }

  private void exercise(Block.Fence fence) {
    Optional<Block.Fence> starter = follower("java starter");
    Optional<Block.Fence> solution = follower("java solution");
    for (String kind : List.of("java starter", "java solution")) {
      Optional<Block.Fence> part = kind.equals("java starter") ? starter : solution;
      part.ifPresentOrElse(
          this::codeOf,
          () ->
              problems.add(
                  fence.at(),
                  "the exercise `" + fence.id() + "` has no " + kind.substring("java ".length()),
                  "Write a `"
                      + kind
                      + "` block after it: the starter first, then the solution,"
                      + " with no text between."));
    }
    Optional<Mapping> mapping =
        YamlReader.mapping(fence.text(), fence.content(), "an exercise", problems);
    if (mapping.isEmpty()) {
      return;
    }
    Fields fields = new Fields(mapping.get(), "an exercise", EXERCISE_KEYS, problems);
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
    steps.add(
        new Step.Exercise(
            fence.at(),
            fence.id(),
            fence.place(),
            fields.text("task"),
            starter.map(Block.Fence::text).orElse(""),
            solution.map(Block.Fence::text).orElse(""),
            fields.texts(hints, "a hint"),
            new RuleReader(problems).rules(rules),
            fields.optionalText("success")));
  }

  /** Reports a block of code in which there is none. */
  private void codeOf(Block.Fence fence) {
    if (fence.text().isBlank()) {
      problems.add(
          fence.at(),
          "the `" + fence.kind() + "` block is empty",
          "Write Java in it, as at the prompt.");
    }
  }

  /** Takes the next block if it is of this kind. */
  private Optional<Block.Fence> follower(String kind) {
    if (next < blocks.size()
        && blocks.get(next) instanceof Block.Fence fence
        && fence.kind().equals(kind)) {
      next++;
      return Optional.of(fence);
    }
    return Optional.empty();
  }

  private boolean demoFollows() {
    return blocks.subList(next, blocks.size()).stream()
        .flatMap(block -> block instanceof Block.Fence fence ? Optional.of(fence).stream() : null)
        .findFirst()
        .filter(fence -> fence.kind().equals("java demo"))
        .isPresent();
  }
}
