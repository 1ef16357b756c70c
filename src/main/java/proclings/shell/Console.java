package proclings.shell;

import java.util.List;
import proclings.render.Palette;

/**
 * The learner's terminal: the one place that writes to it and reads from it. Lines may come from
 * any thread and at any time, also while the prompt stands; they are shown in the order in which
 * they were handed over.
 */
interface Console extends AutoCloseable {

  /** Columns at this moment. */
  int width();

  /** Rows that text can have at this moment, the bar not counted. */
  int height();

  Palette palette();

  /** Shows lines, each no wider than {@link #width()}. Waits when the terminal can't keep up. */
  void print(List<String> lines);

  /** Shows an empty line, unless there is one or the page begins here. */
  void gap();

  /** Waits until everything that was printed is on the terminal. */
  void flush();

  /** Begins a new page; what was there can still be scrolled back to. */
  void page();

  /** How many lines were shown since the page began. */
  int linesOnPage();

  /**
   * Gives something the whole screen until it is left; where there is none, it is printed once, as
   * high as it wants to be.
   */
  void show(FullScreen screen);

  /**
   * Shows lines with the bar until others are shown; where there is no bar, nothing.
   *
   * @param lines each no wider than {@link #width()}; none to fold it
   */
  void panel(List<String> lines);

  /** Changes what stands in the bar below. */
  void bar(Bar bar);

  /** Reads a line, or several that make one cell. */
  String read(Prompt prompt) throws InterruptedLineException, EndOfInputException;

  /**
   * Begins to read lines while something runs that prints. Only one thread reads, and this is it
   * until {@link Listening#next} gives nothing any more.
   */
  Listening listen();

  /** Reads lines until it is told to stop. */
  interface Listening {

    /** Waits for the next line; empty once it was stopped. */
    java.util.Optional<String> next();

    /** Stops it; what is being typed is kept for the next prompt. May be called by any thread. */
    void stop();
  }

  /** Sets what Ctrl-C does while nothing is read. */
  void onInterrupt(Runnable action);

  /** Gives the terminal back as it was. May be called from any thread, and again. */
  @Override
  void close();

  /**
   * What is asked for.
   *
   * @param buffer the text to begin with; empty for none
   * @param editing whether Enter ends the input only at the end of the text
   */
  record Prompt(String buffer, boolean editing) {
    static final Prompt LINE = new Prompt("", false);
  }

  /** Ctrl-C at the prompt: the line is thrown away. */
  final class InterruptedLineException extends Exception {
    private static final long serialVersionUID = 1;
    private final String text;

    InterruptedLineException(String text) {
      super("interrupted");
      this.text = text;
    }

    /** What had been typed. */
    String text() {
      return text;
    }
  }

  /** Ctrl-D at the prompt, or the end of a file. */
  final class EndOfInputException extends Exception {
    private static final long serialVersionUID = 1;

    EndOfInputException() {
      super("end of input");
    }
  }
}
