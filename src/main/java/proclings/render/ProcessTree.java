package proclings.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import proclings.event.Actor;
import proclings.kernel.Kernel.ProcessStatus;
import proclings.kernel.ProcessFacts;

/** The live processes, parents above their children, with what each is doing. */
public final class ProcessTree {

  private static final int ROOMY = 60;

  /** {@code sleeping} */
  private static final int STATE = 8;

  private final Palette palette;
  private final ProcessInks inks;

  public ProcessTree(Palette palette, ProcessInks inks) {
    this.palette = palette;
    this.inks = inks;
  }

  /**
   * A line a process; columns of PID, name and state are aligned where the width allows it.
   *
   * @param doing what is known of some of them, by their PIDs
   */
  public List<String> lines(List<ProcessStatus> processes, Map<Long, Doing> doing, int width) {
    return lines(processes, doing, width, 0);
  }

  /** The processes in the order in which they are drawn. */
  public List<ProcessStatus> inOrder(List<ProcessStatus> processes) {
    return rows(processes).stream().map(Row::process).toList();
  }

  private List<Row> rows(List<ProcessStatus> processes) {
    List<Row> rows = new ArrayList<>();
    Set<Long> pids = new HashSet<>();
    processes.forEach(process -> pids.add(process.pid()));
    List<ProcessStatus> roots =
        processes.stream().filter(process -> !pids.contains(process.parentPid())).toList();
    roots.forEach(root -> add(rows, processes, root, "", ""));
    return rows;
  }

  /**
   * The same with a mark before one of them.
   *
   * @param picked its PID; 0 for none
   */
  public List<String> lines(
      List<ProcessStatus> processes, Map<Long, Doing> doing, int width, long picked) {
    List<Row> rows = rows(processes);
    int pidWidth =
        rows.stream().mapToInt(r -> Long.toString(r.process.pid()).length()).max().orElse(0);
    int named = rows.stream().mapToInt(r -> Columns.of(r.branch + r.name())).max().orElse(0);
    int most = width == Columns.UNLIMITED ? named : Math.min(named, width - pidWidth - 16);
    int nameWidth = Math.max(8, most);
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      Doing known = doing.getOrDefault(row.process.pid(), Doing.of(row.process.state()));
      Span before =
          row.process.pid() == picked
              ? new Span(palette.mark("❯ ", "> "), Style.PROMPT)
              : Span.of("  ");
      lines.add(line(row, before, known, pidWidth, nameWidth, width));
    }
    return lines;
  }

  private String line(Row row, Span before, Doing doing, int pidWidth, int nameWidth, int width) {
    ProcessStatus process = row.process;
    boolean standby = process.state().equals("standby");
    Style style = standby ? Style.FAINT : inks.of(new Actor(process.pid(), process.name()));
    String name = Columns.clip(row.name(), Math.max(1, nameWidth - Columns.of(row.branch)));
    int room = width == Columns.UNLIMITED ? width : Math.max(8, width - pidWidth - nameWidth - 6);
    int pad = Math.max(0, nameWidth - Columns.of(row.branch + name));
    return palette.paint(
        List.of(
            before,
            new Span(Columns.right(Long.toString(process.pid()), pidWidth), style),
            Span.of("  "),
            new Span(row.branch, Style.FAINT),
            new Span(name, style),
            Span.of(" ".repeat(pad) + "  "),
            new Span(Columns.clip(rest(process, doing, width), room), Style.FAINT)));
  }

  /** The state, then what it waits for or else what it said last. */
  private String rest(ProcessStatus process, Doing doing, int width) {
    String state = doing.state() + (process.daemon() ? ", daemon" : "");
    if (!doing.waits().isEmpty()) {
      if (width < ROOMY && doing.state().equals(ProcessFacts.State.SLEEPING.word())) {
        // Who waits sleeps, and where room is short it matters more for what.
        return doing.waits();
      }
      return Columns.left(state, STATE) + "  " + doing.waits();
    }
    return doing.lastLine().isEmpty()
        ? state
        : Columns.left(state, STATE) + "  " + palette.mark("│ ", "| ") + doing.lastLine();
  }

  private void add(
      List<Row> rows, List<ProcessStatus> all, ProcessStatus process, String branch, String below) {
    rows.add(new Row(process, branch));
    List<ProcessStatus> children =
        all.stream()
            .filter(p -> p.parentPid() == process.pid() && p.pid() != process.pid())
            .toList();
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      String elbow = last ? palette.mark("└ ", "` ") : palette.mark("├ ", "|-");
      String pipe = last ? "  " : palette.mark("│ ", "| ");
      add(rows, all, children.get(i), below + elbow, below + pipe);
    }
  }

  private record Row(ProcessStatus process, String branch) {
    String name() {
      String name = Visible.of(process.name());
      return name.isEmpty() ? "(" + process.state() + ")" : name;
    }
  }
}
