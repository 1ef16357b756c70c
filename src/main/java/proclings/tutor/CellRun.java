package proclings.tutor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Lane;
import proclings.lesson.Claim.PrintedBy;
import proclings.lesson.LinePattern;
import proclings.lesson.Who;

/** What one cell did, from its begin until its processes had gone or nobody waited any longer. */
public final class CellRun {

  private final History history;
  private final List<Actor> left;
  private final CellNames names;
  private final List<Actor> processes = new ArrayList<>();

  /**
   * Looks at a cell's events.
   *
   * @param events in their order
   * @param earlier processes that were there before, whose PIDs may still be printed
   * @param left processes that are still alive, whenever they were started
   */
  public CellRun(List<Event> events, Collection<Actor> earlier, List<Actor> left) {
    this.history = History.of(events);
    this.left = List.copyOf(left);
    this.names = new CellNames(history.children().stream().map(Lane::actor).toList());
    for (Lane lane : history.lanes()) {
      processes.add(lessonActor(lane.actor()));
    }
    for (Actor actor : earlier) {
      boolean taken = processes.stream().anyMatch(p -> p.name().equals(actor.name()));
      processes.add(taken ? new Actor(actor.pid(), "earlier " + actor.name()) : actor);
    }
  }

  /** Everything that happened. */
  public History history() {
    return history;
  }

  /** The processes that were still alive when the run was over; the main process isn't counted. */
  public List<Actor> left() {
    return left;
  }

  /** How the cell ended; empty if it hasn't. */
  public Optional<Event.CellEnded> ended() {
    return history.events().stream()
        .flatMap(e -> e instanceof Event.CellEnded ended ? Optional.of(ended).stream() : null)
        .reduce((first, last) -> last);
  }

  /** The processes that this cell started and that are meant. */
  List<Lane> children(Who who) {
    return history.children().stream().filter(lane -> is(lane.actor(), who)).toList();
  }

  /** The lines of a kind that were printed by whom they are asked of. */
  List<Event.Printed> printed(PrintedBy line) {
    return history.printed().stream()
        .filter(printed -> is(printed.by(), line.by()) && says(printed, line.text()))
        .toList();
  }

  /** Whether a process is meant. */
  public boolean is(Actor actor, Who who) {
    return who.matches(names.of(actor.name()));
  }

  /** Whether a line's text is as the pattern says. */
  public boolean says(Event.Printed printed, LinePattern pattern) {
    return pattern.matches(names.in(printed.text()), lessonActor(printed.by()), processes);
  }

  /** Whether a text that no process printed is as the pattern says. */
  public boolean says(String text, LinePattern pattern) {
    return pattern.matches(names.in(text), new Actor(0, Who.MAIN_PROCESS), processes);
  }

  /** The name by which a lesson knows a process of this run. */
  String inLesson(Actor actor) {
    return names.of(actor.name());
  }

  /** A text with such names in it. */
  String inLesson(String text) {
    return names.in(text);
  }

  /** A process's name, and the one by which the lesson knows it where that is another. */
  String named(Actor actor) {
    String inLesson = names.of(actor.name());
    return inLesson.equals(actor.name())
        ? actor.name()
        : actor.name() + " (the lesson's " + inLesson + ")";
  }

  /** A line in words, with who printed it. */
  String inWords(Event.Printed line) {
    return named(line.by()) + " printed " + Words.code(line.text());
  }

  private Actor lessonActor(Actor actor) {
    return new Actor(actor.pid(), names.of(actor.name()));
  }
}
