package proclings.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import proclings.lesson.YamlNode.Mapping;

/**
 * What {@code course.yaml} says: the course's title and the lessons in their order.
 *
 * @param chapters what parts the lessons, in their order; one without a title if nothing does
 * @param folder the course's own
 */
record CourseFile(String title, List<Chapter> chapters, Path folder) {

  /** The version of the format that this program reads. */
  static final int FORMAT = 1;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Lessons that belong together. */
  record Chapter(String title, List<Entry> entries) {}

  /**
   * A lesson in the list.
   *
   * @param number its place, from 1
   */
  record Entry(Position at, int number, String name) {

    /** What its folder must be called. */
    String folderName() {
      return "%02d-%s".formatted(number, name);
    }
  }

  /** Reads the file; empty if nothing of it can be used. */
  static Optional<CourseFile> read(Path folder, Problems problems) {
    return SourceText.read(folder.resolve("course.yaml"), problems)
        .flatMap(source ->
            YamlReader.mapping(
                source.slice(0, source.lines().size()),
                source.position(0, 0),
                "the course",
                problems))
        .flatMap(mapping -> read(mapping, folder, problems));
  }

  private static Optional<CourseFile> read(Mapping mapping, Path folder, Problems problems) {
    boolean parted = mapping.entries().stream().anyMatch(entry -> entry.key().equals("chapters"));
    String list = parted ? "chapters" : "lessons";
    Fields fields = new Fields(mapping, "the course", List.of("format", "title", list), problems);
    int format = fields.integer("format", 1, Integer.MAX_VALUE);
    if (format != FORMAT) {
      problems.add(
          fields.required("format").get().at(),
          "format " + format + " is unknown",
          "This version of proclings reads format " + FORMAT + "; take a newer one.");
      return Optional.empty();
    }
    Reader reader = new Reader(problems);
    List<Chapter> chapters =
        parted
            ? reader.chapters(fields)
            : List.of(new Chapter("", reader.entries(fields, "the course has no lesson")));
    return Optional.of(new CourseFile(fields.text("title"), chapters, folder));
  }

  /** All lessons, whatever chapter they are in. */
  List<Entry> entries() {
    return chapters.stream().flatMap(chapter -> chapter.entries().stream()).toList();
  }

  /** Numbers the lessons through all chapters. */
  private static final class Reader {

    private final Problems problems;
    private final Map<String, Position> names = new HashMap<>();
    private int listed;

    Reader(Problems problems) {
      this.problems = problems;
    }

    List<Chapter> chapters(Fields course) {
      List<Chapter> chapters = new ArrayList<>();
      List<YamlNode> items =
          course.list("chapters", 1, "the course has no chapter", "Write `- title: …` for each.");
      for (YamlNode item : items) {
        if (item instanceof Mapping chapter) {
          Fields fields = new Fields(chapter, "a chapter", List.of("title", "lessons"), problems);
          chapters.add(
              new Chapter(fields.text("title"), entries(fields, "the chapter has no lesson")));
        } else {
          problems.add(
              item.at(),
              "a chapter is " + item.kind() + ", not a set of keys",
              "Write `- title: …` and `lessons:` below it.");
        }
      }
      return List.copyOf(chapters);
    }

    List<Entry> entries(Fields fields, String none) {
      List<Entry> entries = new ArrayList<>();
      for (YamlNode item : fields.list("lessons", 1, none, "Write `- name: …` for each.")) {
        entry(item, ++listed, names, problems).ifPresent(entries::add);
      }
      return List.copyOf(entries);
    }
  }

  /** An entry that can be looked for; one with a name that can't be one is only reported. */
  private static Optional<Entry> entry(
      YamlNode item, int number, Map<String, Position> names, Problems problems) {
    if (!(item instanceof Mapping lesson)) {
      problems.add(
          item.at(), "a lesson is " + item.kind() + ", not a set of keys", "Write `- name: …`.");
      return Optional.empty();
    }
    Fields fields = new Fields(lesson, "a lesson", List.of("name"), problems);
    String name = fields.text("name");
    Position at = fields.optional("name").map(YamlNode::at).orElse(lesson.at());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (!NAME.matcher(name).matches()) {
      problems.add(
          at,
          "`" + name + "` is no lesson's name",
          "Use small letters, digits and single hyphens: `cube-and-square`.");
      return Optional.empty();
    }
    Position earlier = names.putIfAbsent(name, at);
    if (earlier != null) {
      problems.add(
          at,
          "the lesson `" + name + "` is listed twice",
          "Remove one of the two; the other is in line " + earlier.line() + ".");
      return Optional.empty();
    }
    return Optional.of(new Entry(at, number, name));
  }
}
