package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;
import proclings.event.EventSink;
import proclings.shm.MessageLog;
import proclings.shm.WaitInterruptedException;

/**
 * Takes a session's events out of its log and gives them to a sink, in order, on a thread of its
 * own.
 */
final class EventReader {

  private final MessageLog log;
  private final EventSink sink;
  private final Thread thread;
  private long delivered;
  private boolean stopped;

  private EventReader(MessageLog log, EventSink sink) {
    this.log = log;
    this.sink = sink;
    this.thread = Thread.ofPlatform().daemon().name("proclings events").unstarted(this::read);
  }

  static EventReader start(MessageLog log, EventSink sink) {
    EventReader reader = new EventReader(log, sink);
    reader.thread.start();
    return reader;
  }

  private void read() {
    long seq = 0;
    long nanos = 0;
    try {
      while (true) {
        byte[] bytes = log.take();
        seq++;
        var event = EventCodec.read(seq, bytes, nanos);
        nanos = event.nanos();
        pass(event);
        synchronized (this) {
          delivered = seq;
          notifyAll();
        }
      }
    } catch (WaitInterruptedException e) {
      // Nothing more is wanted.
    } finally {
      // However it ends: nobody may wait for what comes no more.
      synchronized (this) {
        stopped = true;
        notifyAll();
      }
    }
  }

  /** A sink that fails must not stop the processes, which would wait for room in the log. */
  private void pass(proclings.event.Event event) {
    try {
      sink.accept(event);
    } catch (RuntimeException | Error e) {
      Thread.@Nullable UncaughtExceptionHandler handler =
          Thread.getDefaultUncaughtExceptionHandler();
      if (handler != null) {
        handler.uncaughtException(thread, e);
      } else {
        e.printStackTrace();
      }
    }
  }

  /** Waits until the sink has had the event of this number, unless this is called by the sink. */
  synchronized void awaitDelivered(long seq) {
    boolean interrupted = false;
    while (delivered < seq && !stopped && Thread.currentThread() != thread) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives the sink what there still is, and ends. */
  void stop() {
    awaitDelivered(log.putCount());
    thread.interrupt();
  }
}
