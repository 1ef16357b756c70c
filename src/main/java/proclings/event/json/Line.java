package proclings.event.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * One JSON object with the column of each of its fields. Fields are taken out one by one; what is
 * left when all that the format knows was taken is an error.
 */
final class Line {
  private final int line;
  private final int column;
  private final String what;
  private final Map<String, Entry> entries;
  private final Set<String> taken = new HashSet<>();

  /** A field: its own column, its value (String, Long, Boolean, Line or null) and that one's. */
  private record Entry(int column, @Nullable Object value, int valueColumn) {}

  private Line(int line, int column, String what, Map<String, Entry> entries) {
    this.line = line;
    this.column = column;
    this.what = what;
    this.entries = entries;
  }

  /** Reads a line that is one object and nothing else. */
  static Line parse(String text, int line, String what) throws EventFormatException {
    try (JsonParser json = JsonText.READING.createParser(text)) {
      JsonToken first = json.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new EventFormatException(
            line, 1, "this is no JSON object", "Each line must be one, from { to }");
      }
      Line object = object(json, line, what);
      if (json.nextToken() != null) {
        throw new EventFormatException(
            line,
            column(json.currentTokenLocation()),
            "there is more after the object's }",
            "Put each event on a line of its own");
      }
      return object;
    } catch (JacksonException e) {
      throw new EventFormatException(
          line,
          e.getLocation() == null ? 1 : column(e.getLocation()),
          "this is not JSON: " + firstSentence(e.getOriginalMessage()),
          "Restore the line, or remove it if it was cut off");
    }
  }

  private static Line object(JsonParser json, int line, String what) throws EventFormatException {
    int column = column(json.currentTokenLocation());
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      int nameColumn = column(json.currentTokenLocation());
      String name = json.currentName();
      JsonToken token = json.nextToken();
      int valueColumn = column(json.currentTokenLocation());
      @Nullable Object value =
          switch (token) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> object(json, line, "\"" + name + "\"");
            default ->
                throw new EventFormatException(
                    line,
                    valueColumn,
                    "\"" + name + "\" is of a kind that no field has",
                    "Values are texts, whole numbers, true, false, and objects of these");
          };
      entries.put(name, new Entry(nameColumn, value, valueColumn));
    }
    return new Line(line, column, what, entries);
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Whether a field is there and has that value. */
  boolean is(String name, String value) {
    @Nullable Entry entry = entries.get(name);
    return entry != null && value.equals(entry.value);
  }

  /** Where a field's value begins, from 1; where the object does if it isn't there. */
  int valueColumn(String name) {
    @Nullable Entry entry = entries.get(name);
    return entry == null ? column : entry.valueColumn;
  }

  String string(String name) throws EventFormatException {
    return take(name, String.class, "a text in quotes");
  }

  @Nullable String stringIfThere(String name) throws EventFormatException {
    return has(name) ? string(name) : null;
  }

  long number(String name) throws EventFormatException {
    return take(name, Long.class, "a whole number");
  }

  int small(String name) throws EventFormatException {
    @Nullable Entry entry = entries.get(name);
    long number = number(name);
    if (entry == null || number != (int) number) {
      throw at(entry, "\"" + name + "\" is too large", "Restore the number");
    }
    return (int) number;
  }

  boolean truth(String name) throws EventFormatException {
    return take(name, Boolean.class, "true or false");
  }

  Line object(String name) throws EventFormatException {
    return take(name, Line.class, "an object");
  }

  <E extends Enum<E>> E word(String name, Class<E> type) throws EventFormatException {
    @Nullable Entry entry = entries.get(name);
    String word = string(name);
    for (E constant : type.getEnumConstants()) {
      if (EventWriter.word(constant).equals(word)) {
        return constant;
      }
    }
    throw at(
        entry,
        "\"%s\" can't be \"%s\"".formatted(name, word),
        "Format version %d knows %s; a newer proclings may know more"
            .formatted(
                Header.VERSION,
                Arrays.stream(type.getEnumConstants())
                    .map(EventWriter::word)
                    .collect(Collectors.joining(", "))));
  }

  /** Says that a value is wrong; to be thrown. */
  EventFormatException wrong(String name, String problem, String remedy) {
    return at(entries.get(name), problem, remedy);
  }

  /** Checks that every field was taken. */
  void end() throws EventFormatException {
    for (Map.Entry<String, Entry> left : entries.entrySet()) {
      if (!taken.contains(left.getKey())) {
        throw at(
            left.getValue(),
            "%s has no field \"%s\" in format version %d"
                .formatted(what, left.getKey(), Header.VERSION),
            "Remove it, or read the file with a newer proclings, which may know it");
      }
    }
  }

  private <T> T take(String name, Class<T> type, String kind) throws EventFormatException {
    @Nullable Entry entry = entries.get(name);
    if (entry == null) {
      throw at(null, what + " lacks \"" + name + "\"", "Restore it: " + kind);
    }
    taken.add(name);
    if (!type.isInstance(entry.value)) {
      throw new EventFormatException(
          line, entry.valueColumn, "\"" + name + "\" is not " + kind, "Restore the value");
    }
    return type.cast(entry.value);
  }

  private EventFormatException at(@Nullable Entry entry, String problem, String remedy) {
    return new EventFormatException(line, entry == null ? column : entry.column, problem, remedy);
  }

  private static int column(TokenStreamLocation location) {
    return Math.max(1, location.getColumnNr());
  }

  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    return (end < 0 ? message : message.substring(0, end)).toLowerCase(Locale.ROOT);
  }
}
