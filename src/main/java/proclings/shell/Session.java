package proclings.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.history.History;
import proclings.history.LiveRun;
import proclings.kernel.CellResult;
import proclings.kernel.Kernel;
import proclings.kernel.PythonProgram;
import proclings.kernel.SignalName;
import proclings.lesson.Place;
import proclings.tutor.CellRecorder;
import proclings.tutor.CellRun;
import proclings.tutor.Places;

/**
 * The kernel, opened behind the learner's back while they read, and what the last cell did. Asking
 * what it doesn't know yet waits for it; asking for help while typing never does.
 */
final class Session implements AutoCloseable {

  /** How many printed lines of one cell are kept to judge it by; all of them are shown. */
  private static final int MOST_LINES_KEPT = 100_000;

  private static final List<Double> TIME_SCALES = List.of(1.0, 0.5, 0.2, 0.1);

  private final Function<EventSink, Kernel> opener;
  private final EventSink screen;
  private final CellRecorder recorder = new CellRecorder();
  private final LiveRun live = new LiveRun();
  private @Nullable CompletableFuture<Kernel> opening;
  private final AtomicReference<@Nullable Thread> waiting = new AtomicReference<>();
  private final AtomicReference<@Nullable PythonProgram> python = new AtomicReference<>();
  private volatile boolean quiet;
  private volatile boolean frozen;
  private volatile double timeScale;
  private boolean closed;
  private int linesKept;

  /**
   * A session.
   *
   * @param screen shows events while they happen
   * @param timeScale how long waits of cells take, as a factor
   */
  Session(Function<EventSink, Kernel> opener, EventSink screen, double timeScale) {
    this.opener = opener;
    this.screen = screen;
    this.timeScale = timeScale;
  }

  /** What a cell led to. */
  record Ran(CellResult result, CellRun run) {}

  /** Begins to open the kernel, if that hasn't begun. Returns at once. */
  synchronized CompletableFuture<Kernel> warm() {
    if (opening == null) {
      CompletableFuture<Kernel> future = new CompletableFuture<>();
      opening = future;
      Thread.ofPlatform()
          .daemon()
          .name("kernel opens")
          .start(() -> {
            try {
              future.complete(open());
            } catch (RuntimeException | Error e) {
              future.completeExceptionally(e);
            }
          });
    }
    return opening;
  }

  private Kernel open() {
    Kernel kernel = opener.apply(this::accept);
    if (timeScale != 1) {
      kernel.timeScale(timeScale);
    }
    return kernel;
  }

  /**
   * The kernel, waiting for it to open.
   *
   * @throws KernelMissingException if it can't be
   */
  Kernel kernel() {
    try {
      return warm().join();
    } catch (CompletionException e) {
      synchronized (this) {
        // The next attempt begins anew: what was missing may be there by then.
        opening = null;
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new KernelMissingException(String.valueOf(cause.getMessage()), cause);
    }
  }

  /** The kernel, if it is there by now. */
  synchronized Optional<Kernel> ready() {
    CompletableFuture<Kernel> future = opening;
    boolean there = future != null && future.isDone() && !future.isCompletedExceptionally();
    return there ? Optional.of(Objects.requireNonNull(future).join()) : Optional.empty();
  }

  /** The notebook's variables, as far as there is a notebook. */
  Set<String> variables() {
    return ready().map(Kernel::variables).orElse(Set.of());
  }

  /** The live processes, as far as there are any. */
  List<Kernel.ProcessStatus> processes() {
    return ready().map(Kernel::processes).orElse(List.of());
  }

  /** Sends a signal to a process of the session; false if there is no such process. */
  boolean signal(long pid, SignalName signal) {
    return ready().map(kernel -> kernel.signal(pid, signal)).orElse(false);
  }

  /**
   * Stops every process where it stands.
   *
   * @return how many were stopped
   */
  int freeze() {
    Set<Long> stopped = new HashSet<>();
    boolean more = true;
    while (more) {
      // One may be started before its parent is stopped.
      more = false;
      for (Kernel.ProcessStatus process : processes()) {
        if (!stopped.contains(process.pid()) && signal(process.pid(), SignalName.STOP)) {
          more = stopped.add(process.pid());
        }
      }
    }
    frozen = !stopped.isEmpty();
    return stopped.size();
  }

  /**
   * Lets every process go on that was stopped.
   *
   * @return how many there are
   */
  int thaw() {
    frozen = false;
    return (int)
        processes().stream().filter(process -> signal(process.pid(), SignalName.CONT)).count();
  }

  /** Whether everything was stopped where it stood, and nobody has let it go on. */
  boolean isFrozen() {
    return frozen;
  }

  /** Lets what was frozen go on, as what is about to be done needs it; says whether it was. */
  boolean thawFrozen() {
    return frozen && thaw() > 0;
  }

  /** What the cell that ran last has done up to now; empty if there was none. */
  Optional<History> soFar() {
    return Optional.of(recorder.now().history()).filter(run -> !run.events().isEmpty());
  }

  /** How things stand, at any moment. */
  LiveRun live() {
    return live;
  }

  private void accept(Event event) {
    live.accept(event);
    if (!quiet) {
      screen.accept(event);
    }
    if (event instanceof Event.Printed && ++linesKept > MOST_LINES_KEPT) {
      return;
    }
    recorder.accept(event);
  }

  /**
   * Runs a cell and waits a while for its processes to be gone.
   *
   * @param place where it runs; there must be one like that
   * @param patience how long to wait for processes that nobody joined
   */
  Ran run(String cell, Place place, Duration patience) {
    Kernel kernel = kernel();
    linesKept = 0;
    recorder.begin();
    CellResult result = Places.run(kernel, cell, place);
    if (patience.isZero() || !(result instanceof CellResult.Completed)) {
      return new Ran(result, recorder.now());
    }
    Thread self = Thread.currentThread();
    waiting.set(self);
    try {
      return new Ran(result, recorder.finish(patience));
    } catch (InterruptedException e) {
      // Ctrl-C while nothing but children ran: they are what is to be stopped.
      kernel.restart();
      return new Ran(new CellResult.Interrupted(), recorder.now());
    } finally {
      waiting.set(null);
    }
  }

  /** The same, but nothing of it is to be seen. */
  Ran runUnseen(String cell, Place place, Duration patience) {
    quiet = true;
    try {
      return run(cell, place, patience);
    } finally {
      quiet = false;
    }
  }

  /**
   * Runs a program in Python; what its processes do is shown as that of ours.
   *
   * @param also receives the events as well
   * @return the exit code of its main process; empty if it was stopped
   * @throws IOException if there is no Python here
   */
  OptionalInt runPython(String program, EventSink also) throws IOException {
    PythonProgram running = new PythonProgram(program, screen.and(also));
    python.set(running);
    try {
      return running.run();
    } finally {
      python.set(null);
    }
  }

  /** Whether there is such a place to run cells in. */
  boolean has(Place place) {
    return place == Place.MAIN || Places.has(kernel(), place);
  }

  /**
   * Scales the waits of cells by the next of some factors.
   *
   * @return what that means, for the learner
   */
  String nextTimeScale() {
    int next = (TIME_SCALES.indexOf(timeScale) + 1) % TIME_SCALES.size();
    timeScale = TIME_SCALES.get(next);
    kernel().timeScale(timeScale);
    return timeScale == 1 ? "Waits take as long as they say again." : scaled().orElseThrow();
  }

  /** What to tell the learner of waits that don't take as long as they say. */
  Optional<String> scaled() {
    return timeScale == 1
        ? Optional.empty()
        : Optional.of("Waits take " + timeScale + " times as long as they say. t changes it.");
  }

  /** Runs a cell of which nothing is to be seen. */
  CellResult runQuietly(String cell, Place place) {
    quiet = true;
    try {
      return Places.run(kernel(), cell, place);
    } finally {
      quiet = false;
    }
  }

  /** Stops what runs, a cell or the processes that it left. May be called from any thread. */
  void interrupt() {
    PythonProgram program = python.get();
    if (program != null) {
      program.stop();
      return;
    }
    // A main process that is stopped could not stop its cell.
    boolean unused = thawFrozen();
    Thread waits = waiting.get();
    if (waits != null) {
      waits.interrupt();
    } else {
      ready().ifPresent(Kernel::interrupt);
    }
  }

  /** Empties the notebook. */
  void reset() {
    boolean unused = thawFrozen();
    ready().ifPresent(Kernel::reset);
    recorder.clear();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    PythonProgram program = python.get();
    if (program != null) {
      program.stop();
    }
    if (opening != null) {
      // One that is just being opened has to be waited for: it has processes already.
      opening.handle((kernel, failure) -> kernel).thenAccept(Session::closeIfThere).join();
    }
  }

  private static void closeIfThere(@Nullable Kernel kernel) {
    if (kernel != null) {
      kernel.close();
    }
  }

  /** There is no kernel, for this reason. */
  static final class KernelMissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KernelMissingException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
