package proclings.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import proclings.event.Actor;
import proclings.kernel.Kernel.ProcessStatus;

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
   * A line a process; columns of PID, name and state are aligned where the width allows it. Where
   * it is short of room, names give way to what is waited for.
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
    int told =
        rows.stream().mapToInt(r -> leastRoom(r.process, doing(r, doing), width)).max().orElse(0);
    int kept = Math.clamp(told, STATE + 2, Math.max(STATE + 2, width / 2));
    int most = width == Columns.UNLIMITED ? named : Math.min(named, width - pidWidth - 6 - kept);
    int nameWidth = Math.max(8, most);
    return rows.stream()
        .map(row -> line(row, mark(row, picked), doing(row, doing), pidWidth, nameWidth, width))
        .toList();
  }

  private Span mark(Row row, long picked) {
    return row.process.pid() == picked
        ? new Span(palette.mark("❯ ", "> "), Style.PROMPT)
        : Span.of("  ");
  }

  private static Doing doing(Row row, Map<Long, Doing> doing) {
    return doing.getOrDefault(row.process.pid(), Doing.of(row.process.state()));
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
            new Span(Columns.clip(rest(process, doing, width, room), room), Style.FAINT)));
  }

  /** The state, then what it waits for or else what it said last. */
  private String rest(ProcessStatus process, Doing doing, int width, int room) {
    String state = state(process, doing, width);
    String before = state.isEmpty() ? "" : Columns.left(state, STATE) + "  ";
    if (!doing.waits().isEmpty()) {
      return before + doing.waits(room - Columns.of(before));
    }
    return doing.lastLine().isEmpty()
        ? state
        : before + palette.mark("│ ", "| ") + doing.lastLine();
  }

  /** What is to have room, whatever becomes of the name. */
  private static int leastRoom(ProcessStatus process, Doing doing, int width) {
    boolean bare = state(process, doing, width).isEmpty();
    return doing.leastRoom() + (bare ? 0 : STATE + 2);
  }

  /** Empty where room is short and it says nothing more: who waits sleeps. */
  private static String state(ProcessStatus process, Doing doing, int width) {
    return width < ROOMY && doing.onlyWaits()
        ? ""
        : doing.state() + (process.daemon() ? ", daemon" : "");
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
