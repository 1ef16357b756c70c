package proclings.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import proclings.event.Event;
import proclings.history.LiveProcess;
import proclings.history.LiveRun;
import proclings.lesson.Who;
import proclings.render.Columns;
import proclings.render.Doing;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.render.ProcessTree;
import proclings.transcript.Tape;

/**
 * The process tree as it was. It never asks the operating system, which may have given the PIDs of
 * a recorded run to somebody else.
 */
final class PlayedPanel {

  private static final int MOST_ROWS = 8;
  private static final int LEAST_HEIGHT = 10;

  /** The tree is made of these only: a transcript may tell of any number, each below another. */
  private static final int MOST_IN_TREE = 200;

  private final ProcessTree tree;

  /** How many processes are alive at most, cell by cell: so many rows it has, and stands still. */
  private final int[] most;

  PlayedPanel(Tape tape, Palette palette, ProcessInks inks) {
    this.tree = new ProcessTree(palette, inks);
    this.most = most(tape);
  }

  private static int[] most(Tape tape) {
    int[] most = new int[tape.cells()];
    Set<Long> alive = new HashSet<>();
    for (int cell = 0; cell < most.length; cell++) {
      for (Event event : tape.events().subList(tape.begin(cell), tape.end(cell))) {
        if (!(event instanceof Event.Exited)) {
          alive.add(event.by().pid());
        } else if (event.by().name().equals(Who.MAIN_PROCESS)) {
          alive.clear();
        } else {
          alive.remove(event.by().pid());
        }
        if (event instanceof Event.Started start) {
          alive.add(start.child().pid());
        }
        most[cell] = Math.max(most[cell], alive.size());
      }
    }
    return most;
  }

  /** Its rows, always as many in one cell; none where no process is started. */
  List<String> lines(LiveRun.Moment moment, int cell, int width, int height) {
    int room = height < LEAST_HEIGHT ? 0 : Math.min(MOST_ROWS, height / 3);
    int rows = most[cell] < 2 ? 0 : Math.min(most[cell], room);
    if (rows == 0) {
      return List.of();
    }
    int all = moment.processes().size();
    List<LiveProcess> first = moment.processes().subList(0, Math.min(all, MOST_IN_TREE));
    Map<Long, Doing> doing = new HashMap<>();
    for (LiveProcess process : first) {
      doing.put(process.actor().pid(), Doing.of(process, moment, Optional.empty()));
    }
    LiveRun.Moment shown = new LiveRun.Moment(moment.nanos(), first, moment.holders());
    List<String> lines = new ArrayList<>(tree.lines(LiveTree.processes(shown), doing, width));
    if (lines.size() > rows) {
      int more = all - rows + 1;
      lines.subList(rows - 1, lines.size()).clear();
      lines.add(Columns.clip("  and " + more + " more", width));
    }
    while (lines.size() < rows) {
      lines.add("");
    }
    return lines;
  }
}
