package proclings.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import proclings.event.Actor;
import proclings.kernel.Kernel.ProcessStatus;

/** The live processes, parents above their children, with what each is doing. */
public final class ProcessTree {

  private final Palette palette;
  private final ProcessInks inks;

  public ProcessTree(Palette palette, ProcessInks inks) {
    this.palette = palette;
    this.inks = inks;
  }

  /** A line a process; columns of PID, name and state are aligned where the width allows it. */
  public List<String> lines(List<ProcessStatus> processes, int width) {
    List<Row> rows = new ArrayList<>();
    Set<Long> pids = new HashSet<>();
    processes.forEach(process -> pids.add(process.pid()));
    List<ProcessStatus> roots =
        processes.stream().filter(process -> !pids.contains(process.parentPid())).toList();
    roots.forEach(root -> add(rows, processes, root, "", ""));

    int pidWidth =
        rows.stream().mapToInt(r -> Long.toString(r.process.pid()).length()).max().orElse(0);
    int named = rows.stream().mapToInt(r -> Columns.of(r.branch + r.name())).max().orElse(0);
    int most = width == Columns.UNLIMITED ? named : Math.min(named, width - pidWidth - 16);
    return rows.stream().map(row -> line(row, pidWidth, Math.max(8, most))).toList();
  }

  private String line(Row row, int pidWidth, int nameWidth) {
    ProcessStatus process = row.process;
    boolean standby = process.state().equals("standby");
    Style style = standby ? Style.FAINT : inks.of(new Actor(process.pid(), process.name()));
    String name = Columns.clip(row.name(), Math.max(1, nameWidth - Columns.of(row.branch)));
    String rest = process.state() + (process.daemon() ? ", daemon" : "");
    int pad = Math.max(0, nameWidth - Columns.of(row.branch + name));
    return palette.paint(
        List.of(
            Span.of("  "),
            new Span(Columns.right(Long.toString(process.pid()), pidWidth), style),
            Span.of("  "),
            new Span(row.branch, Style.FAINT),
            new Span(name, style),
            Span.of(" ".repeat(pad) + "  "),
            new Span(rest, Style.FAINT)));
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
