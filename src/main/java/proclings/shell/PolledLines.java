package proclings.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/**
 * Lines of a stream whose reading can't be broken off: it is looked at a few times a second whether
 * one is there.
 */
final class PolledLines implements Console.Listening {

  private static final long PERIOD_MS = 50;

  private final BufferedReader in;
  private final boolean somebodyTypes;
  private boolean stopped;

  /**
   * Lines of a stream.
   *
   * @param somebodyTypes whether lines are meant for the moment in which they come; if not, they
   *     are left where they are
   */
  PolledLines(BufferedReader in, boolean somebodyTypes) {
    this.in = in;
    this.somebodyTypes = somebodyTypes;
  }

  @Override
  public synchronized Optional<String> next() {
    try {
      while (!stopped) {
        if (somebodyTypes && in.ready()) {
          return Optional.ofNullable(in.readLine());
        }
        wait(PERIOD_MS);
      }
    } catch (IOException e) {
      // The next prompt will meet the end of the stream, too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
