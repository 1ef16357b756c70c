package proclings.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.lesson.YamlNode.Mapping;
import proclings.lesson.YamlNode.Scalar;
import proclings.lesson.YamlNode.Sequence;

/**
 * Takes typed values out of a mapping and reports what is missing, unknown or of the wrong type.
 *
 * <p>Where something is wrong the answer is an empty value: it is never seen, because a file with a
 * problem gives no lesson.
 */
final class Fields {

  private final Mapping mapping;
  private final String what;
  private final Problems problems;

  /**
   * Looks at a mapping whose keys may be these.
   *
   * @param what what the mapping is, for messages: {@code an exercise}
   */
  Fields(Mapping mapping, String what, List<String> known, Problems problems) {
    this.mapping = mapping;
    this.what = what;
    this.problems = problems;
    for (Mapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        problems.add(
            entry.at(),
            "unknown key `" + entry.key() + "` in " + what,
            Nearest.to(entry.key(), known).map(near -> "Did you mean `" + near + "`? ").orElse("")
                + "The keys are "
                + String.join(", ", known)
                + ".");
      }
    }
  }

  Optional<YamlNode> optional(String key) {
    return mapping.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(Mapping.Entry::value)
        .findFirst();
  }

  Optional<YamlNode> required(String key) {
    Optional<YamlNode> value = optional(key);
    if (value.isEmpty()) {
      problems.add(mapping.at(), what + " has no `" + key + "`", "Add a line `" + key + ": …`.");
    }
    return value;
  }

  /** A text that is not empty. */
  String text(String key) {
    return required(key).map(value -> text(key, value)).orElse("");
  }

  Optional<String> optionalText(String key) {
    return optional(key).map(value -> text(key, value));
  }

  /** One of these words; without the key, or with another word, the first of them. */
  String oneOf(String key, List<String> words) {
    Optional<YamlNode> value = optional(key);
    String written = value.map(node -> text(key, node)).orElse(words.getFirst());
    if (words.contains(written) || written.isEmpty()) {
      return written.isEmpty() ? words.getFirst() : written;
    }
    problems.add(
        value.orElseThrow().at(),
        "`" + key + "` is `" + written + "`",
        Nearest.to(written, words).map(near -> "Did you mean `" + near + "`? ").orElse("")
            + "Write one of "
            + String.join(", ", words)
            + ".");
    return words.getFirst();
  }

  private String text(String key, YamlNode value) {
    if (!(value instanceof Scalar scalar)) {
      problems.add(
          value.at(),
          "`" + key + "` is " + value.kind() + ", not a text",
          "Write `" + key + ": text`; put the text into double quotes if it has a colon in it.");
      return "";
    }
    String text = scalar.text().strip();
    if (text.isEmpty()) {
      problems.add(scalar.at(), "`" + key + "` is empty", "Write a text after it.");
    }
    return text;
  }

  /** A whole number within bounds, both inclusive. */
  int integer(String key, int min, int max) {
    return required(key).map(value -> integer(key, value, min, max)).orElse(min);
  }

  int integer(String key, YamlNode value, int min, int max) {
    if (value instanceof Scalar(Position at, String text, Scalar.Type type)
        && type == Scalar.Type.INTEGER) {
      try {
        int number = Integer.parseInt(text);
        if (min <= number && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        // out of every range, as below
      }
      problems.add(
          at,
          "`" + key + "` is " + text + ", not from " + min + " to " + max,
          "Write a number from " + min + " to " + max + ".");
      return min;
    }
    problems.add(
        value.at(),
        "`" + key + "` is " + value.kind() + ", not a whole number",
        "Write a number from " + min + " to " + max + ", without quotes.");
    return min;
  }

  /** A list of texts of which none is empty; without the key an empty list. */
  List<String> texts(String key, String oneOfThem) {
    return optional(key).map(value -> texts(items(key, value), oneOfThem)).orElse(List.of());
  }

  /** The items that are texts; the others, and those that are empty, are problems. */
  List<String> texts(List<YamlNode> items, String oneOfThem) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items) {
      if (!(item instanceof Scalar scalar)) {
        problems.add(
            item.at(),
            oneOfThem + " is " + item.kind() + ", not a text",
            "Put it into double quotes, if it is meant to be a text.");
      } else if (scalar.text().isBlank()) {
        problems.add(item.at(), oneOfThem + " is empty", "Write it, or remove the item.");
      } else {
        texts.add(scalar.text().strip());
      }
    }
    return texts;
  }

  /**
   * The items of a list that must be there.
   *
   * @param tooFew what to say if there are fewer than so many
   */
  List<YamlNode> list(String key, int atLeast, String tooFew, String remedy) {
    Optional<YamlNode> value = required(key);
    List<YamlNode> items = value.map(v -> items(key, v)).orElse(List.of());
    if (value.orElse(null) instanceof Sequence sequence && items.size() < atLeast) {
      problems.add(sequence.at(), tooFew, remedy);
    }
    return items;
  }

  private List<YamlNode> items(String key, YamlNode value) {
    if (value instanceof Sequence sequence) {
      return sequence.items();
    }
    problems.add(
        value.at(),
        "`" + key + "` is " + value.kind() + ", not a list",
        "Write `" + key + ":` and below it one line `  - …` for each.");
    return List.of();
  }
}
