package proclings.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the lesson that somebody means by its number, its name, or a part of its name or title. */
public final class LessonFinder {

  private LessonFinder() {}

  /**
   * Finds a lesson by what was written.
   *
   * @throws UnknownLessonException when none or more than one is meant
   */
  public static Heading find(Contents contents, String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    List<Heading> headings = contents.headings();
    Optional<Heading> exact =
        headings.stream()
            .filter(h -> h.name().equals(text) || folderName(h).equals(text))
            .findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    if (text.matches("\\d{1,6}")) {
      int number = Integer.parseInt(text);
      if (1 <= number && number <= headings.size()) {
        return headings.get(number - 1);
      }
      throw new UnknownLessonException(
          "there is no lesson " + number + "; they are numbered from 1 to " + headings.size(),
          List.of());
    }
    List<Heading> parts = parts(headings, text);
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    if (parts.isEmpty()) {
      List<String> names = headings.stream().map(Heading::name).toList();
      List<String> nearest = Nearest.several(text, names, 3);
      throw new UnknownLessonException(
          "there is no lesson `"
              + written
              + "`; "
              + (nearest.isEmpty()
                  ? "there are " + String.join(", ", names)
                  : "did you mean " + String.join(" or ", nearest) + "?"),
          nearest);
    }
    List<String> several = parts.stream().map(Heading::name).toList();
    throw new UnknownLessonException(
        "`" + written + "` may be " + String.join(" or ", several) + "; write more of the name",
        several);
  }

  /** The lessons that have the text in their name; if there is none, in their title. */
  private static List<Heading> parts(List<Heading> headings, String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<Heading> byName = headings.stream().filter(h -> h.name().contains(text)).toList();
    if (!byName.isEmpty()) {
      return byName;
    }
    return headings.stream()
        .filter(h -> h.title().toLowerCase(Locale.ROOT).contains(text))
        .toList();
  }

  private static String folderName(Heading heading) {
    return "%02d-%s".formatted(heading.number(), heading.name());
  }
}
