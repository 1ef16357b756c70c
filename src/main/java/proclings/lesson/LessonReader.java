package proclings.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads one {@code lesson.md}: its front matter alone, or all of it. */
final class LessonReader {

  private static final List<String> KEYS =
      List.of("title", "summary", "minutes", "teaches", "python", "examples");

  private static final String FENCE = "---";

  private final int number;
  private final String name;
  private final Path folder;
  private final Problems problems;

  LessonReader(int number, String name, Path folder, Problems problems) {
    this.number = number;
    this.name = name;
    this.folder = folder;
    this.problems = problems;
  }

  /** What the front matter says; empty if it can't be read. */
  Optional<Heading> heading() {
    return SourceText.read(file(), problems)
        .flatMap(source -> heading(source, endOfFrontMatter(source)));
  }

  /** The whole lesson; empty if there is no front matter to read, though the steps are checked. */
  Optional<Lesson> lesson() {
    return SourceText.read(file(), problems).flatMap(this::lesson);
  }

  Optional<Lesson> lesson(SourceText source) {
    int end = endOfFrontMatter(source);
    Optional<Heading> heading = heading(source, end);
    Body body = BlockReader.read(source, end + 1, problems);
    List<Step> steps = StepReader.read(body.blocks(), problems);
    List<Note> notes = body.notes().stream().map(note -> Note.of(note, steps)).toList();
    return heading.map(h -> Lesson.of(h, steps, notes));
  }

  Path file() {
    return folder.resolve("lesson.md");
  }

  private Optional<Heading> heading(SourceText source, int end) {
    if (end < 0) {
      problems.add(
          source.position(0, 0),
          source.lines().getFirst().stripTrailing().equals(FENCE)
              ? "the front matter is never closed"
              : "the lesson has no front matter",
          "Begin the file with a line of ---, then `title`, `summary` and `minutes`, then another"
              + " line of ---.");
      return Optional.empty();
    }
    return YamlReader.mapping(
            source.slice(1, end), source.position(1, 0), "the front matter", problems)
        .map(mapping -> new Fields(mapping, "the front matter", KEYS, problems))
        .map(fields ->
            new Heading(
                number,
                name,
                fields.text("title"),
                fields.text("summary"),
                fields.integer("minutes", 1, 120),
                fields.texts("teaches", "a name in `teaches`"),
                fields.texts("python", "a name in `python`"),
                fields.texts("examples", "an id in `examples`"),
                folder));
  }

  /** The index of the line that closes the front matter, or -1. */
  private static int endOfFrontMatter(SourceText source) {
    List<String> lines = source.lines();
    if (lines.getFirst().stripTrailing().equals(FENCE)) {
      for (int i = 1; i < lines.size(); i++) {
        if (lines.get(i).stripTrailing().equals(FENCE)) {
          return i;
        }
      }
    }
    return -1;
  }
}
