package proclings.shell;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import proclings.lesson.Contents;
import proclings.lesson.CourseReader;
import proclings.lesson.Heading;
import proclings.lesson.Place;
import proclings.lesson.ProblemsException;
import proclings.lesson.UnknownLessonException;
import proclings.render.ProcessInks;
import proclings.render.ProcessLines;
import proclings.tutor.Arrangement;
import proclings.tutor.Journal;
import proclings.tutor.Places;
import proclings.tutor.Tour;
import proclings.tutor.Turn;

/** Leads the learner: turns what was typed into what is shown, run or left. */
final class Guide {

  private final Console console;
  private final Session session;
  private final Shelf shelf;
  private final Review review;
  private final Journal journal;
  private final IntFunction<Arrangement> shuffle;
  private final Views views;
  private final CellRuns runs;
  private final Pages pages;
  private final LiveProcesses live;
  private final Turns turns;
  private final PythonPrograms python;
  private @Nullable Tour tour;
  private boolean ended;

  Guide(
      Console console,
      Session session,
      Contents contents,
      Journal journal,
      IntFunction<Arrangement> shuffle,
      ProcessInks inks,
      ProcessLines lines,
      Meanwhile meanwhile) {
    this.console = console;
    this.session = session;
    this.shelf = new Shelf(contents, journal, console.palette());
    this.review = new Review(contents, journal, shuffle);
    this.journal = journal;
    this.shuffle = shuffle;
    this.views = new Views(console.palette());
    Panel panel = new Panel(console, session.live(), inks);
    this.runs = new CellRuns(console, session, lines, views, meanwhile, panel);
    this.pages = new Pages(console, views);
    this.live = new LiveProcesses(console, session, pages, inks);
    this.python = new PythonPrograms(console, session, views, lines, inks);
    this.turns = new Turns(console, session, views, pages, runs, this);
  }

  /** Whether the learner wants to leave. */
  boolean ended() {
    return ended;
  }

  /** What numbers mean that are typed now. */
  Typed.Numbers numbers() {
    if (tour != null && tour.awaitsOrder()) {
      return Typed.Numbers.ORDER;
    }
    return tour == null || tour.awaitsChoice() ? Typed.Numbers.CHOICE : Typed.Numbers.JAVA;
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
      case Typed.Order(List<Integer> numbers) -> take(Objects.requireNonNull(tour).order(numbers));
      case Typed.Command(String name, String argument) -> Commands.run(name, argument, this);
      case Typed.Java(String source) -> {
        console.gap();
        console.print(views.typed(source, console.width()));
        running();
        runs.typed(source);
      }
    }
  }

  /** Carries out what is typed while a cell runs, if it can be then; says whether it could. */
  boolean meanwhile(String line) {
    Typed typed = Typed.of(line, Set.of(), Typed.Numbers.JAVA);
    return typed instanceof Typed.Command(String name, String argument)
        && Commands.runWhileRunning(name, argument, this);
  }

  private void enter() {
    if (pages.hasMore()) {
      pages.more();
    } else if (tour == null) {
      open(shelf.current());
    } else if (tour.finished()) {
      leave(tour);
    } else {
      take(tour.pressEnter());
    }
  }

  /** From a lesson's end to the next lesson, or back to the menu. */
  private void leave(Tour in) {
    if (in.isReview()) {
      review(in.lesson().number());
      return;
    }
    shelf.after(in.lesson().number()).ifPresentOrElse(this::open, this::showMenu);
  }

  void key(char key) {
    switch (key) {
      case 'l' -> showMenu();
      case 'q' -> quit();
      case '?' -> showHelp();
      case 't' -> {
        running();
        say(session.nextTimeScale());
      }
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
    switch (key) {
      case 'n' -> open(shelf.current());
      case 'x' -> {
        session.reset();
        runs.forget();
        say("The notebook is empty.");
      }
      default -> say("Open a lesson first: Enter, or its number.");
    }
  }

  private void lessonKey(Tour in, char key) {
    if (key == 'n' && in.finished()) {
      leave(in);
      return;
    }
    if (key == 'b') {
      Turn turn = pages.back(in);
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
          case 'e' -> in.change();
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

  private void take(Turn turn) {
    if (turn instanceof Turn.Finished finished) {
      finished(finished);
    } else {
      turns.take(Objects.requireNonNull(tour), turn);
    }
  }

  private void finished(Turn.Finished finished) {
    int number = finished.lesson().number();
    say(
        Objects.requireNonNull(tour).isReview()
            ? "That was all of lesson " + number + "."
            : shelf.done(number));
  }

  void say(String text) {
    pages.say(text);
  }

  void open(String written) {
    if (written.isEmpty()) {
      say("Which lesson? Give its number or name, as in :goto 2.");
    } else {
      find(written).ifPresent(this::open);
    }
  }

  /** The lesson that is meant; says so if none is. */
  private Optional<Heading> find(String written) {
    try {
      return Optional.of(shelf.find(written));
    } catch (UnknownLessonException e) {
      String why = String.valueOf(e.getMessage());
      say(Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".");
      return Optional.empty();
    }
  }

  /** Forgets what was done in a lesson. */
  void forget(String written) {
    find(written)
        .ifPresent(heading -> {
          shelf.forget(heading);
          say("Lesson " + heading.number() + " is as if you had never opened it.");
          if (tour != null && tour.lesson().number() == heading.number()) {
            showMenu();
          }
        });
  }

  /** Asks once more what was answered wrongly. */
  void review() {
    review(0);
  }

  private void review(int after) {
    Optional<Tour> next = review.after(after);
    if (next.isPresent()) {
      tour = next.get();
      console.page();
      pages.show(next.get(), next.get().beat());
    } else if (after == 0) {
      say("There is nothing to review: no question is answered wrongly.");
    } else {
      showMenu();
      say("That was the review.");
    }
  }

  /** Takes up a lesson at a place that is being presented. */
  void visit(Tour presented) {
    tour = presented;
  }

  private void open(Heading heading) {
    try {
      Tour opened = Tour.open(CourseReader.lesson(heading), journal, shuffle);
      tour = opened;
      console.page();
      pages.show(opened, opened.beat());
    } catch (ProblemsException e) {
      console.print(String.valueOf(e.getMessage()).lines().toList());
    }
  }

  void showMenu() {
    tour = null;
    console.page();
    pages.print(shelf.menu(console.width(), console.height() - 3));
  }

  /** Shows the lessons that fit some words. */
  void showLessons(String words) {
    List<String> found = shelf.matching(words, console.width());
    if (found.isEmpty()) {
      say("No lesson fits " + words + ". Words are looked for in titles and in what is taught.");
    } else {
      tour = null;
      console.page();
      pages.print(found);
    }
  }

  void showHelp() {
    console.gap();
    pages.print(new HelpView(console.palette()).lines(console.width()));
  }

  LiveProcesses live() {
    return live;
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
  boolean isThere(Place place) {
    boolean there = session.has(place);
    if (!there) {
      say(Places.PASSED_OVER);
    }
    return there;
  }

  /** Runs so often what ran last at this place, or else the cell that is shown here. */
  void again(int times) {
    Optional<CellRuns.Last> last = runs.last();
    if (last.isEmpty() && tour != null) {
      last = tour.cellInView().map(cell -> new CellRuns.Last(cell.code(), cell.place()));
    }
    if (last.isEmpty()) {
      say("No cell has run yet. Run one first, then :again runs it many times.");
      return;
    }
    runs.again(
        last.get(),
        times,
        i -> console.bar(Bar.at(tour, "run " + i + " of " + times, Bar.WATCHED)));
  }

  /** Shows the program of the cell that is shown, or ran last here, in Python. */
  void showPython() {
    python.ifThere(tour, this::say, python::show);
  }

  /** Runs it. */
  void runPython() {
    python.ifThere(
        tour,
        this::say,
        program -> {
          console.bar(Bar.at(tour, "running", Bar.WATCHED));
          python.run(program).ifPresent(this::say);
        });
  }

  void restart() {
    boolean unused = session.thawFrozen();
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
            : in == null
                ? opens(shelf.current())
                : Bar.enter(in, shelf.after(in.lesson().number()));
    console.bar(Bar.at(in, enter, in == null ? Bar.MENU : Bar.lesson(in)));
  }

  private String opens(Heading heading) {
    return (shelf.isBegun(heading) ? "Enter continues " : "Enter opens ") + heading.number();
  }

  void running() {
    console.bar(Bar.at(tour, "running", Bar.RUNNING));
  }
}
