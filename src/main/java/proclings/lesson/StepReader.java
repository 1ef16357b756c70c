package proclings.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Builds a lesson's steps from its blocks: which block belongs to which, and what is missing. */
final class StepReader {

  private final List<Block> blocks;
  private final Problems problems;
  private final QuestionReader questions;
  private final ExerciseReader exercises;
  private final List<Step> steps = new ArrayList<>();
  private int next;

  private StepReader(List<Block> blocks, Problems problems) {
    this.blocks = blocks;
    this.problems = problems;
    this.questions = new QuestionReader(problems);
    this.exercises = new ExerciseReader(problems);
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
      case "java play" -> {
        codeOf(fence);
        steps.add(new Step.Play(fence.at(), fence.id(), fence.place(), fence.text()));
      }
      case "predict" -> prediction(fence);
      case "recap" -> questions.recap(fence).ifPresent(steps::add);
      case "exercise" -> exercise(fence);
      case "expect" ->
          problems.add(
              fence.at(),
              "an expect block without a demo",
              "Put it right after the `java demo` block that it is about, with no text between.");
      case BlockReader.TWIN ->
          problems.add(
              fence.at(),
              "the Python of `" + fence.id() + "` does not stand with it",
              "Put it right after that demo, or after its expect block, with no text between.");
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
    Optional<Block.Fence> twin = follower(BlockReader.TWIN, block -> block.id().equals(fence.id()));
    twin.ifPresent(this::codeOf);
    steps.add(
        new Step.Demo(
            fence.at(),
            fence.id(),
            fence.place(),
            fence.text(),
            expectation,
            twin.map(Block.Fence::text)));
  }

  private void prediction(Block.Fence fence) {
    Optional<Integer> demo = followingDemo();
    if (demo.isEmpty()) {
      problems.add(
          fence.at(),
          "a prediction without a demo",
          "Put it before the `java demo` block that shows the answer; only text may stand"
              + " between. A question about what was learnt is a `recap`.");
    }
    Optional<Step> question = questions.prediction(fence, demo.flatMap(this::expectationAfter));
    if (question.orElse(null) instanceof Step.Ordering && demo.isPresent() && demo.get() != next) {
      problems.add(
          fence.at(),
          "text between lines to be put in order and the demo that prints them",
          "Put the text above the `predict` block.");
    }
    question.ifPresent(steps::add);
  }

  private void exercise(Block.Fence fence) {
    Optional<Block.Fence> starter = follower("java starter");
    Optional<Block.Fence> solution = follower("java solution");
    starter.ifPresent(this::codeOf);
    solution.ifPresent(this::codeOf);
    exercises.exercise(fence, starter, solution).ifPresent(steps::add);
  }

  /** Reports a block of code in which there is none. */
  private void codeOf(Block.Fence fence) {
    if (fence.text().isBlank()) {
      boolean python = fence.kind().equals(BlockReader.TWIN);
      problems.add(
          fence.at(),
          "the `" + fence.kind() + "` block is empty",
          python
              ? "Write the demo's program in Python, or remove the block."
              : "Write Java in it, as at the prompt.");
    }
  }

  /** Takes the next block if it is of this kind. */
  private Optional<Block.Fence> follower(String kind) {
    return follower(kind, fence -> true);
  }

  private Optional<Block.Fence> follower(String kind, Predicate<Block.Fence> meant) {
    if (next < blocks.size()
        && blocks.get(next) instanceof Block.Fence fence
        && fence.kind().equals(kind)
        && meant.test(fence)) {
      next++;
      return Optional.of(fence);
    }
    return Optional.empty();
  }

  /** Where the demo stands that is the next block but for prose. */
  private Optional<Integer> followingDemo() {
    for (int i = next; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Fence fence) {
        return fence.kind().equals("java demo") ? Optional.of(i) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** What stands behind a demo; its mistakes are reported when it is that block's turn. */
  private Optional<Expectation> expectationAfter(int demo) {
    return demo + 1 < blocks.size()
            && blocks.get(demo + 1) instanceof Block.Fence fence
            && fence.kind().equals("expect")
        ? Optional.of(ExpectationReader.read(fence, new Problems()))
        : Optional.empty();
  }
}
