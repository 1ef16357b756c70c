package proclings.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Hold;
import proclings.history.Lane;
import proclings.history.Message;
import proclings.history.Wait;

/** What a timeline draws, in words: for who hears a screen, and for a search. */
public final class TimelineWords {

  /** Of one process; the rest is counted. */
  private static final int MOST = 20;

  private final History run;
  private final Markdown markdown;
  private final long began;

  /** The words for a run, which has at least one event. */
  public TimelineWords(History run, Palette palette) {
    this.run = run;
    this.markdown = new Markdown(palette);
    this.began = run.events().getFirst().nanos();
  }

  /** Words are found only for those that are shown. */
  private record Happening(Event at, Supplier<String> text) {}

  /** A paragraph a process: what it was, then what happened to it and when. */
  public List<String> lines(int width) {
    List<Message> messages = run.messages().stream().filter(Message::betweenProcesses).toList();
    List<String> lines = new ArrayList<>();
    for (Lane lane : run.lanes()) {
      lines.addAll(hanging("  ", title(lane), width));
      List<Happening> happenings = happenings(lane, messages);
      for (Happening each : happenings.subList(0, Math.min(MOST, happenings.size()))) {
        lines.addAll(hanging("    ", time(each.at) + " " + each.text.get(), width));
      }
      if (happenings.size() > MOST) {
        lines.addAll(hanging("    ", "and " + (happenings.size() - MOST) + " more", width));
      }
    }
    return lines;
  }

  private List<String> hanging(String before, String text, int width) {
    return markdown.hanging(Span.of(before), List.of(Span.of(text)), width);
  }

  private String title(Lane lane) {
    String who = lane.pid() + " " + Visible.of(lane.name());
    String started =
        lane.started()
            .map(s -> ", started at " + time(s) + " by " + Visible.of(s.by().name()))
            .orElse("");
    String ended =
        lane.exited()
            .map(e -> ", ended at " + time(e) + " with exit code " + e.exitCode())
            .orElse(", alive at the end");
    return who + started + ended + ".";
  }

  private List<Happening> happenings(Lane lane, List<Message> messages) {
    List<Happening> all = new ArrayList<>();
    for (Hold hold : lane.holds()) {
      all.add(
          new Happening(
              hold.acquired(),
              () -> "holds " + Visible.of(hold.object()) + until(hold.released())));
    }
    for (Wait wait : lane.waits()) {
      String vain = wait.succeeded() || wait.ended().isEmpty() ? "" : ", in vain";
      all.add(
          new Happening(
              wait.began(),
              () -> "waits: " + WaitWords.of(wait.began()) + until(wait.ended()) + vain));
    }
    for (Message message : messages) {
      Event received = message.received().orElseThrow();
      if (run.laneOf(message.sent()) == lane) {
        all.add(
            new Happening(
                message.sent(),
                () -> "gives " + what(message) + " to " + Visible.of(received.by().name())));
      } else if (run.laneOf(received) == lane) {
        all.add(new Happening(received, () -> "takes " + what(message) + " from " + from(message)));
      }
    }
    all.sort(Comparator.comparingLong(each -> each.at.seq()));
    return all;
  }

  private static String what(Message message) {
    return Visible.of(message.text());
  }

  private static String from(Message message) {
    return Visible.of(message.sent().by().name());
  }

  private String until(Optional<? extends Event> end) {
    return end.map(event -> " until " + time(event)).orElse(" to the end");
  }

  private String time(Event event) {
    return TimeScale.words(event.nanos() - began, 1_000_000L).replaceFirst("^0$", "0 ms");
  }
}
