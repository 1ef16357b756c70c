package proclings.shell;

import java.util.function.LongSupplier;
import proclings.event.EventSink;
import proclings.lesson.Lesson;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.render.ProcessLines;
import proclings.render.ProcessTree;
import proclings.tutor.Deck;

/** All that a presentation needs but a terminal: the session, the stage, and who presents on it. */
final class Staging implements AutoCloseable {

  final Session session;
  final StageConsole stage;
  final ProcessInks inks = new ProcessInks();
  final ProcessLines lines;
  final Views views;
  final Picked picked;
  final Presenter presenter;
  final SceneView scenes;
  final LiveProcesses live;

  /** Where processes print at this moment: the stage, or the prompt that stands before it. */
  private volatile Console console;

  /**
   * Sets a lesson up; nothing is started yet.
   *
   * @param options of which the lesson is not looked at
   * @param clock nanoseconds
   */
  Staging(Lesson lesson, ShellOptions options, Pace pace, LongSupplier clock) {
    Palette palette = options.palette();
    LateSink screen = new LateSink();
    session = new Session(options.kernel(), screen, options.timeScale());
    stage = new StageConsole(palette);
    console = stage;
    lines = new ProcessLines(palette, inks, () -> console.width());
    screen.connect(prints().and(deadlocks()));
    views = new Views(palette);
    ProcessTree tree = new ProcessTree(palette, inks);
    picked = new Picked(() -> tree.inOrder(LiveTree.processes(session.live().now())));
    Panel panel = new Panel(stage, session.live(), inks, picked::pid);
    CellRuns runs = new CellRuns(stage, session, lines, views, new Meanwhile(stage), panel);
    Deck deck = Deck.of(lesson);
    presenter = new Presenter(deck, pace, session, stage, runs, views, clock);
    scenes = new SceneView(deck, palette, views);
    live = new LiveProcesses(stage, session, new Pages(stage, views), inks);
  }

  private EventSink prints() {
    return event -> console.print(lines.of(event));
  }

  private EventSink deadlocks() {
    return Shell.deadlocks(() -> console, session, inks);
  }

  /** What processes print goes there from now on. */
  void printTo(Console other) {
    console = other;
  }

  /** What processes print goes to the stage again. */
  void printToStage() {
    console = stage;
  }

  @Override
  public void close() {
    session.close();
  }
}
