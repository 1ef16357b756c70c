package proclings.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.LiveRun;
import proclings.lesson.Step;
import proclings.render.ProcessInks;
import proclings.render.ProcessLines;
import proclings.tutor.Tour;

/** The programs of a lesson in Python: shown beside the Java, and run with the same live view. */
final class PythonPrograms {

  private final Console console;
  private final Session session;
  private final Views views;
  private final ProcessLines lines;
  private final ProcessInks inks;

  PythonPrograms(
      Console console, Session session, Views views, ProcessLines lines, ProcessInks inks) {
    this.console = console;
    this.session = session;
    this.views = views;
    this.lines = lines;
    this.inks = inks;
  }

  /** Does it with the program at the place where the learner stands, or says why there is none. */
  void ifThere(@Nullable Tour tour, Consumer<String> say, Consumer<String> action) {
    Optional<Step.Shown> shown = tour == null ? Optional.empty() : tour.cellInView();
    Optional<String> program = shown.flatMap(Step.Shown::python);
    if (program.isPresent()) {
      action.accept(program.get());
    } else {
      say.accept(
          shown.isPresent()
              ? "This cell has no program in Python beside it."
              : "There is no cell here. Go to a demo first, then :python shows it in Python.");
    }
  }

  void show(String program) {
    console.gap();
    console.print(views.python(program, console.width()));
  }

  /**
   * Runs a program to its end.
   *
   * @return what to tell the learner of how it ended, unless it ended well
   */
  Optional<String> run(String program) {
    console.gap();
    List<Event> events = new ArrayList<>();
    LiveRun live = new LiveRun();
    try {
      OptionalInt code;
      try (Panel.Shown unused = new Panel(console, live, inks).open()) {
        code =
            session.runPython(
                program,
                event -> {
                  events.add(event);
                  live.accept(event);
                });
      }
      console.flush();
      if (!events.isEmpty()) {
        console.print(lines.summary(History.of(events).summary()));
      }
      if (code.isEmpty()) {
        return Optional.of("Stopped.");
      }
      return code.getAsInt() == 0
          ? Optional.empty()
          : Optional.of("Python's main process ended with " + code.getAsInt() + ".");
    } catch (IOException e) {
      return Optional.of("There is no python3 here to run it. :python shows the program.");
    }
  }
}
