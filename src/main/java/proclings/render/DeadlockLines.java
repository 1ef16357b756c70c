package proclings.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.Deadlock;
import proclings.history.Deadlock.Stuck;

/**
 * A deadlock, as a drawing of who waits for whom:
 *
 * <pre>
 *  ┌▸ 48213 ada  holds Lock-1
 *  │    ↓        waits for Lock-2
 *  │  48215 ben  holds Lock-2
 *  └────┘        waits for Lock-1
 * </pre>
 */
public final class DeadlockLines {

  private static final int WIDEST_NAME = 20;

  private final Palette palette;
  private final ProcessInks inks;
  private final Markdown markdown;

  public DeadlockLines(Palette palette, ProcessInks inks) {
    this.palette = palette;
    this.inks = inks;
    this.markdown = new Markdown(palette);
  }

  /** The drawing, with a sentence above that says what it is. */
  public List<String> lines(Deadlock deadlock, int width) {
    Span mark = new Span("  " + palette.mark("✗ ", "x "), Style.BAD);
    List<Span> says = List.of(new Span(sentence(deadlock), Style.TEXT));
    List<String> lines = new ArrayList<>(markdown.hanging(mark, says, Math.min(width, 78)));
    int pids = pids(deadlock);
    int names = names(deadlock, width - pids);
    int middle = pids / 2 + 1;
    int room = Math.max(10, width - pids - names - 9);
    List<Stuck> cycle = deadlock.cycle();
    for (int i = 0; i < cycle.size(); i++) {
      Stuck stuck = cycle.get(i);
      boolean last = i == cycle.size() - 1;
      String begin = i == 0 ? palette.mark("  ┌▸ ", "  +> ") : "  " + palette.mark("│", "|") + "  ";
      lines.add(row(begin, stuck.actor(), pids, names, holds(stuck, room)));
      String arrow =
          last
              ? "  " + turn(middle + 1)
              : palette.mark("  │  ", "  |  ") + " ".repeat(middle - 1) + palette.mark("↓", "v");
      Span wants = Span.of(Columns.clip(wants(stuck.waiting()), room));
      lines.add(
          palette.paint(
              List.of(
                  new Span(Columns.left(arrow, 5 + pids + 1 + names + 2), Style.FAINT), wants)));
    }
    for (Stuck stuck : deadlock.others()) {
      boolean forLock = stuck.waiting().what() == Action.ACQUIRE && stuck.on().isPresent();
      String waits =
          forLock ? wants(stuck.waiting()) + ", too" : "waits: " + WaitWords.of(stuck.waiting());
      lines.add(row("     ", stuck.actor(), pids, names, Columns.clip(waits, room)));
    }
    return lines;
  }

  /** From the last process back to the first. */
  private String turn(int length) {
    return palette.mark("└", "+") + palette.mark("─", "-").repeat(length) + palette.mark("┘", "+");
  }

  private static String sentence(Deadlock deadlock) {
    int count = deadlock.cycle().size();
    if (count == 0) {
      return "Deadlock: all that run wait, and nobody is left who could let one of them go on."
          + " Unless a wait has a time limit, Ctrl-C is the way out.";
    }
    if (count == 1) {
      return "Deadlock: a process waits for a lock that it holds itself. Only another one could"
          + " release it.";
    }
    String who =
        switch (count) {
          case 2 -> "two processes wait for each other";
          default -> "each of " + count + " processes waits for the next one";
        };
    return "Deadlock: "
        + who
        + ". Unless a wait has a time limit, none of them can go on by"
        + " itself.";
  }

  private String row(String begin, Actor actor, int pids, int names, String text) {
    Style style = inks.of(actor);
    String name = Columns.left(Columns.clip(Visible.of(actor.name()), names), names);
    return palette
        .paint(
            List.of(
                new Span(begin, Style.FAINT),
                new Span(Columns.right(Long.toString(actor.pid()), pids), style),
                new Span(" " + name + "  ", style),
                Span.of(text)))
        .stripTrailing();
  }

  private static String wants(Event.Waiting waiting) {
    String what = waiting.what() == Action.JOIN ? "joins " : "waits for ";
    return what + Visible.of(waiting.object());
  }

  /** Nothing for one that is only joined. */
  private static String holds(Stuck stuck, int room) {
    String locks = stuck.holds().stream().map(Visible::of).collect(Collectors.joining(", "));
    return locks.isEmpty() ? "" : Columns.clip("holds " + locks, room);
  }

  private static int pids(Deadlock deadlock) {
    return all(deadlock).stream()
        .mapToInt(stuck -> Long.toString(stuck.actor().pid()).length())
        .max()
        .orElse(0);
  }

  private static int names(Deadlock deadlock, int width) {
    int widest =
        all(deadlock).stream()
            .mapToInt(stuck -> Columns.of(Visible.of(stuck.actor().name())))
            .max()
            .orElse(0);
    return Math.clamp(widest, 3, Math.clamp(width - 26, 6, WIDEST_NAME));
  }

  private static List<Stuck> all(Deadlock deadlock) {
    List<Stuck> all = new ArrayList<>(deadlock.cycle());
    all.addAll(deadlock.others());
    return all;
  }
}
