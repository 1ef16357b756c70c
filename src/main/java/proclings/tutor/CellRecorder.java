package proclings.tutor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.lesson.Who;

/**
 * Keeps a session's events cell by cell, and knows which processes are alive.
 *
 * <p>Between cells the kernel may put another main process in the place of one that it ends. That
 * is no cell's doing, so no cell has it.
 *
 * <p>It is a sink of the kernel's; any thread may ask.
 */
public final class CellRecorder implements EventSink {

  private final List<Event> events = new ArrayList<>();
  private final Map<Long, Actor> seen = new LinkedHashMap<>();
  private final Map<Long, Actor> alive = new LinkedHashMap<>();
  private boolean during;

  @Override
  public synchronized void accept(Event event) {
    if (event instanceof Event.CellBegan) {
      begin();
    }
    if (isRestart(event) && !during) {
      return;
    }
    events.add(event);
    switch (event) {
      case Event.CellBegan began -> during = true;
      case Event.Started started -> {
        if (!started.child().name().equals(Who.MAIN_PROCESS)) {
          alive.put(started.child().pid(), started.child());
        }
      }
      case Event.Exited exited -> {
        alive.remove(exited.by().pid());
        notifyAll();
      }
      case Event.CellEnded ended -> {
        during = false;
        if (ended.outcome() == Event.Outcome.DIED) {
          allGone();
        }
      }
      default -> {}
    }
  }

  /** Whether a main process was killed, as the kernel does to put another in its place. */
  public static boolean isRestart(Event event) {
    return event instanceof Event.Exited exited
        && exited.by().name().equals(Who.MAIN_PROCESS)
        && exited.exitCode() == -9;
  }

  /** Begins a new cell: what comes from now on is its. Call it before the kernel runs it. */
  public synchronized void begin() {
    for (Event event : events) {
      seen.put(event.by().pid(), event.by());
      if (event instanceof Event.Started started) {
        seen.put(started.child().pid(), started.child());
      }
    }
    events.clear();
  }

  /** What the cell has done up to now, without waiting for anything. */
  public synchronized CellRun now() {
    return new CellRun(events, seen.values(), List.copyOf(alive.values()));
  }

  /**
   * Waits until no process but the main one is alive, and tells what the cell has done. Call it
   * after the kernel ran the cell.
   *
   * @param patience how long to wait; who is then still alive is {@link CellRun#left()}
   * @throws InterruptedException when the calling thread is interrupted meanwhile
   */
  public synchronized CellRun finish(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long rest = patience.toNanos();
    while (!alive.isEmpty() && rest > 0) {
      wait(TimeUnit.NANOSECONDS.toMillis(rest) + 1);
      rest = deadline - System.nanoTime();
    }
    return now();
  }

  /** Takes note that the main process was restarted: no child of it can be alive. */
  public synchronized void allGone() {
    alive.clear();
    notifyAll();
  }

  /** Forgets everything; call it when the kernel begins with an empty notebook. */
  public synchronized void clear() {
    events.clear();
    seen.clear();
    alive.clear();
  }
}
