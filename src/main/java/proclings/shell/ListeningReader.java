package proclings.shell;

import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The line that can be typed on while a cell runs. It has no prompt, as nothing is asked; what was
 * begun on it when the cell is over is there at the next prompt.
 */
final class ListeningReader implements Console.Listening {

  private final PromptReader reader;
  private final Runnable interrupt;
  private @Nullable Thread reading;
  private boolean stopped;
  private String begun = "";

  /**
   * A line to type on.
   *
   * @param interrupt what Ctrl-C does
   */
  ListeningReader(PromptReader reader, Runnable interrupt) {
    this.reader = reader;
    this.interrupt = interrupt;
  }

  @Override
  public Optional<String> next() {
    while (enter()) {
      try {
        return Optional.of(reader.readLine("", null, (Character) null, null));
      } catch (UserInterruptException e) {
        interrupted(e.getPartialLine());
      } catch (EndOfFileException e) {
        // Ctrl-D while a cell runs: it is for the prompt, and what runs is not left alone.
        interrupt.run();
      } finally {
        leave();
      }
    }
    return Optional.empty();
  }

  /** What was typed and not ended when it was stopped. */
  synchronized String begun() {
    return begun;
  }

  private synchronized boolean enter() {
    reading = stopped ? null : Thread.currentThread();
    return !stopped;
  }

  private synchronized void leave() {
    reading = null;
    boolean unused = Thread.interrupted();
  }

  private void interrupted(String text) {
    synchronized (this) {
      if (stopped) {
        begun = text;
        return;
      }
    }
    interrupt.run();
  }

  /** JLine ends its reading for an interrupt of the thread, as for a Ctrl-C. */
  @Override
  public synchronized void stop() {
    stopped = true;
    if (reading != null) {
      reading.interrupt();
    }
  }
}
