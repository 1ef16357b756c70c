package proclings.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Style;
import proclings.tutor.Beat;

/** A presentation as a screen, and what keys do in it. Knows no terminal. */
final class PresentationView implements KeyedView {

  /** What a key asks for that needs the terminal for itself. */
  enum Leaving {
    QUIT,
    PROMPT,
    EDIT
  }

  private static final int SCROLLED_ROWS = 2;

  /** How often it is drawn while something moves, and how often while nothing does. */
  private static final long MOVING_MS = 40;

  private static final long LOOK_MS = 200;

  private final Presenter presenter;
  private final StageConsole stage;
  private final Session session;
  private final Tempo tempo;
  private final LiveProcesses live;
  private final Picked picked;
  private final Palette palette;
  private final SceneView scenes;
  private final PresentationBar bar;
  private final SlideLayout layout;
  private final Duration planned;
  private final Announcer announcer;
  private final long began;

  /** Why the screen was left last; at the end of the input nobody says anything else. */
  private Leaving leaving = Leaving.QUIT;

  private boolean quitting;
  private boolean blank;
  private boolean showTime;
  private boolean showKeys;
  private int room = 20;
  private boolean ran;
  private String note = "";
  private @Nullable Outline outline;
  private @Nullable SignalLine signal;

  /**
   * A view of a presentation.
   *
   * @param live prints on {@code stage}
   * @param planned how long it may take
   * @param announcer tells who follows from another terminal
   */
  PresentationView(
      Presenter presenter,
      StageConsole stage,
      Session session,
      LiveProcesses live,
      Picked picked,
      SceneView scenes,
      Duration planned,
      Announcer announcer) {
    this.presenter = presenter;
    this.stage = stage;
    this.session = session;
    this.tempo = new Tempo(session);
    this.live = live;
    this.picked = picked;
    this.palette = stage.palette();
    this.scenes = scenes;
    this.bar = new PresentationBar(palette);
    this.layout = new SlideLayout(palette);
    this.planned = planned;
    this.announcer = announcer;
    this.began = presenter.now();
  }

  /** Why the screen was left last. */
  Leaving leaving() {
    return leaving;
  }

  /** Says something until the next key. */
  void say(String text) {
    note = text;
  }

  @Override
  public void advance() {
    announcer.tell(presenter, blank);
  }

  @Override
  public long patienceMillis() {
    boolean moves = presenter.isRunning() || presenter.scene().isTyping(presenter.now());
    return moves ? MOVING_MS : LOOK_MS;
  }

  /** Ctrl-C stops a cell; the presentation is not left for it. */
  @Override
  public boolean interrupt() {
    if (presenter.isRunning()) {
      session.interrupt();
    } else {
      note = "Nothing runs that Ctrl-C could stop. q quits.";
    }
    return false;
  }

  @Override
  public void abandoned() {
    announcer.close();
    session.close();
  }

  @Override
  public boolean press(Stroke stroke) {
    note = "";
    leaving = Leaving.QUIT;
    boolean wasQuitting = quitting;
    quitting = false;
    if (blank) {
      blank = false;
      return false;
    }
    if (signal != null) {
      type(stroke, signal);
      return false;
    }
    if (outline != null) {
      choose(stroke, outline);
      return false;
    }
    if (types(stroke)) {
      return false;
    }
    return switch (stroke.kind()) {
      case RIGHT, ENTER, PAGE_DOWN -> on();
      case LEFT, PAGE_UP -> back();
      case UP -> arrow(-1);
      case DOWN -> arrow(1);
      case HOME -> jump(1);
      case END_KEY -> jump(presenter.deck().slides().size());
      case BACKSPACE -> {
        presenter.scene().unsay();
        yield false;
      }
      case ESCAPE -> {
        showKeys = false;
        yield false;
      }
      case TEXT -> key(stroke.text(), wasQuitting);
      default -> false;
    };
  }

  /** Whether it was a key that types the cell. */
  private boolean types(Stroke stroke) {
    Scene scene = presenter.scene();
    if (!scene.isTyping(presenter.now())) {
      return false;
    }
    switch (stroke.kind()) {
      case TEXT -> {
        if (!presenter.typesWithKeys() && !stroke.text().equals(" ")) {
          return false;
        }
        scene.typeKey();
      }
      case ESCAPE -> scene.typeRest();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean key(String key, boolean wasQuitting) {
    switch (key) {
      case " " -> on();
      case "q", "Q" -> {
        return leave(wasQuitting);
      }
      case "p" -> {
        return leave(Leaving.PROMPT);
      }
      case "e" -> {
        return presenter.scene().hasCell()
            ? leave(Leaving.EDIT)
            : said("There is no cell here to be edited.");
      }
      case "g" -> {
        if (idle()) {
          outline = new Outline(presenter.deck(), presenter.scene().slide().number());
        }
      }
      case "r" -> again();
      case "x" -> {
        if (idle()) {
          presenter.scene().reset(presenter.now());
          layout.home();
        }
      }
      case "h" -> hint();
      case "f" -> note = tempo.freeze();
      case "+", "=" -> note = tempo.slower();
      case "-", "_" -> note = tempo.quicker();
      case "b", "." -> blank = true;
      case "t" -> showTime = !showTime;
      case "n" -> note = announcer.howToFollow();
      case "?" -> showKeys = !showKeys;
      case ":" -> signal = new SignalLine(picked);
      default -> number(key);
    }
    return false;
  }

  private boolean on() {
    showKeys = false;
    if (layout.hasMore() && presenter.scene().beat() instanceof Beat.Text) {
      layout.nextPage(room);
      return false;
    }
    switch (presenter.goOn()) {
      case ON -> layout.home();
      case RUNNING -> idle();
      case END -> note = "That was the last slide. q quits.";
    }
    return false;
  }

  private boolean back() {
    showKeys = false;
    if (idle() && !presenter.back()) {
      note = "This is the first slide.";
    }
    layout.home();
    return false;
  }

  private boolean jump(int number) {
    if (idle()) {
      showKeys = false;
      presenter.jump(number);
      layout.home();
    }
    return false;
  }

  private void again() {
    layout.home();
    if (idle() && !presenter.run()) {
      note = "There is no cell here to be run.";
    }
  }

  private void hint() {
    if (!presenter.scene().hint()) {
      note =
          presenter.scene().beat() instanceof Beat.Task
              ? "Those were all the hints."
              : "Hints are for exercises.";
    }
  }

  /** Whether nothing runs; says so if something does. */
  private boolean idle() {
    if (presenter.isRunning()) {
      note = "The cell runs. Ctrl-C stops it.";
    }
    return !presenter.isRunning();
  }

  private boolean arrow(int rows) {
    if (presenter.isRunning()) {
      picked.move(rows);
    } else {
      layout.scroll(-rows * SCROLLED_ROWS);
    }
    return false;
  }

  private void number(String key) {
    Scene scene = presenter.scene();
    if (key.matches("[1-9]") && scene.takesNumbers() && !scene.say(Integer.parseInt(key))) {
      note = "There is no such number here, or it was said.";
    }
  }

  private void type(Stroke stroke, SignalLine line) {
    switch (line.press(stroke)) {
      case TYPING -> {}
      case LEAVE -> signal = null;
      case SEND -> {
        signal = null;
        live.signal(line.argument());
      }
    }
  }

  private void choose(Stroke stroke, Outline open) {
    open.press(stroke)
        .ifPresent(number -> {
          outline = null;
          boolean unused = jump(number);
        });
    if (open.isLeft()) {
      outline = null;
    }
  }

  private boolean leave(boolean sure) {
    if (!sure && !isAtEnd()) {
      quitting = true;
      return said("q once more quits the presentation.");
    }
    leaving = Leaving.QUIT;
    return true;
  }

  private boolean isAtEnd() {
    Scene scene = presenter.scene();
    return scene.next().isEmpty()
        && scene.slide().number() == presenter.deck().slides().size()
        && !presenter.isRunning();
  }

  private boolean leave(Leaving why) {
    if (!idle()) {
      return false;
    }
    leaving = why;
    return true;
  }

  private boolean said(String text) {
    note = text;
    return false;
  }

  /** How long it has gone on. */
  Duration gone() {
    return Duration.ofNanos(presenter.now() - began);
  }

  @Override
  public List<String> lines(int columns, int rows) {
    List<String> panel = presenter.isRunning() || signal != null ? stage.panel() : List.of();
    room = Math.max(1, rows - 2 - panel.size());
    stage.resize(columns, rows - 2);
    if (ran != presenter.isRunning()) {
      ran = !ran;
      note = "";
      picked.forget();
      layout.home();
    }
    if (blank) {
      return Rows.exactly(List.of(), rows, columns);
    }
    List<String> lines = Rows.exactly(body(columns), room, columns);
    lines.addAll(panel);
    Optional<Duration> left = showTime ? Optional.of(planned.minus(gone())) : Optional.empty();
    PresentationBar.Standing standing =
        new PresentationBar.Standing(session.isFrozen(), tempo.factor(), left, layout.hasMore());
    List<String> below = new ArrayList<>(bar.lines(presenter, standing, columns));
    if (signal != null) {
      below.set(1, signal.line(palette, columns));
    } else if (!note.isEmpty()) {
      below.set(1, palette.paint(Columns.clip(" " + note, columns), Style.HINT));
    }
    lines.addAll(below);
    return Rows.exactly(
        lines.subList(Math.max(0, lines.size() - rows), lines.size()), rows, columns);
  }

  private List<String> body(int columns) {
    if (outline != null) {
      return outline.lines(palette, columns, room);
    }
    if (showKeys) {
      return PresentationKeys.lines(palette, columns);
    }
    Scene scene = presenter.scene();
    List<String> upper = scenes.upper(scene, columns, presenter.now());
    return scene.beat() instanceof Beat.Text
        ? layout.text(upper, room)
        : layout.cell(upper, scenes.lower(scene, columns), room);
  }
}
