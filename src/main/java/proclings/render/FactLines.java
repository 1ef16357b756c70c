package proclings.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import proclings.event.Actor;
import proclings.kernel.Kernel.ProcessStatus;
import proclings.kernel.ProcessFacts;

/** What the operating system knows of a process, a line a fact. */
public final class FactLines {

  private static final int LABEL = 10;

  private final Palette palette;
  private final ProcessInks inks;
  private final Markdown markdown;

  public FactLines(Palette palette, ProcessInks inks) {
    this.palette = palette;
    this.inks = inks;
    this.markdown = new Markdown(palette);
  }

  /**
   * Lines for a process.
   *
   * @param parent its parent's name, if that is a process of the session; else empty
   */
  public List<String> lines(ProcessStatus process, ProcessFacts facts, String parent, int width) {
    List<String> lines = new ArrayList<>(title(process, width));
    add(lines, "parent", facts.parentPid() + (parent.isEmpty() ? "" : " " + parent), width);
    add(lines, "state", state(facts), width);
    add(lines, "threads", Integer.toString(facts.threads()), width);
    add(lines, "memory", memory(facts), width);
    String files = facts.openFiles().isPresent() ? "" + facts.openFiles().getAsInt() : "unknown";
    add(lines, "open files", files, width);
    ProcessFacts.SignalSets signals = facts.signals();
    add(lines, "signals", "handles " + names(signals.caught()), width);
    add(lines, "", "ignores " + names(signals.ignored()), width);
    add(lines, "", "blocks " + names(signals.blocked()), width);
    add(lines, "", "has pending " + names(signals.pending()), width);
    return lines;
  }

  /** The same where the system doesn't tell: what the engine knows, and what can't be known. */
  public List<String> unknown(ProcessStatus process, String parent, int width) {
    List<String> lines = new ArrayList<>(title(process, width));
    add(lines, "parent", process.parentPid() + (parent.isEmpty() ? "" : " " + parent), width);
    add(
        lines,
        "state",
        "alive. Its threads, memory, open files and signals can't be known on this system, which"
            + " has no /proc.",
        width);
    return lines;
  }

  private List<String> title(ProcessStatus process, int width) {
    String name = process.name().isEmpty() ? "(" + process.state() + ")" : process.name();
    Style style = inks.of(new Actor(process.pid(), process.name())).withBold();
    Span who = new Span(process.pid() + " " + Visible.of(name), style);
    String daemon = process.daemon() ? "  daemon" : "";
    return markdown.hanging(Span.of("  "), List.of(who, new Span(daemon, Style.FAINT)), width);
  }

  private void add(List<String> lines, String label, String text, int width) {
    Span before = new Span("  " + Columns.left(label, LABEL) + "  ", Style.FAINT);
    lines.addAll(markdown.hanging(before, List.of(Span.of(text)), Math.min(width, 78)));
  }

  private static String state(ProcessFacts facts) {
    if (facts.state() != ProcessFacts.State.SLEEPING) {
      return facts.state().word();
    }
    return switch (facts.running()) {
      case 0 -> "sleeping, all of its threads";
      case 1 -> "running: one of its threads is, the first one sleeps";
      default -> "running: " + facts.running() + " of its threads are, the first one sleeps";
    };
  }

  private static String memory(ProcessFacts facts) {
    return facts.state() == ProcessFacts.State.ZOMBIE
        ? "none: a zombie is an entry in the process table, and nothing else"
        : megabytes(facts.memoryKb()) + " in RAM, " + megabytes(facts.mostMemoryKb()) + " at most";
  }

  private static String megabytes(long kb) {
    return String.format(Locale.ROOT, "%.1f MB", kb / 1024.0);
  }

  private static String names(List<String> signals) {
    return signals.isEmpty() ? "none" : String.join(" ", signals);
  }
}
