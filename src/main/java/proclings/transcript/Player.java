package proclings.transcript;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import proclings.event.Event;
import proclings.event.EventSink;

/**
 * Plays a run back: gives its events to a sink with the pauses that were between them. It executes
 * nothing, and hands texts on as they are; a sink that shows them must show control characters, not
 * send them to a terminal.
 *
 * @param speed how many times as fast as it happened; above 0
 * @param idle the longest pause, in recorded time
 * @param clock tells the time and waits
 */
public record Player(double speed, Duration idle, Clock clock) {

  /** Time, as playback sees it. */
  public interface Clock {

    /** The machine's. */
    Clock SYSTEM =
        new Clock() {
          @Override
          public long nanoTime() {
            return System.nanoTime();
          }

          @Override
          public void pause(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
          }
        };

    /** Nanoseconds since some moment. */
    long nanoTime();

    /**
     * Waits for so long.
     *
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void pause(long nanos) throws InterruptedException;
  }

  /**
   * A player at that speed, with all pauses.
   *
   * @throws IllegalArgumentException unless the speed is above 0
   */
  public Player {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("the speed must be above 0: speed=" + speed);
    }
    if (idle.isNegative()) {
      throw new IllegalArgumentException("the longest pause can't be negative: idle=" + idle);
    }
  }

  /** A player as fast as it happened, times {@code speed}. */
  public static Player atSpeed(double speed) {
    return new Player(speed, Duration.ofNanos(Long.MAX_VALUE), Clock.SYSTEM);
  }

  /** The same, but no pause is longer than that, in recorded time. */
  public Player idleAtMost(Duration longest) {
    return new Player(speed, longest, clock);
  }

  /**
   * Plays events.
   *
   * @throws InterruptedException when the thread is interrupted; what was not played is left out
   */
  public void play(List<Event> events, EventSink sink) throws InterruptedException {
    long due = clock.nanoTime();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      long gap = i == 0 ? 0 : Math.max(0, event.nanos() - events.get(i - 1).nanos());
      // Counted from when the event was due, so that slow sinks and late wake-ups don't add up.
      due += (long) (Math.min(gap, idle.toNanos()) / speed);
      long wait = due - clock.nanoTime();
      if (wait > 0) {
        clock.pause(wait);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("playback was interrupted");
      }
      sink.accept(event);
    }
  }
}
