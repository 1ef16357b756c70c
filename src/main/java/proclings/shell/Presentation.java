package proclings.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import proclings.lesson.Contents;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;
import proclings.tutor.Arrangement;
import proclings.tutor.Beat;
import proclings.tutor.MemoryJournal;

/** A lesson before an audience: a slide a screen, led by keys, with live cells. */
public final class Presentation {

  private final Lesson lesson;
  private final ShellOptions options;
  private final Staging staging;
  private final Announcer announcer;
  private final PresentationView view;

  private Presentation(Lesson lesson, ShellOptions options, Pace pace, Duration planned) {
    this.lesson = lesson;
    this.options = options;
    this.staging = new Staging(lesson, options, pace, System::nanoTime);
    this.announcer = new Announcer(options.state(), lesson.name(), planned);
    this.view =
        new PresentationView(
            staging.presenter,
            staging.stage,
            staging.session,
            staging.live,
            staging.picked,
            staging.scenes,
            planned,
            announcer);
  }

  /**
   * Presents a lesson until it is left, and leaves nothing behind: no process, and a terminal as it
   * was. That also holds when the program is ended by a signal.
   *
   * @param options of which the lesson is not looked at
   * @param planned how long it may take, of which the screen can show how much is left
   * @throws IOException if there is no terminal that can move its cursor; nothing was started then
   * @throws InterruptedException when the calling thread is interrupted
   */
  public static void show(Lesson lesson, ShellOptions options, Pace pace, Duration planned)
      throws IOException, InterruptedException {
    Presentation presentation = new Presentation(lesson, options, pace, planned);
    Thread hook = new Thread(presentation::close, "presentation ends");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      presentation.present();
    } finally {
      presentation.close();
      Shell.unhook(hook);
    }
  }

  private void close() {
    announcer.close();
    staging.close();
  }

  private void present() throws IOException, InterruptedException {
    while (true) {
      var unused = KeyedScreen.show(view, options.charset());
      switch (view.leaving()) {
        case QUIT -> {
          return;
        }
        case EDIT -> edit();
        case PROMPT -> prompt();
      }
    }
  }

  private TerminalConsole open(AtomicBoolean ending) throws IOException {
    Contents contents = CourseReader.contents(options.course());
    TerminalConsole console =
        TerminalConsole.open(
            options.palette(),
            options.charset(),
            new Typing(staging.session, contents),
            options.state().resolve("history"),
            () -> {});
    console.onInterrupt(staging.session::interrupt);
    Shell.endOnSignals(ending, staging.session, console);
    return console;
  }

  /** Has the slide's cell edited at a prompt, and run on the slide. */
  private void edit() throws IOException {
    Scene scene = staging.presenter.scene();
    String text = beginning(scene);
    try (TerminalConsole console = open(new AtomicBoolean())) {
      console.page();
      console.print(staging.views.faint(scene.slide().section(), console.width()));
      console.bar(
          new Bar(
              lesson.number() + " " + lesson.title(),
              scene.slide().number() + "/" + staging.presenter.deck().slides().size(),
              "Enter at the end runs it",
              Bar.EDITING));
      String written = console.read(new Console.Prompt(text.stripTrailing(), true));
      if (Typed.of(written, Set.of(), Typed.Numbers.JAVA) instanceof Typed.Java) {
        staging.presenter.runEdited(written);
      } else {
        view.say("That is no Java. The cell is as it was; p leads to a prompt for commands.");
      }
    } catch (Console.InterruptedLineException | Console.EndOfInputException e) {
      view.say("The cell is as it was.");
    }
  }

  /** An exercise begins with its starter, until its solution is there. */
  private static String beginning(Scene scene) {
    if (scene.beat() instanceof Beat.Task task && !scene.shows(Scene.Part.CODE)) {
      return task.isOrder() ? String.join("\n", task.pieces()).strip() : task.exercise().starter();
    }
    return scene.code();
  }

  /** A prompt as the tutor's, at the slide's place in the lesson, with everything in scope. */
  private void prompt() throws IOException {
    AtomicBoolean ending = new AtomicBoolean();
    try (TerminalConsole console = open(ending)) {
      staging.printTo(console);
      Meanwhile meanwhile = new Meanwhile(console);
      Guide guide =
          new Guide(
              console,
              staging.session,
              CourseReader.contents(options.course()),
              new MemoryJournal(),
              Arrangement::inOrder,
              staging.inks,
              staging.lines,
              meanwhile);
      meanwhile.onLine(guide::meanwhile);
      guide.visit(staging.presenter.deck().tour(staging.presenter.scene().slide()));
      console.page();
      console.print(
          staging.views.faint(
              "Everything of the lesson is in scope here. q goes back to the slide.",
              console.width()));
      Shell.loop(meanwhile, staging.session, guide, ending);
    } finally {
      staging.printToStage();
    }
  }
}
