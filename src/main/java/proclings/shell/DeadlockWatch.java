package proclings.shell;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.history.Deadlock;
import proclings.history.LiveRun;

/**
 * Tells of each deadlock once, when it has stood for a moment: many a wait that looks like one has
 * a time limit. It looks only after a process began to wait, so a run in which nobody does costs
 * nothing.
 */
public final class DeadlockWatch implements EventSink {

  private static final long FIRST_LOOK_MS = 150;
  private static final long SECOND_LOOK_MS = 200;

  private final LiveRun live;
  private final Consumer<Deadlock> tell;
  private final ScheduledExecutorService looks;
  private boolean due;
  private @Nullable Deadlock told;

  /**
   * A watch over a run.
   *
   * @param live follows the same events, and has each before this has it
   * @param tell is told of a deadlock, on a thread of the watch's
   */
  public DeadlockWatch(LiveRun live, Consumer<Deadlock> tell) {
    this.live = live;
    this.tell = tell;
    this.looks =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlock watch").factory());
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Waiting) {
      lookIn(FIRST_LOOK_MS);
    }
  }

  private synchronized void lookIn(long millis) {
    if (!due) {
      due = true;
      var unused = looks.schedule(this::look, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    synchronized (this) {
      // Before it looks: who begins to wait after this is seen, or has another look taken.
      due = false;
    }
    LiveRun.Moment moment = live.now();
    @Nullable Deadlock now = Deadlock.at(moment).orElse(null);
    boolean stands = now != null && now.stands(moment.nanos());
    boolean news;
    synchronized (this) {
      news = now != null && !now.isSame(told);
      if (news && stands) {
        told = now;
      }
    }
    if (news && stands && now != null) {
      tell.accept(now);
    } else if (news) {
      lookIn(SECOND_LOOK_MS);
    }
  }
}
