package proclings.shell;

import java.io.IOError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import proclings.event.EventSink;
import proclings.lesson.Contents;
import proclings.lesson.CourseReader;
import proclings.lesson.ProblemsException;
import proclings.render.DeadlockLines;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.render.ProcessLines;
import proclings.tutor.ProgressFile;

/** The prompt at which somebody learns. */
public final class Shell {

  private Shell() {}

  /**
   * Opens the terminal, leads the learner until they leave, and leaves nothing behind: no process,
   * and a terminal as it was. That also holds when the program is ended by a signal.
   *
   * @return 0, or 1 if something went wrong that isn't the learner's doing
   * @throws ProblemsException if the course has mistakes; nothing was started then
   */
  public static int run(ShellOptions options) {
    return run(options, Shell::console);
  }

  /** Makes the console; a test brings its own. */
  interface ConsoleMaker {
    Console console(ShellOptions options, Session session, Assistance help);
  }

  static int run(ShellOptions options, ConsoleMaker maker) {
    Contents contents = CourseReader.contents(options.course());
    List<String> complaints = new ArrayList<>();
    ProgressFile progress = ProgressFile.open(options.state(), complaints::add);
    LateSink screen = new LateSink();
    Session session = new Session(options.kernel(), screen, options.timeScale());
    Console console = maker.console(options, session, new Typing(session, contents));
    ProcessInks inks = new ProcessInks();
    ProcessLines lines = new ProcessLines(console.palette(), inks, console::width);
    EventSink prints = event -> console.print(lines.of(event));
    screen.connect(prints.and(deadlocks(() -> console, session, inks)));
    AtomicBoolean ending = new AtomicBoolean();
    Thread hook =
        new Thread(
            () -> {
              ending.set(true);
              close(session, console);
            },
            "shell ends");
    Runtime.getRuntime().addShutdownHook(hook);
    endOnSignals(ending, session, console);
    try {
      console.onInterrupt(session::interrupt);
      Meanwhile meanwhile = new Meanwhile(console);
      Guide guide =
          new Guide(
              console, session, contents, progress, options.shuffle(), inks, lines, meanwhile);
      meanwhile.onLine(guide::meanwhile);
      guide.showMenu();
      options.lesson().ifPresent(guide::open);
      complaints.forEach(guide::say);
      session.scaled().ifPresent(guide::say);
      loop(meanwhile, session, guide, ending);
      return 0;
    } finally {
      close(session, console);
      while (ending.get()) {
        // Whoever ends the program also gives the exit code.
        LockSupport.park();
      }
      unhook(hook);
    }
  }

  /** Draws each deadlock on the console that is there then. */
  static EventSink deadlocks(Supplier<Console> on, Session session, ProcessInks inks) {
    return new DeadlockWatch(
        session.live(),
        deadlock -> {
          Console console = on.get();
          DeadlockLines drawing = new DeadlockLines(console.palette().forDrawing(), inks);
          List<String> lines = new ArrayList<>(List.of(""));
          lines.addAll(drawing.lines(deadlock, console.width()));
          lines.add("");
          console.print(lines);
        });
  }

  /**
   * Gives the terminal back before anything else of this JVM ends. The line reader's own shutdown
   * hook would close it with the bar still on it.
   */
  static void endOnSignals(AtomicBoolean ending, Session session, Console console) {
    endOn("TERM", 143, ending, session, console);
    endOn("HUP", 129, ending, session, console);
  }

  private static void endOn(
      String signal, int exitCode, AtomicBoolean ending, Session session, Console console) {
    Signals.register(
        signal,
        () -> {
          ending.set(true);
          close(session, console);
          System.exit(exitCode);
        });
  }

  /** Reads lines and has them carried out, until somebody leaves. */
  static void loop(Meanwhile lines, Session session, Guide guide, AtomicBoolean ending) {
    while (!guide.ended() && !ending.get()) {
      try {
        guide.bar();
        String line = lines.read();
        guide.handle(Typed.of(line, session.variables(), guide.numbers()));
      } catch (Console.InterruptedLineException e) {
        // The line is gone, and a new prompt stands.
      } catch (Console.EndOfInputException e) {
        guide.quit();
      } catch (Session.KernelMissingException e) {
        guide.say("Java can't be run: " + e.getMessage() + ". proclings doctor tells more.");
      } catch (IOError e) {
        // The terminal is gone, or is being given back by whoever ends the program.
        guide.quit();
      } catch (RuntimeException e) {
        if (ending.get()) {
          return;
        }
        guide.say("That went wrong inside proclings, and not by your doing: " + e);
      }
    }
  }

  private static Console console(ShellOptions options, Session session, Assistance help) {
    if (options.palette().depth() != Palette.Depth.NONE) {
      try {
        return TerminalConsole.open(
            options.palette(),
            options.charset(),
            help,
            options.state().resolve("history"),
            session::warm);
      } catch (IOException | IllegalStateException e) {
        // There is none that can move its cursor. Text can still be written and read.
      }
    }
    Palette plain = new Palette(Palette.Depth.NONE, options.palette().unicode());
    session.warm();
    java.io.Console terminal = System.console();
    return new DumbConsole(
        plain,
        System.in,
        System.out,
        options.charset(),
        help,
        columns(System.getenv("COLUMNS")),
        terminal != null && terminal.isTerminal());
  }

  private static int columns(@Nullable String set) {
    boolean number = set != null && set.matches("\\d{2,3}");
    return number ? Math.max(20, Integer.parseInt(set)) : 80;
  }

  private static void close(Session session, Console console) {
    try {
      console.close();
    } finally {
      session.close();
    }
  }

  static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being ended, and the hook has its turn or had it.
    }
  }
}
