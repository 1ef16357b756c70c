package proclings.tutor;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Progress as JSON. The stream reader alone is used, because this is read before the prompt stands
 * and data binding would take longer to load than all the rest.
 */
final class ProgressJson {

  private static final int FORMAT = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private ProgressJson() {}

  static String write(Progress progress) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("format", FORMAT);
      if (progress.current() != null) {
        json.writeStringProperty("current", progress.current());
      }
      json.writeObjectPropertyStart("lessons");
      progress.lessons().forEach((name, lesson) -> write(json, name, lesson));
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.append('\n').toString();
  }

  private static void write(JsonGenerator json, String name, LessonProgress lesson) {
    json.writeRaw("\n");
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("step", lesson.step() + 1);
    json.writeBooleanProperty("done", lesson.done());
    json.writeObjectPropertyStart("predictions");
    lesson.predictions().forEach((id, choice) -> json.writeNumberProperty(id, choice + 1));
    json.writeEndObject();
    json.writeObjectPropertyStart("exercises");
    lesson.exercises().forEach((id, exercise) -> write(json, id, exercise));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String id, ExerciseProgress exercise) {
    json.writeObjectPropertyStart(id);
    json.writeBooleanProperty("done", exercise.done());
    json.writeNumberProperty("hints", exercise.hints());
    json.writeBooleanProperty("solution", exercise.solution());
    if (exercise.answer() != null) {
      json.writeStringProperty("answer", exercise.answer());
    }
    json.writeEndObject();
  }

  /**
   * Reads what {@link #write} wrote; what is missing is as for a learner who comes for the first
   * time, and what is unknown is left out.
   *
   * @throws IllegalArgumentException if the text isn't JSON or of another format, saying which
   */
  static Progress read(String text) {
    Map<String, @Nullable Object> root;
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      root = object(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("something follows the JSON object");
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    if (number(root.get("format"), 0) != FORMAT) {
      throw new IllegalArgumentException("not of format " + FORMAT);
    }
    Map<String, LessonProgress> lessons = new TreeMap<>();
    map(root.get("lessons")).forEach((name, value) -> lessons.put(name, lesson(map(value))));
    return new Progress(root.get("current") instanceof String name ? name : null, lessons);
  }

  private static LessonProgress lesson(Map<String, @Nullable Object> values) {
    SortedMap<String, Integer> predictions = new TreeMap<>();
    map(values.get("predictions"))
        .forEach((id, choice) -> predictions.put(id, Math.max(0, number(choice, 1) - 1)));
    SortedMap<String, ExerciseProgress> exercises = new TreeMap<>();
    map(values.get("exercises")).forEach((id, value) -> exercises.put(id, exercise(map(value))));
    int step = Math.max(0, number(values.get("step"), 1) - 1);
    boolean done = Boolean.TRUE.equals(values.get("done"));
    return new LessonProgress(step, done, predictions, exercises);
  }

  private static ExerciseProgress exercise(Map<String, @Nullable Object> values) {
    return new ExerciseProgress(
        Boolean.TRUE.equals(values.get("done")),
        Math.max(0, number(values.get("hints"), 0)),
        Boolean.TRUE.equals(values.get("solution")),
        values.get("answer") instanceof String answer ? answer : null);
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value instanceof Integer number ? number : otherwise;
  }

  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> copy.put(String.valueOf(key), inner));
    }
    return copy;
  }

  private static Map<String, @Nullable Object> object(JsonParser json) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      values.put(name, value(json));
    }
    return values;
  }

  private static @Nullable Object value(JsonParser json) {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case VALUE_STRING -> json.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> (int) Math.clamp(json.getLongValue(), 0, Integer.MAX_VALUE);
      default -> {
        json.skipChildren();
        yield null;
      }
    };
  }
}
