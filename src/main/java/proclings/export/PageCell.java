package proclings.export;

import java.util.List;
import java.util.stream.Collectors;
import proclings.event.Event;
import proclings.history.Wording;
import proclings.render.Columns;
import proclings.render.JavaSource;
import proclings.render.Palette;
import proclings.render.RunWords;
import proclings.render.Visible;

/** A cell's part of a page: its code, its timeline with a scrubber, its output, all events. */
final class PageCell {
  private static final int USUAL_WHO = 17;
  private static final int WIDEST_WHO = 30;

  private final Section section;
  private final Colours colours;
  private final TimeAxis axis;

  PageCell(Section section, Colours colours) {
    this.section = section;
    this.colours = colours;
    axis = new TimeAxis(section.events());
  }

  String html() {
    int place = section.place();
    String title = section.title();
    return """
    <section class="cell" id="cell-%s" aria-labelledby="title-%s">
    <h2 id="title-%s">%s</h2>
    %s%s%s%s</section>
    """
        .formatted(place, place, place, title, code(), timeline(title), output(title), events());
  }

  private String code() {
    if (section.source().isEmpty()) {
      return "";
    }
    String lines =
        JavaSource.lines(section.source()).stream()
            .map(Markup::spans)
            .collect(Collectors.joining("\n"));
    return "<pre tabindex=\"0\" aria-label=\"Code of %s\"><code>%s</code></pre>\n"
        .formatted(lower(section.title()), lines);
  }

  private String timeline(String title) {
    String height = Integer.toString(Timeline.height(section));
    return """
    <figure>
    <div class="canvas">
    <svg class="timeline" height="%1$s" role="img" aria-label="Timeline of %2$s: %3$s">
    %4$s<rect class="later" x="100%%" y="0" width="0" height="%1$s"/>
    <line class="now" x1="100%%" y1="0" x2="100%%" y2="%1$s" style="display: none"/>
    </svg>
    </div>
    <div class="scrubber">
    <input type="range" min="0" max="100" step="any" value="100" aria-label="Events of %2$s that have happened">
    <button type="button">Play</button>
    <div class="happened"></div>
    </div>
    </figure>
    """
        .formatted(
            height,
            lower(title),
            RunWords.of(section.run().summary(), Palette.PLAIN),
            Timeline.of(section, colours));
  }

  private String output(String title) {
    StringBuilder lines = new StringBuilder();
    int widest = USUAL_WHO;
    for (int i = 0; i < section.events().size(); i++) {
      if (section.events().get(i) instanceof Event.Printed line) {
        widest = Math.max(widest, Columns.of(Visible.of(who(line))));
        lines.append(line(line, i + 1));
      }
    }
    String list =
        lines.isEmpty()
            ? ""
            : "<ol class=\"output\" style=\"--who: %sch\" aria-label=\"Output of %s\">\n%s</ol>\n"
                .formatted(Math.min(widest, WIDEST_WHO) + 2, lower(title), lines);
    return list + end();
  }

  private String line(Event.Printed line, int number) {
    String error = line.stream() == Event.Stream.ERR ? " error" : "";
    return """
    <li data-event="%s"><span class="who %s%s">%s</span><span class="says%s">%s</span></li>
    """
        .formatted(
            number,
            colours.of(line.by()),
            error,
            Markup.text(who(line)),
            error,
            Markup.text(line.text()));
  }

  private String end() {
    String value =
        section
            .value()
            .map(text ->
                text.lines()
                    .map(line -> "⇒ " + Markup.text(line))
                    .collect(Collectors.joining("\n")))
            .map("<pre>%s</pre>\n"::formatted)
            .orElse("");
    String trouble =
        section
            .trouble()
            .map(text -> "<p class=\"trouble\">✗ " + Markup.text(text) + "</p>\n")
            .orElse("");
    return value
        + trouble
        + "<p class=\"summary\">%s</p>\n"
            .formatted(Markup.text(RunWords.of(section.run().summary(), Palette.PLAIN)));
  }

  private String events() {
    List<Event> events = section.events();
    String items =
        events.stream()
            .map(event -> {
              String ms = axis.millis(event.nanos());
              return """
              <li data-ms="%s" data-x="%s"><span class="ms">%s ms</span>
              <span><span class="%s">%s</span> %s</span></li>
              """
                  .formatted(
                      ms,
                      Markup.number(axis.percent(event.nanos())),
                      ms,
                      colours.of(event.by()),
                      Markup.text(who(event)),
                      Markup.text(Wording.of(event)));
            })
            .collect(Collectors.joining());
    return """
    <details class="events">
    <summary>All %s events in their order</summary>
    <ol>
    %s</ol>
    </details>
    """
        .formatted(events.size(), items);
  }

  private static String who(Event event) {
    return event.by().pid() + " " + event.by().name();
  }

  private static String lower(String title) {
    return title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1);
  }
}
