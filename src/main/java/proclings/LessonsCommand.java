package proclings;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import proclings.lesson.Contents;
import proclings.lesson.CourseReader;
import proclings.lesson.Heading;
import proclings.render.Palette;
import proclings.render.Style;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Lists the lessons. */
@Command(name = "lessons", description = "List the lessons.")
final class LessonsCommand implements Callable<Integer> {

  @ParentCommand private ProclingsCommand program;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    Contents contents = CourseReader.contents(program.course());
    if (json) {
      JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      List<Entry> lessons =
          contents.chapters().stream()
              .flatMap(
                  chapter -> chapter.headings().stream().map(h -> Entry.of(h, chapter.title())))
              .toList();
      System.out.println(mapper.writeValueAsString(new Document(contents.title(), lessons)));
    } else {
      table(contents, program.options.palette(program.surroundings));
    }
    return ExitCode.OK;
  }

  private static void table(Contents contents, Palette palette) {
    int width = contents.headings().stream().mapToInt(h -> h.name().length()).max().orElse(0);
    System.out.println(palette.paint(contents.title(), Style.TITLE));
    for (Contents.Chapter chapter : contents.chapters()) {
      System.out.println();
      if (!chapter.title().isEmpty()) {
        System.out.println(palette.paint(chapter.title(), Style.HINT));
      }
      for (Heading heading : chapter.headings()) {
        String name = heading.name() + " ".repeat(width - heading.name().length());
        String number = "%2d  ".formatted(heading.number());
        System.out.println(
            number
                + palette.paint(name, Style.STRONG)
                + palette.paint("  %2d min  ".formatted(heading.minutes()), Style.FAINT)
                + heading.summary());
      }
    }
  }

  /** The shape of the JSON; its names stay as they are. */
  private record Document(String title, List<Entry> lessons) {}

  private record Entry(
      int number,
      String name,
      String chapter,
      String title,
      String summary,
      int minutes,
      List<String> teaches,
      List<String> python,
      List<String> examples) {

    static Entry of(Heading h, String chapter) {
      return new Entry(
          h.number(),
          h.name(),
          chapter,
          h.title(),
          h.summary(),
          h.minutes(),
          h.teaches(),
          h.python(),
          h.examples());
    }
  }
}
