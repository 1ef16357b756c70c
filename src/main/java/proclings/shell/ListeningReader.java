package proclings.shell;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The line that can be typed on while a cell runs. It has no prompt, as nothing is asked; what was
 * begun on it when the cell is over is there at the next prompt.
 */
final class ListeningReader implements Console.Listening {

  /** JLine looks for an interrupt ten times a second. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final PromptReader reader;
  private final Runnable interrupt;
  private @Nullable Thread reading;
  private boolean stopped;
  private boolean paused;
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
        return Optional.of(reader.readLine("", null, (Character) null, taken()));
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

  /** Nothing is read, nor anything else done with the terminal, while it is the other shell's. */
  private synchronized boolean enter() {
    while (paused) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Only a stop interrupts this thread, and that comes when it goes on.
      }
    }
    reading = stopped ? null : Thread.currentThread();
    return !stopped;
  }

  private synchronized void leave() {
    reading = null;
    boolean unused = Thread.interrupted();
    notifyAll();
  }

  private synchronized @Nullable String taken() {
    String text = begun;
    begun = "";
    return text.isEmpty() ? null : text;
  }

  private void interrupted(String text) {
    synchronized (this) {
      if (stopped || paused) {
        begun = text;
        return;
      }
    }
    interrupt.run();
  }

  /**
   * Ends the reading until {@link #resume}, and waits until it has ended. A read that begins while
   * the terminal has the other shell's settings can't be interrupted any more, whatever its
   * settings are afterwards.
   */
  synchronized void pause() {
    paused = true;
    if (reading != null) {
      reading.interrupt();
    }
    long deadline = System.nanoTime() + MOST_NANOS;
    try {
      for (long left = MOST_NANOS; reading != null && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = deadline - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void resume() {
    paused = false;
    notifyAll();
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
