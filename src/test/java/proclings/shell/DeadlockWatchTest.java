package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.ACQUIRE;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.EventScript;
import proclings.history.Deadlock;
import proclings.history.LiveRun;

@Timeout(60)
class DeadlockWatchTest {

  private static final String MAIN = "MainProcess";

  private final LiveRun live = new LiveRun();
  private final BlockingQueue<Deadlock> told = new LinkedBlockingQueue<>();
  private final DeadlockWatch watch = new DeadlockWatch(live, told::add);
  private final EventScript run =
      new EventScript()
          .begin("both")
          .start(MAIN, "ada")
          .start(MAIN, "ben")
          .did("ada", ACQUIRE, "Lock-1", 1)
          .did("ben", ACQUIRE, "Lock-2", 1);

  private void happens() {
    run.events().stream().skip(live.changes()).forEach(live.and(watch)::accept);
  }

  @Test
  void whatStandsIsToldOnceAndAnotherOneIsToldAgain() throws InterruptedException {
    run.waiting("ada", ACQUIRE, "Lock-2").waiting("ben", ACQUIRE, "Lock-1");
    happens();
    Deadlock first = told.take();
    assertThat(first.cycle()).hasSize(2);

    // Both have given up and try again: that is another one, and between them is nothing.
    run.print("ada", "again").waiting("ada", ACQUIRE, "Lock-2");
    happens();
    assertThat(told.take().isSame(first)).isFalse();
    assertThat(told).isEmpty();
  }
}
