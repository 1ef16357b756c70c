package proclings.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proclings.lesson.YamlNode.Mapping;
import proclings.lesson.YamlNode.Scalar;
import proclings.lesson.YamlNode.Sequence;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads one piece of YAML into nodes with positions.
 *
 * <p>It goes over tokens and not over Jackson's binding: that stops at the first mistake and knows
 * no place for one in a tree.
 */
final class YamlReader {

  private static final YAMLFactory YAML = new YAMLFactory();

  private final Position start;
  private final Problems problems;
  private final JsonParser parser;

  private YamlReader(String yaml, Position start, Problems problems) {
    this.start = start;
    this.problems = problems;
    this.parser = YAML.createParser(ObjectReadContext.empty(), yaml);
  }

  /**
   * Reads a mapping; anything else, broken YAML and a key twice are problems.
   *
   * @param start where the text's first character stands in its file
   * @param what what the text is, for messages: {@code an exercise}
   */
  static Optional<Mapping> mapping(String yaml, Position start, String what, Problems problems) {
    try {
      YamlReader reader = new YamlReader(yaml, start, problems);
      YamlNode node = reader.document();
      if (node instanceof Mapping mapping) {
        return Optional.of(mapping);
      }
      problems.add(
          node == null ? start : node.at(),
          what + " is " + (node == null ? "empty" : node.kind()) + ", not a set of keys",
          "Write lines of the form `key: value`.");
    } catch (JacksonException e) {
      problems.add(
          place(start, e.getLocation()),
          "broken YAML: " + reason(e),
          "Check the indentation, and put a text into double quotes if it has a colon and a space"
              + " or a # in it or begins with one of { [ * & ! | > % @ - ? or a quote.");
    }
    return Optional.empty();
  }

  private @Nullable YamlNode document() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return null;
    }
    YamlNode node = node(first);
    if (parser.nextToken() != null) {
      problems.add(
          here(),
          "a second YAML document begins here",
          "Keep everything in one document, without a line of ---.");
    }
    return node;
  }

  private YamlNode node(JsonToken token) {
    Position at = here();
    return switch (token) {
      case START_OBJECT -> mapping(at);
      case START_ARRAY -> sequence(at);
      case VALUE_NUMBER_INT -> scalar(at, Scalar.Type.INTEGER);
      case VALUE_NUMBER_FLOAT -> scalar(at, Scalar.Type.FRACTION);
      case VALUE_TRUE, VALUE_FALSE -> scalar(at, Scalar.Type.BOOLEAN);
      case VALUE_NULL -> new Scalar(at, "", Scalar.Type.NOTHING);
      default -> scalar(at, Scalar.Type.TEXT);
    };
  }

  private Scalar scalar(Position at, Scalar.Type type) {
    return new Scalar(at, parser.getString(), type);
  }

  private Sequence sequence(Position at) {
    List<YamlNode> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(node(t));
    }
    return new Sequence(at, items);
  }

  private Mapping mapping(Position at) {
    List<Mapping.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT; t = parser.nextToken()) {
      Position keyAt = here();
      String key = parser.currentName();
      YamlNode value = node(parser.nextToken());
      if (keys.add(key)) {
        entries.add(new Mapping.Entry(keyAt, key, value));
      } else {
        problems.add(
            keyAt, "the key `" + key + "` stands here a second time", "Remove one of the two.");
      }
    }
    return new Mapping(at, entries);
  }

  private Position here() {
    return place(start, parser.currentTokenLocation());
  }

  private static Position place(Position start, @Nullable TokenStreamLocation location) {
    if (location == null || location.getLineNr() < 1) {
      return start;
    }
    int line = start.line() + location.getLineNr() - 1;
    return new Position(
        start.file(), line, start.column() + Math.max(location.getColumnNr(), 1) - 1);
  }

  /** The parser's own words without the places that it repeats in them. */
  private static String reason(JacksonException e) {
    List<String> lines =
        e.getOriginalMessage()
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty() && !l.startsWith("in reader") && !l.startsWith("in \""))
            .filter(l -> !l.startsWith("while ") && !l.startsWith("at ["))
            .toList();
    String reason = lines.isEmpty() ? e.getOriginalMessage().strip() : lines.getFirst();
    return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }
}
