package proclings.lesson;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import proclings.lesson.YamlNode.Mapping;

/** Reads the blocks that ask something: predictions, lines to be put in order, recap questions. */
final class QuestionReader {

  /** More lines than this are a riddle, and fewer no order. */
  private static final int FEWEST_LINES = 3;

  private static final int MOST_LINES = 8;

  private static final List<String> RECAP_KEYS = List.of("ask", "choices", "answer", "because");
  private static final List<String> PREDICTION_KEYS =
      List.of("ask", "kind", "choices", "answer", "because");
  private static final List<String> ORDERING_KEYS = List.of("ask", "kind", "because");
  private static final List<String> KINDS = List.of("choice", "order");

  private final Problems problems;

  QuestionReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * A question about the demo that follows.
   *
   * @param expectation what that demo is expected to print, if its lesson says so
   */
  Optional<Step> prediction(Block.Fence fence, Optional<Expectation> expectation) {
    return mapping(fence, "a prediction")
        .map(mapping -> {
          boolean order = isOrder(mapping);
          Fields fields =
              new Fields(
                  mapping, "a prediction", order ? ORDERING_KEYS : PREDICTION_KEYS, problems);
          if (order) {
            return new Step.Ordering(
                fence.at(),
                fence.id(),
                fields.text("ask"),
                lines(fence, expectation),
                fields.text("because"));
          }
          fields.oneOf("kind", KINDS);
          Choices choices = choices(fields);
          return new Step.Prediction(
              fence.at(),
              fence.id(),
              fields.text("ask"),
              choices.texts,
              choices.answer,
              fields.text("because"));
        });
  }

  /** A question about what was learnt. */
  Optional<Step> recap(Block.Fence fence) {
    return mapping(fence, "a recap question")
        .map(mapping -> {
          Fields fields = new Fields(mapping, "a recap question", RECAP_KEYS, problems);
          Choices choices = choices(fields);
          return new Step.Recap(
              fence.at(),
              fence.id(),
              fields.text("ask"),
              choices.texts,
              choices.answer,
              fields.text("because"));
        });
  }

  private record Choices(List<String> texts, int answer) {}

  private Choices choices(Fields fields) {
    List<YamlNode> choices =
        fields.list(
            "choices",
            2,
            "fewer than two choices",
            "Offer at least two, each with a `- ` of its own.");
    int answer = fields.integer("answer", 1, Math.max(1, choices.size()));
    return new Choices(fields.texts(choices, "a choice"), answer - 1);
  }

  /** The lines that are to be put in order: all that the demo prints, and nothing vague. */
  private List<Expectation.Line> lines(Block.Fence fence, Optional<Expectation> expectation) {
    List<Expectation.Line> lines =
        expectation.stream()
            .flatMap(e -> e.groups().stream())
            .flatMap(group -> group.lines().stream())
            .toList();
    if (lines.size() < FEWEST_LINES || lines.size() > MOST_LINES) {
      problems.add(
          fence.at(),
          "an order of " + lines.size() + " lines is asked for",
          "Let the demo that follows expect "
              + FEWEST_LINES
              + " to "
              + MOST_LINES
              + " lines: they are what is put in order.");
    }
    Set<String> texts = new HashSet<>();
    for (Expectation.Line line : lines) {
      if (!line.text().isPlain()) {
        problems.add(
            line.at(),
            "this line has a placeholder, but is to be put in order by who hasn't seen it yet",
            "Let the demo print a text that can be told beforehand.");
      } else if (!texts.add(line.text().forPeople())) {
        problems.add(
            line.at(),
            "this line comes twice, but is to be put in order",
            "Let the demo print lines that can be told apart.");
      }
    }
    return lines;
  }

  private static boolean isOrder(Mapping mapping) {
    return mapping.entries().stream()
        .anyMatch(entry ->
            entry.key().equals("kind")
                && entry.value() instanceof YamlNode.Scalar scalar
                && scalar.text().strip().equals("order"));
  }

  private Optional<Mapping> mapping(Block.Fence fence, String what) {
    return YamlReader.mapping(fence.text(), fence.content(), what, problems);
  }
}
