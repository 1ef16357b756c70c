package proclings.transcript;

import java.time.Duration;
import java.util.Optional;
import proclings.history.LiveRun;

/**
 * Where somebody is who watches a tape: it goes on with the clock, stands still, and is led to and
 * fro. What there is to see at a position follows from the events before it alone, however one came
 * there. Not for several threads.
 */
public final class Playback {

  private static final double SLOWEST = 1.0 / 1024;
  private static final double FASTEST = 1024;

  /** Two of these within such a time lead two cells back, though the first has gone on since. */
  private static final long AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

  /** Who looks more rarely was stopped, by Ctrl-Z or a closed lid, and wants to miss nothing. */
  private static final long LONGEST_STRIDE_NANOS = Duration.ofSeconds(2).toNanos();

  private final Tape tape;
  private final Player.Clock clock;
  private double speed;
  private boolean paused;
  private long nanos;
  private int position;

  /** What the clock said when time last went on. */
  private long last;

  private long wentBack;
  private int backAt = -1;
  private LiveRun live = new LiveRun();
  private int followed;

  /**
   * A playback that is at the tape's first event and runs.
   *
   * @param speed how many times as fast as it happened
   * @throws IllegalArgumentException unless the speed is above 0
   */
  public Playback(Tape tape, double speed, Player.Clock clock) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("the speed must be above 0: speed=" + speed);
    }
    this.tape = tape;
    this.speed = speed;
    this.clock = clock;
    this.last = clock.nanoTime();
    at(0);
  }

  /** What is played. */
  public Tape tape() {
    return tape;
  }

  /** Goes on by as much time as has passed since it was last asked to, two seconds at most. */
  public void advance() {
    long now = clock.nanoTime();
    if (!paused) {
      long stride = Math.min(now - last, LONGEST_STRIDE_NANOS);
      nanos = (long) Math.min(tape.nanos(), nanos + stride * speed);
      // Who has paused or stepped may stand before or amid events of the same moment.
      position = Math.max(position, tape.position(nanos));
    }
    last = now;
  }

  /** How many events have happened. */
  public int position() {
    return position;
  }

  /** The time on the tape, in nanoseconds. */
  public long nanos() {
    return nanos;
  }

  public double speed() {
    return speed;
  }

  public boolean isPaused() {
    return paused;
  }

  /** Whether all has happened. */
  public boolean isOver() {
    return position == tape.size();
  }

  /**
   * How long nothing happens by itself, in nanoseconds of the clock; empty if nothing ever will.
   */
  public Optional<Duration> quiet() {
    return paused || isOver()
        ? Optional.empty()
        : Optional.of(
            Duration.ofNanos((long) Math.max(0, (tape.reached(position + 1) - nanos) / speed)));
  }

  /** Who is alive at this position, what each waits for and holds, at this time. */
  public LiveRun.Moment moment() {
    if (followed > position) {
      live = new LiveRun();
      followed = 0;
    }
    while (followed < position) {
      live.accept(tape.events().get(followed++));
    }
    LiveRun.Moment moment = live.now();
    return new LiveRun.Moment(tape.recorded(position, nanos), moment.processes(), moment.holders());
  }

  /** Stands still, or goes on; from the beginning if all has happened. */
  public void toggle() {
    advance();
    if (isOver()) {
      at(0);
      paused = false;
    } else {
      paused = !paused;
    }
  }

  /** Lets the next event happen, and stands still. */
  public void event() {
    stand();
    to(Math.min(tape.size(), position + 1));
  }

  /** Lets all happen up to the next step, and stands still. */
  public void step() {
    stand();
    to(tape.stepAfter(position));
  }

  /** Goes back to the step before, as if nothing had happened since, and stands still. */
  public void stepBack() {
    stand();
    to(tape.stepBefore(position));
  }

  /** Goes to where the next cell begins, or to the end. */
  public void cell() {
    advance();
    int next = tape.cell(position) + 1;
    to(next < tape.cells() ? tape.begin(next) + 1 : tape.size());
  }

  /** Goes to where this cell begins or, from there, to where the one before it does. */
  public void cellBack() {
    advance();
    if (tape.cells() == 0) {
      return;
    }
    int cell = tape.cell(position);
    boolean again = cell == backAt && last - wentBack < AGAIN_NANOS;
    boolean atBegin = position == tape.begin(cell) + 1;
    int to = Math.max(0, again || atBegin ? cell - 1 : cell);
    to(tape.begin(to) + 1);
    backAt = to;
    wentBack = last;
  }

  /** Goes to a tenth of the time. */
  public void tenth(int tenth) {
    advance();
    at((long) (tape.nanos() / 10.0 * tenth));
  }

  /** Goes to a line, and stands still. */
  public void show(TapeSearch.Place place) {
    stand();
    to(place.position());
  }

  /** Doubles the speed. */
  public void faster() {
    advance();
    speed = Math.max(speed, Math.min(FASTEST, speed * 2));
  }

  /** Halves the speed. */
  public void slower() {
    advance();
    speed = Math.min(speed, Math.max(SLOWEST, speed / 2));
  }

  /** Stands still. */
  public void stand() {
    advance();
    paused = true;
  }

  private void to(int there) {
    position = there;
    nanos = tape.reached(there);
  }

  private void at(long time) {
    nanos = time;
    position = tape.position(time);
  }
}
