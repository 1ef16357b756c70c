package proclings.render;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.GET;
import static proclings.event.Action.PUT;
import static proclings.event.Action.RELEASE;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.history.History;

/** A cell of many events is drawn in a time that grows as they do, and not as their square. */
@Timeout(120)
class TimelineSpeedTest {
  private static final String MAIN = "MainProcess";
  private static final int FEW = 500;
  private static final int TIMES = 10;

  /** The square would cost a hundred times as much. */
  private static final int MOST_DEARER = 2 * TIMES;

  /** What is measured is noisy upwards only: another process's load, a collection of garbage. */
  private static final int ATTEMPTS = 7;

  private static List<Event> locks(int rounds) {
    EventScript script = new EventScript().begin("locks").start(MAIN, "ada").start(MAIN, "ben");
    for (int i = 0; i < rounds; i++) {
      for (String who : List.of("ada", "ben")) {
        script.waiting(who, ACQUIRE, "Lock-1").did(who, ACQUIRE, "Lock-1", 1);
        script.did(who, RELEASE, "Lock-1", 0);
      }
    }
    return script.end().events();
  }

  private static List<Event> messages(int rounds) {
    EventScript script = new EventScript().begin("queue").start(MAIN, "ada");
    for (int i = 1; i <= rounds; i++) {
      script.waiting("ada", GET, "Queue-1").did(MAIN, PUT, "Queue-1", i);
      script.did("ada", GET, "Queue-1", i);
    }
    return script.end().events();
  }

  private static long draw(List<Event> events) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    History run = History.of(events);
    assertThat(new Timeline(run, Palette.PLAIN, new ProcessInks()).lines(80)).isNotEmpty();
    assertThat(new TimelineWords(run, Palette.PLAIN).lines(80)).isNotEmpty();
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }

  private static void growsAsItsEvents(IntFunction<List<Event>> script) {
    List<Event> few = script.apply(FEW);
    List<Event> many = script.apply(TIMES * FEW);
    long leastFew = Long.MAX_VALUE;
    long leastMany = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS; i++) {
      leastMany = Math.min(leastMany, draw(many));
      for (int j = 0; j < TIMES; j++) {
        leastFew = Math.min(leastFew, draw(few));
      }
    }
    assertThat((double) leastMany / leastFew).isLessThan(MOST_DEARER);
  }

  @Test
  void aLockThatIsWaitedForManyTimesIsDrawnInLinearTime() {
    growsAsItsEvents(TimelineSpeedTest::locks);
  }

  @Test
  void manyMessagesAreDrawnInLinearTime() {
    growsAsItsEvents(TimelineSpeedTest::messages);
  }
}
