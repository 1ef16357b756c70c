package proclings.export;

import java.util.List;
import proclings.event.Event;
import proclings.event.json.Header;
import proclings.transcript.Transcript;

/**
 * A transcript as a text in another format. What comes out depends on the transcript and on what is
 * asked for here, and on nothing else: neither on the time nor on the place.
 */
public final class Export {
  private final Header header;
  private final List<Event> events;
  private final List<Section> sections;
  private final Colours colours;

  /** Will export that. */
  public Export(Transcript transcript) {
    header = transcript.header();
    events = transcript.events();
    sections = Section.of(transcript);
    colours = new Colours(transcript.events());
  }

  private Export(Header header, List<Event> events, List<Section> sections, Colours colours) {
    this.header = header;
    this.events = events;
    this.sections = sections;
    this.colours = colours;
  }

  /** The numbers of the cells that there are. */
  public List<Integer> cells() {
    return sections.stream().flatMap(section -> section.number().stream()).toList();
  }

  /** The same with no other cell than that one; it looks as it does among the others. */
  public Export only(int cell) {
    List<Section> asked =
        sections.stream()
            .filter(section -> section.number().filter(number -> number == cell).isPresent())
            .toList();
    List<Event> during = asked.stream().flatMap(section -> section.events().stream()).toList();
    return new Export(header, during, asked, colours);
  }

  /**
   * The text.
   *
   * @param castVersion of asciicast: 2 or 3
   * @param columns of the terminal that a cast is for; at least 40
   */
  public String to(Format format, int castVersion, int columns) {
    return switch (format) {
      case CAST -> new Cast(castVersion, columns, colours).of(header, sections);
      case HTML -> new Page(header, colours).of(sections);
      case TRACE -> Trace.of(header, events);
      case IPYNB -> new Notebook(colours).of(header, sections);
      case MD -> MarkdownText.of(header, sections);
      case SVG -> new Picture(colours).of(sections);
    };
  }
}
