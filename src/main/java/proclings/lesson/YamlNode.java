package proclings.lesson;

import java.util.List;

/** A piece of YAML that knows where it stands. */
sealed interface YamlNode {

  Position at();

  /** What it is, as a message to an author calls it. */
  String kind();

  /** A text, a number, true, false or nothing, as it was written. */
  record Scalar(Position at, String text, Type type) implements YamlNode {
    enum Type {
      TEXT,
      INTEGER,
      FRACTION,
      BOOLEAN,
      NOTHING
    }

    @Override
    public String kind() {
      return switch (type) {
        case TEXT -> "a text";
        case INTEGER, FRACTION -> "a number";
        case BOOLEAN -> "true or false";
        case NOTHING -> "nothing";
      };
    }
  }

  /** A list. */
  record Sequence(Position at, List<YamlNode> items) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, in the order of the file, with every key once. */
  record Mapping(Position at, List<Entry> entries) implements YamlNode {
    record Entry(Position at, String key, YamlNode value) {}

    @Override
    public String kind() {
      return "a set of keys";
    }
  }
}
