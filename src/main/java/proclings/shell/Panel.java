package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import proclings.history.LiveRun;
import proclings.kernel.Kernel.ProcessStatus;
import proclings.render.Columns;
import proclings.render.Doing;
import proclings.render.ProcessInks;
import proclings.render.ProcessTree;

/**
 * The process tree below the output while a cell runs, a few times a second anew. What the
 * operating system says is read only for that, and nothing is where nobody looks: a cell that is
 * over at once, or that starts no process, has no panel.
 */
final class Panel {

  private static final long FIRST_MS = 400;
  private static final long PERIOD_MS = 250;

  /** More would leave the output no room. */
  private static final int MOST_ROWS = 8;

  private final Console console;
  private final LiveRun live;
  private final ProcessTree tree;
  private final LongSupplier picked;

  Panel(Console console, LiveRun live, ProcessInks inks) {
    this(console, live, inks, () -> 0);
  }

  /**
   * A panel in which one process has a mark.
   *
   * @param picked its PID at this moment; 0 for none
   */
  Panel(Console console, LiveRun live, ProcessInks inks, LongSupplier picked) {
    this.picked = picked;
    this.console = console;
    this.live = live;
    this.tree = new ProcessTree(console.palette(), inks);
  }

  /** Shows it until what is returned is closed. */
  Shown open() {
    return new Shown();
  }

  /** A panel on its screen. */
  final class Shown implements AutoCloseable {

    private final ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("panel").factory());

    private int rows;
    private boolean closed;

    private Shown() {
      var unused =
          clock.scheduleWithFixedDelay(this::draw, FIRST_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private synchronized void draw() {
      LiveRun.Moment moment = live.now();
      if (closed || (moment.processes().size() < 2 && rows == 0)) {
        return;
      }
      List<String> lines = lines(moment, console.width(), console.height());
      // It grows and does not shrink, so that the output above stands still.
      rows = Math.max(rows, lines.size());
      while (lines.size() < rows) {
        lines.add("");
      }
      console.panel(lines);
    }

    /** Folds it. */
    @Override
    public void close() {
      clock.shutdownNow();
      synchronized (this) {
        closed = true;
        if (rows > 0) {
          console.panel(List.of());
        }
      }
    }
  }

  /** The tree, with as many rows as there is room for. */
  List<String> lines(LiveRun.Moment moment, int width, int height) {
    Map<Long, Doing> doing = LiveTree.doing(moment);
    List<ProcessStatus> there = new ArrayList<>(LiveTree.processes(moment));
    Set<Long> known = doing.keySet();
    there.removeIf(process -> !known.contains(process.pid()));
    List<String> lines = new ArrayList<>(tree.lines(there, doing, width, picked.getAsLong()));
    int room = Math.clamp(height / 3, 2, MOST_ROWS);
    if (lines.size() > room) {
      int more = lines.size() - room + 1;
      lines.subList(room - 1, lines.size()).clear();
      lines.add(Columns.clip("  and " + more + " more: :ps lists all", width));
    }
    return lines;
  }
}
