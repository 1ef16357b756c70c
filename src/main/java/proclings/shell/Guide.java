package proclings.shell;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.lesson.Contents;
import proclings.lesson.CourseReader;
import proclings.lesson.Heading;
import proclings.lesson.LessonFinder;
import proclings.lesson.Place;
import proclings.lesson.ProblemsException;
import proclings.lesson.Step;
import proclings.lesson.UnknownLessonException;
import proclings.render.ProcessInks;
import proclings.render.ProcessLines;
import proclings.render.ProcessTree;
import proclings.tutor.Beat;
import proclings.tutor.Journal;
import proclings.tutor.Places;
import proclings.tutor.Tour;
import proclings.tutor.Turn;

/** Leads the learner: turns what was typed into what is shown, run or left. */
final class Guide {

  private final Console console;
  private final Session session;
  private final Contents contents;
  private final Journal journal;
  private final ProcessInks inks;
  private final Views views;
  private final CellRuns runs;
  private final Pages pages;
  private @Nullable Tour tour;
  private boolean ended;

  Guide(
      Console console,
      Session session,
      Contents contents,
      Journal journal,
      ProcessInks inks,
      ProcessLines lines) {
    this.console = console;
    this.session = session;
    this.contents = contents;
    this.journal = journal;
    this.inks = inks;
    this.views = new Views(console.palette());
    this.runs = new CellRuns(console, session, lines, views);
    this.pages = new Pages(console, views);
  }

  /** Whether the learner wants to leave. */
  boolean ended() {
    return ended;
  }

  /** Whether a number alone picks something now. */
  boolean awaitsChoice() {
    return tour == null || tour.awaitsChoice();
  }

  /** Does what was typed asks for. */
  void handle(Typed typed) {
    if (!(typed instanceof Typed.Enter)) {
      pages.forgetMore();
    }
    switch (typed) {
      case Typed.Enter() -> enter();
      case Typed.Key(char key) -> key(key);
      case Typed.Choice(int number) -> pick(number);
      case Typed.Command(String name, String argument) -> command(name, argument);
      case Typed.Java(String source) -> {
        console.gap();
        console.print(views.typed(source, console.width()));
        running();
        runs.typed(source);
      }
    }
  }

  private void enter() {
    if (pages.hasMore()) {
      pages.more();
    } else if (tour == null) {
      open(current());
    } else if (tour.finished()) {
      leave(tour);
    } else {
      take(tour.pressEnter());
    }
  }

  /** From a lesson's end to the next lesson, or back to the menu. */
  private void leave(Tour in) {
    after(in.lesson().number()).ifPresentOrElse(this::open, this::showMenu);
  }

  void key(char key) {
    switch (key) {
      case 'l' -> showMenu();
      case 'q' -> quit();
      case '?' -> showHelp();
      default -> {
        if (tour == null) {
          menuKey(key);
        } else {
          lessonKey(tour, key);
        }
      }
    }
  }

  private void menuKey(char key) {
    if (key == 'n') {
      open(current());
    } else if (key == 'x') {
      session.reset();
      runs.forget();
      say("The notebook is empty.");
    } else {
      say("Open a lesson first: Enter, or its number.");
    }
  }

  private void lessonKey(Tour in, char key) {
    if (key == 'n' && in.finished()) {
      leave(in);
      return;
    }
    if (key == 'b') {
      Turn turn = in.back();
      if (turn instanceof Turn.Show) {
        console.page();
      }
      take(turn);
      return;
    }
    take(
        switch (key) {
          case 'n' -> in.next();
          case 'r' -> in.again();
          case 'h' -> in.hint();
          case 's' -> in.solution();
          case 'x' -> in.reset();
          default -> new Turn.Nothing("? lists the keys.");
        });
  }

  private void pick(int number) {
    if (tour != null) {
      take(tour.pick(number));
    } else {
      open(Integer.toString(number));
    }
  }

  private void command(String name, String argument) {
    List<Command> meant = Commands.meant(name);
    if (meant.size() == 1) {
      meant.getFirst().run(argument, this);
    } else {
      say(Commands.complaint(name, meant));
    }
  }

  private void take(Turn turn) {
    Tour in = java.util.Objects.requireNonNull(tour);
    int width = console.width();
    switch (turn) {
      case Turn.Show show -> pages.show(in, show.beat());
      case Turn.Run(Step.Demo demo) -> {
        if (isThere(demo.place())) {
          running();
          console.gap();
          runs.demo(demo, in.demosBefore());
        }
        in.beat().runs().ifPresent(runs::knows);
        if (in.ran() instanceof Turn.Explain explain) {
          console.gap();
          console.print(views.explanation(explain, console.width()));
        }
      }
      case Turn.Explain explain -> {
        console.gap();
        console.print(views.explanation(explain, width));
      }
      case Turn.Edit(Step.Exercise exercise, String text) -> {
        if (isThere(exercise.place())) {
          edit(in, exercise, text);
        } else {
          in.passOver();
        }
      }
      case Turn.Hints hints -> {
        console.gap();
        console.print(views.hints(hints, width));
      }
      case Turn.Solution(Step.Exercise exercise) -> {
        console.gap();
        console.print(views.solution(exercise, width));
      }
      case Turn.Reset(Beat beat) -> {
        session.reset();
        runs.forget();
        console.page();
        pages.show(in, beat);
      }
      case Turn.Finished finished -> finished(finished);
      case Turn.Solved solved -> {}
      case Turn.NotYet notYet -> say("Enter opens your answer again. h gives a hint.");
      case Turn.Nothing(String why) -> say(why);
    }
  }

  /** Lets the learner edit an answer, then runs and judges it under its task. */
  private void edit(Tour in, Step.Exercise exercise, String text) {
    int rows = (int) text.lines().count() + 2;
    if (console.linesOnPage() + rows > console.height()) {
      console.page();
      console.print(views.task(exercise, console.width()));
    }
    console.bar(Bar.editing(in));
    String answer;
    try {
      answer = console.read(new Console.Prompt(text, true));
    } catch (Console.InterruptedLineException e) {
      if (!e.text().isBlank()) {
        in.trying(e.text());
      }
      say("Your answer is kept. Enter opens it again.");
      return;
    } catch (Console.EndOfInputException e) {
      quit();
      return;
    }
    Typed typed = Typed.of(answer, session.variables(), false);
    if (!(typed instanceof Typed.Java)) {
      if (!(typed instanceof Typed.Enter)) {
        handle(typed);
      }
      return;
    }
    in.trying(answer);
    console.page();
    List<String> task = views.task(exercise, console.width());
    console.print(task);
    console.print(List.of(""));
    List<String> shown = views.typed(answer, console.width());
    if (task.size() + shown.size() + 10 <= console.height()) {
      console.print(shown);
    }
    running();
    boolean right = runs.answer(answer, exercise, in.demosBefore());
    take(in.judged(right));
  }

  private void finished(Turn.Finished finished) {
    String done = "Lesson " + finished.lesson().number() + " is done.";
    String next =
        after(finished.lesson().number())
            .map(heading -> " Next: " + heading.number() + ", " + heading.title() + ".")
            .orElse(" It was the last one.");
    say(done + next);
  }

  private Optional<Heading> after(int number) {
    return contents.headings().stream().filter(h -> h.number() == number + 1).findFirst();
  }

  void say(String text) {
    pages.say(text);
  }

  void open(String written) {
    if (written.isEmpty()) {
      say("Which lesson? Give its number or name, as in :goto 2.");
      return;
    }
    try {
      open(LessonFinder.find(contents, written));
    } catch (UnknownLessonException e) {
      String why = String.valueOf(e.getMessage());
      say(Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".");
    }
  }

  private void open(Heading heading) {
    try {
      Tour opened = Tour.open(CourseReader.lesson(heading), journal);
      tour = opened;
      console.page();
      pages.show(opened, opened.beat());
    } catch (ProblemsException e) {
      console.print(String.valueOf(e.getMessage()).lines().toList());
    }
  }

  /** The lesson that Enter opens in the menu. */
  private Heading current() {
    return Resume.current(contents, journal.progress());
  }

  void showMenu() {
    tour = null;
    console.page();
    MenuView menu = new MenuView(console.palette());
    pages.print(menu.lines(contents, journal.progress(), current(), console.width()));
  }

  void showHelp() {
    console.gap();
    pages.print(new HelpView(console.palette()).lines(console.width()));
  }

  void showProcesses() {
    ProcessTree tree = new ProcessTree(console.palette(), inks);
    console.print(tree.lines(session.kernel().processes(), console.width()));
  }

  void showDocumentation(String name) {
    if (name.isEmpty()) {
      say("Of what? As in :doc Process.join.");
      return;
    }
    Optional<String> text = session.kernel().documentation(name);
    if (text.isPresent()) {
      console.gap();
      console.print(views.prose(text.get(), console.width()));
    } else {
      say("There is no documentation of " + name + ". Is it spelt right?");
    }
  }

  /** Runs a cell in that place. */
  void runIn(Place place, String source) {
    if (isThere(place)) {
      running();
      runs.typed(source, place);
    }
  }

  /** Whether cells can run there; says so if not. */
  private boolean isThere(Place place) {
    boolean there = session.has(place);
    if (!there) {
      say(Places.PASSED_OVER);
    }
    return there;
  }

  void restart() {
    List<String> lost = session.kernel().restart();
    say("A new main process is there, with your definitions.");
    lost.forEach(this::say);
  }

  void quit() {
    ended = true;
  }

  /** Puts the bar as it is to be while the prompt stands. */
  void bar() {
    Tour in = tour;
    String enter =
        pages.hasMore()
            ? "Enter for more"
            : in == null ? opens(current()) : Bar.enter(in, after(in.lesson().number()));
    console.bar(Bar.at(in, enter, in == null ? Bar.MENU : Bar.LESSON));
  }

  private String opens(Heading heading) {
    boolean begun = journal.progress().lesson(heading.name()).begun();
    return (begun ? "Enter continues " : "Enter opens ") + heading.number();
  }

  private void running() {
    console.bar(Bar.at(tour, "running", Bar.RUNNING));
  }
}
