package proclings.tutor;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import proclings.kernel.CellResult;
import proclings.kernel.Kernel;
import proclings.lesson.Place;

/** Runs cells where nobody sits and watches, so one that doesn't end is stopped. */
final class UnattendedCells implements AutoCloseable {

  /** How long processes may go on after their cell's end. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Kernel kernel;
  private final CellRecorder recorder;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("cell-limit").factory());

  /**
   * What came of a cell.
   *
   * @param stopped whether it took too long
   */
  record Outcome(CellResult result, CellRun run, boolean stopped) {}

  UnattendedCells(Kernel kernel, CellRecorder recorder) {
    this.kernel = kernel;
    this.recorder = recorder;
  }

  /** Whether there is such a place to run a cell in. */
  boolean has(Place place) {
    return Places.has(kernel, place);
  }

  /** Runs a cell and waits until its processes have gone too. */
  Outcome run(String code, Place place, Duration limit) throws InterruptedException {
    recorder.begin();
    AtomicBoolean stopped = new AtomicBoolean();
    Future<?> stop =
        timer.schedule(
            () -> {
              stopped.set(true);
              kernel.interrupt();
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    CellResult result;
    try {
      result = Places.run(kernel, code, place);
    } finally {
      stop.cancel(false);
    }
    return new Outcome(result, recorder.finish(PATIENCE), stopped.get());
  }

  /** Begins with an empty notebook. */
  void reset() {
    kernel.reset();
    recorder.clear();
  }

  /** Ends what a cell has left behind; definitions are kept. */
  void endLeftovers() {
    kernel.restart();
    recorder.allGone();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
