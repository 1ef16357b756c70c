package proclings.shell;

import java.util.List;

/**
 * What a {@link KeyedScreen} shows and what keys do in it. Knows no terminal. All of it but {@link
 * #abandoned} is called by one thread, the one that shows it.
 */
interface KeyedView {

  /** Lets as much happen as time has passed. Called before each time that it is drawn. */
  default void advance() {}

  /** What there is to see now: at most {@code rows} rows, none wider than {@code columns}. */
  List<String> lines(int columns, int rows);

  /**
   * How long there is certainly nothing new to see unless a key is pressed, in milliseconds. It may
   * be asked sooner all the same.
   */
  long patienceMillis();

  /**
   * Does what a key asks for; gives whether it asks to leave. At the end of the input the screen is
   * left, whatever it shows, so that isn't told here.
   */
  boolean press(Stroke stroke);

  /** Does what Ctrl-C asks for; gives whether it asks to leave. */
  default boolean interrupt() {
    return true;
  }

  /**
   * Closes what is open: a signal ends the program. The terminal has been given back by then.
   * Called by a thread of its own, while the other may still be in one of these methods.
   */
  default void abandoned() {}
}
