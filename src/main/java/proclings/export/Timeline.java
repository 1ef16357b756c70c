package proclings.export;

import java.util.List;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Hold;
import proclings.history.Lane;
import proclings.history.Message;
import proclings.history.Wait;
import proclings.history.Wording;
import proclings.render.Columns;
import proclings.render.Visible;

/**
 * A run as SVG: a lane a process, time from left to right.
 *
 * <p>Along is measured in hundredths of the width and across in pixels, so that a page may be as
 * wide as it likes while letters keep their size.
 */
final class Timeline {
  private static final int LANE = 40;
  private static final int NAME = 14;
  private static final int BAR = 26;
  private static final int AXIS = 24;

  /** Beyond this a name is cut rather than the picture's edge passed. */
  private static final int WIDEST_NAME = 30;

  /** With more arrows than these each is paler, so that a thousand are not one black block. */
  private static final int MANY = 60;

  private final History run;
  private final Colours colours;
  private final TimeAxis axis;
  private final StringBuilder out = new StringBuilder();

  private Timeline(Section section, Colours colours) {
    run = section.run();
    this.colours = colours;
    axis = new TimeAxis(run.events());
  }

  /** How high the drawing of a section is, in pixels. */
  static int height(Section section) {
    return lanesHeight(section.run()) + AXIS;
  }

  private static int lanesHeight(History run) {
    return run.lanes().size() * LANE;
  }

  /** What stands between the tags of an {@code svg}; it refers to the marker of {@link Defs}. */
  static String of(Section section, Colours colours) {
    Timeline timeline = new Timeline(section, colours);
    timeline.axis();
    timeline.families();
    timeline.run.lanes().forEach(timeline::lane);
    timeline.messages();
    return timeline.out.toString();
  }

  private void axis() {
    int bottom = lanesHeight(run);
    for (TimeAxis.Tick tick : axis.ticks()) {
      String x = axis.x(tick.nanos());
      // The first and the last label stand inside, where there is room for them.
      double at = axis.percent(tick.nanos());
      String anchor = at < 5 ? "start" : at > 95 ? "end" : "middle";
      line("grid", x, 0, x, bottom, "");
      out.append(
          "<text class=\"tick\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
              .formatted(x, bottom + 16, anchor, tick.label()));
    }
  }

  /** From each start to the lane that begins with it, and from each end to the join that saw it. */
  private void families() {
    for (Lane lane : run.lanes()) {
      lane.started()
          .ifPresent(start -> {
            String x = axis.x(start.nanos());
            line("start " + colours.of(lane.actor()), x, y(run.laneOf(start)), x, y(lane), "");
          });
    }
    for (Event event : run.events()) {
      if (event instanceof Event.Joined join) {
        run.lanes().stream()
            .filter(lane -> lane.pid() == join.child().pid())
            .filter(lane -> lane.exited().filter(end -> end.seq() < join.seq()).isPresent())
            .reduce((one, later) -> later)
            .ifPresent(lane ->
                line(
                    "join " + colours.of(lane.actor()),
                    axis.x(lane.exited().orElseThrow().nanos()),
                    y(lane),
                    axis.x(join.nanos()),
                    y(run.laneOf(join)),
                    says(join)));
      }
    }
  }

  private void lane(Lane lane) {
    long from = lane.started().<Event>map(start -> start).map(Event::nanos).orElse(axis.first());
    long to = lane.exited().map(Event::nanos).orElse(axis.last());
    out.append("<g class=\"%s\">\n".formatted(colours.of(lane.actor())));
    out.append(
        "<text class=\"name\" x=\"0\" y=\"%s\">%s %s%s</text>\n"
            .formatted(top(lane) + NAME, lane.pid(), Markup.text(name(lane)), remark(lane)));
    int y = y(lane);
    for (Hold hold : lane.holds()) {
      hold(hold, to, y);
    }
    line("life", axis.x(from), y, axis.x(to), y, "");
    for (Wait wait : lane.waits()) {
      String end = axis.x(wait.ended().map(Event::nanos).orElse(to));
      String x = axis.x(wait.began().nanos());
      line("gap", x, y, end, y, "");
      line("wait", x, y, end, y, says(wait.began()) + (wait.succeeded() ? "" : ", in vain"));
    }
    lane.events().forEach(event -> mark(event, y));
    out.append("</g>\n");
  }

  private static String name(Lane lane) {
    return Columns.clip(Visible.of(lane.name()), WIDEST_NAME);
  }

  /** What is not as usual about a process, behind its name. */
  private static String remark(Lane lane) {
    StringBuilder remark = new StringBuilder();
    if (lane.daemon()) {
      remark.append("<tspan class=\"aside\"> daemon</tspan>");
    }
    lane.exitCode().stream()
        .filter(code -> code != 0)
        .forEach(code -> remark.append("<tspan class=\"remark\">" + exit(code) + "</tspan>"));
    return remark.toString();
  }

  private static String exit(int code) {
    return code < 0 ? " ended by signal " + -code : " exit code " + code;
  }

  private void hold(Hold hold, long endOfLife, int y) {
    double from = axis.percent(hold.acquired().nanos());
    double to = axis.percent(hold.released().map(Event::nanos).orElse(endOfLife));
    out.append(
        "<rect class=\"hold\" x=\"%s%%\" y=\"%s\" width=\"%s%%\" height=\"12\">%s</rect>\n"
            .formatted(
                Markup.number(from),
                y - 6,
                Markup.number(Math.max(0, to - from)),
                title(hold.by().name() + " holds " + hold.object())));
  }

  private void mark(Event event, int y) {
    String x = axis.x(event.nanos());
    switch (event) {
      case Event.Printed line -> {
        String error = line.stream() == Event.Stream.ERR ? " error" : "";
        out.append(
            "<circle class=\"print%s\" cx=\"%s\" cy=\"%s\" r=\"3.5\">%s</circle>\n"
                .formatted(error, x, y, title(says(event))));
      }
      case Event.Exited end ->
          line(end.exitCode() < 0 ? "end killed" : "end", x, y - 7, x, y + 7, says(event));
      case Event.Signalled _ -> line("act error", x, y - 5, x, y + 5, says(event));
      case Event.Operation _ -> line("act", x, y - 4, x, y + 4, says(event));
      case Event.Started _,
          Event.Joined _,
          Event.Waiting _,
          Event.CellBegan _,
          Event.CellEnded _ -> {}
    }
  }

  private void messages() {
    List<Message> across = run.messages().stream().filter(Message::betweenProcesses).toList();
    out.append("<g class=\"messages%s\">\n".formatted(across.size() > MANY ? " many" : ""));
    for (Message message : across) {
      Event.Operation received = message.received().orElseThrow();
      int from = y(run.laneOf(message.sent()));
      int to = y(run.laneOf(received));
      out.append(
          "<line class=\"message\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" marker-end=\"url(#arrow)\">%s</line>\n"
              .formatted(
                  axis.x(message.sent().nanos()),
                  from,
                  axis.x(received.nanos()),
                  to,
                  title(
                      "%s, from %s to %s"
                          .formatted(
                              message.text(), message.sent().by().name(), received.by().name()))));
    }
    out.append("</g>\n");
  }

  private void line(String kind, String x1, int y1, String x2, int y2, String title) {
    out.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"%s\n"
            .formatted(
                kind, x1, y1, x2, y2, title.isEmpty() ? "/>" : ">" + title(title) + "</line>"));
  }

  private static String title(String text) {
    return "<title>" + Markup.text(text) + "</title>";
  }

  private static String says(Event event) {
    return event.by().name() + " " + Wording.of(event);
  }

  private static int top(Lane lane) {
    return lane.number() * LANE;
  }

  private static int y(Lane lane) {
    return top(lane) + BAR;
  }
}
