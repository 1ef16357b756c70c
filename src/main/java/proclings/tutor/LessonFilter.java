package proclings.tutor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import proclings.lesson.Heading;

/**
 * Which lessons of a list somebody wants to see: {@code done}, {@code begun} or {@code open} ones,
 * and those in which some words occur.
 */
public final class LessonFilter {

  private static final List<String> STATES = List.of("done", "begun", "open", "all");

  private final List<String> words;

  private LessonFilter(List<String> words) {
    this.words = words;
  }

  /** What was written, word by word; each must be met. Nothing, or {@code all}, is met by each. */
  public static LessonFilter parse(String written) {
    return new LessonFilter(
        Stream.of(written.strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** Whether a lesson is to be seen. */
  public boolean matches(Heading lesson, LessonProgress progress) {
    return words.stream()
        .allMatch(word ->
            STATES.contains(word)
                ? is(word, progress)
                : texts(lesson).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word)));
  }

  private static boolean is(String state, LessonProgress progress) {
    return switch (state) {
      case "done" -> progress.done();
      case "begun" -> progress.begun() && !progress.done();
      case "open" -> !progress.done();
      default -> true;
    };
  }

  private static Stream<String> texts(Heading lesson) {
    return Stream.of(
            Stream.of(lesson.name(), lesson.title(), lesson.summary()),
            lesson.teaches().stream(),
            lesson.python().stream())
        .flatMap(texts -> texts);
  }
}
