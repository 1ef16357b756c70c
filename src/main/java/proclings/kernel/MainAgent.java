package proclings.kernel;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import proclings.kernel.Reply.Lost;
import proclings.shm.WaitInterruptedException;

/**
 * The kernel's agent in the main process. Cells run on the thread that calls {@link #serve}, which
 * is the process's main thread; requests are read by another one, so that an interrupt arrives
 * while a cell runs.
 */
final class MainAgent {

  /** A wait that was ended once may be begun anew by the learner's catch block. */
  private static final int INTERRUPT_AGAIN_MS = 25;

  private final MainSide engine;
  private final CellRunner cells;
  private final Variables variables;
  private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  private final Object running = new Object();
  private @Nullable Thread runner;

  MainAgent(MainSide engine) {
    this.engine = engine;
    this.cells = new CellRunner(engine.classes());
    this.variables = new Variables(engine.classes());
  }

  /** Serves until the process is killed. */
  void serve() throws InterruptedException {
    Thread reader = new Thread(this::readRequests, "proclings-requests");
    reader.setDaemon(true);
    reader.start();
    engine.send(new Reply.Ready().encode());
    while (true) {
      switch (requests.take()) {
        case Request.Run run -> run(run);
        case Request.Restore restore -> restore(restore);
        case Request.Interrupt() -> {}
      }
    }
  }

  private void readRequests() {
    while (true) {
      Request request = Request.decode(engine.receive());
      if (request instanceof Request.Interrupt) {
        interrupt();
      } else {
        requests.add(request);
      }
    }
  }

  private void run(Request.Run run) {
    engine.variables(run.variables());
    begin();
    Reply reply;
    try {
      reply = cells.run(run);
      endIfForked(reply);
      engine.awaitForks();
      if (Stop.isAsked()) {
        reply = new Reply.Stopped(run.cell());
      }
    } catch (WaitInterruptedException e) {
      reply = new Reply.Stopped(run.cell());
    } finally {
      end();
    }
    engine.flush();
    if (reply instanceof Reply.Stopped) {
      // Its end is told after that of all that it started.
      engine.killChildren();
    }
    engine.send(reply.encode());
    engine.send(variables.snapshot(run.variables()).encode());
    // Not earlier: until the first cell has run, the shell needs the CPUs for its compiler.
    engine.fillStock();
  }

  /** A forked child comes to the cell's end as well; the cell's result is its parent's to tell. */
  private void endIfForked(Reply reply) {
    int code = 0;
    if (reply instanceof Reply.Failed(int cell, Reply.Thrown thrown) && engine.isForked()) {
      code = 1;
      System.err.println("in cell " + cell + ": " + Frames.headline(thrown));
      Frames.trace(thrown).forEach(line -> System.err.println("    " + line));
    }
    engine.endIfForked(code);
  }

  private void restore(Request.Restore restore) {
    engine.variables(restore.variables());
    List<Lost> lost = variables.restore(restore.variables(), restore.snapshot());
    engine.send(new Reply.Restored(lost).encode());
  }

  private void begin() {
    synchronized (running) {
      runner = Thread.currentThread();
    }
  }

  private void end() {
    synchronized (running) {
      runner = null;
      Stop.clear();
      boolean unused = Thread.interrupted();
      running.notifyAll();
    }
  }

  private void interrupt() {
    synchronized (running) {
      if (runner == null) {
        return;
      }
      Stop.ask();
    }
    engine.killChildren();
    synchronized (running) {
      try {
        while (runner != null) {
          engine.interrupt(runner);
          running.wait(INTERRUPT_AGAIN_MS);
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    engine.killChildren();
  }
}
