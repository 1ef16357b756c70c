package proclings.export;

import java.util.List;

/** The timelines of a transcript alone, as one SVG file that needs nothing else. */
final class Picture {
  private static final int WIDTH = 840;
  private static final int MARGIN = 16;
  private static final int HEADING = 26;

  /** What arrows refer to; a page or a picture has it once. */
  static final String DEFS =
      """
      <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" \
      orient="auto"><path class="arrow" d="M0 1 8 4 0 7z"/></marker></defs>
      """;

  private final Colours colours;

  Picture(Colours colours) {
    this.colours = colours;
  }

  String of(List<Section> sections) {
    return of(sections, WIDTH);
  }

  /** For this picture alone: a notebook puts it into its own page, whose colours are its own. */
  private static String colours() {
    return Sheets.read("colours.css").replace(":root", ".timeline");
  }

  /**
   * A picture so many pixels wide, the sections below one another; each has its title if there are
   * several.
   */
  String of(List<Section> sections, int width) {
    StringBuilder parts = new StringBuilder();
    int y = MARGIN;
    for (Section section : sections) {
      if (sections.size() > 1) {
        parts.append(
            "<text class=\"heading\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(MARGIN, y + 12, section.title()));
        y += HEADING;
      }
      parts.append(
          "<svg x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" overflow=\"visible\">\n%s</svg>\n"
              .formatted(
                  MARGIN,
                  y,
                  width - 2 * MARGIN,
                  Timeline.height(section),
                  Timeline.of(section, colours)));
      y += Timeline.height(section) + MARGIN;
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" class="timeline" width="%1$s" height="%2$s" \
    viewBox="0 0 %1$s %2$s" role="img" aria-label="Timeline of processes">
    <style>
    %3$s%4$s</style>
    %5$s<rect width="%1$s" height="%2$s" rx="6" style="fill: var(--ground)"/>
    %6$s</svg>
    """
        .formatted(width, y, colours(), Sheets.read("timeline.css"), DEFS, parts);
  }
}
