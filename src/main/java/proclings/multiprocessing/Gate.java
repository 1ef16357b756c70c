package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.shm.MessageLog;
import proclings.shm.Roots;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;

/**
 * The one point through which everything passes that a process does and another can observe.
 *
 * <p>In an observed session each such thing becomes an event in the session's log, and its place
 * there is its number. Who calls keeps to this: what gives (put, release, a start, a signal) passes
 * the gate before others can see its effect; what takes (get, acquire, join) after it took effect.
 *
 * <p>The log is bounded. When who observes is slow, a process waits here, rather than that an event
 * is lost.
 */
public final class Gate {

  private final Segment segment;
  private final @Nullable MessageLog log;
  private final Slowness slowness = new Slowness();
  private volatile Actor self;

  Gate(Segment segment, Actor self) {
    this.segment = segment;
    this.self = self;
    long events = segment.getLongAcquire(Segment.root(Roots.EVENTS));
    this.log = events == 0 ? null : new MessageLog(segment, events);
  }

  private Gate(Segment segment, Actor self, @Nullable MessageLog log) {
    this.segment = segment;
    this.self = self;
    this.log = log;
  }

  /** One at which nobody observes. */
  Gate unobserved() {
    return new Gate(segment, self, null);
  }

  /** Whether anybody observes: if not, nothing below does anything. */
  public boolean observed() {
    return log != null;
  }

  /** Who this process is in its events. */
  Actor self() {
    return self;
  }

  void become(Actor actor) {
    self = actor;
  }

  /**
   * This process did something to a shared object.
   *
   * @param object the kind and its number: {@code Queue-1}
   * @param item see {@link Event.Operation}
   */
  public void operation(Action what, String object, long item) {
    if (log != null) {
      did(log, what, object, item);
    }
  }

  /** Apart, so that the method above stays so short that it costs nothing where nobody observes. */
  private void did(MessageLog log, Action what, String object, long item) {
    long unused = pass(log, EventCodec.operation(nanos(), self, what, object, item));
    int factor = Slowness.of(segment);
    if (factor != 0) {
      slowness.stretch(segment, factor);
    }
  }

  /** This process can't go on and begins to wait. */
  public void waiting(Action what, String object) {
    if (log != null) {
      waits(log, what, object);
    }
  }

  private void waits(MessageLog log, Action what, String object) {
    long unused = pass(log, EventCodec.waiting(nanos(), self, what, object));
    if (Slowness.of(segment) != 0) {
      slowness.waits();
    }
  }

  void started(Actor child, StartMethod method, boolean daemon) {
    if (log != null) {
      pass(log, EventCodec.started(nanos(), self, child, method.label(), daemon));
    }
  }

  void exited(Actor by, int exitCode) {
    if (log != null) {
      pass(log, EventCodec.exited(nanos(), by, exitCode));
    }
  }

  void joined(Actor child) {
    if (log != null) {
      pass(log, EventCodec.joined(nanos(), self, child));
    }
  }

  void signalled(Actor target, int signal) {
    if (log != null) {
      pass(log, EventCodec.signalled(nanos(), self, target, signal));
    }
  }

  /** A line without its end, as UTF-8. */
  void printed(Actor by, Event.Stream stream, byte[] text, int from, int count) {
    if (log != null) {
      pass(log, EventCodec.printed(nanos(), by, stream, text, from, count));
    }
  }

  long cellBegan(Actor by, int cell, String source) {
    return log == null ? 0 : pass(log, EventCodec.cellBegan(nanos(), by, cell, source));
  }

  long cellEnded(Actor by, int cell, Event.Outcome outcome, @Nullable String detail) {
    return log == null ? 0 : pass(log, EventCodec.cellEnded(nanos(), by, cell, outcome, detail));
  }

  private long nanos() {
    return System.nanoTime() - segment.beganNanos();
  }

  /** Waits for room if it must; an interrupt does not lose the event, and is kept. */
  private static long pass(MessageLog log, byte[] event) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return log.append(event);
        } catch (WaitInterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
