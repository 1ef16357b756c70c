package proclings;

import proclings.event.EventSink;
import proclings.history.LiveRun;
import proclings.render.DeadlockLines;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.shell.DeadlockWatch;

/** Draws deadlocks on standard error, for commands that otherwise would only stand still. */
final class DeadlockNotice {

  private static final int WIDTH = 80;

  private DeadlockNotice() {}

  /** A sink that passes each event on, and tells when processes wait for one another for good. */
  static EventSink beside(EventSink events, Palette palette) {
    LiveRun live = new LiveRun();
    DeadlockLines drawing = new DeadlockLines(palette.forDrawing(), new ProcessInks());
    DeadlockWatch watch =
        new DeadlockWatch(
            live, deadlock -> drawing.lines(deadlock, WIDTH).forEach(System.err::println));
    return live.and(events).and(watch);
  }
}
