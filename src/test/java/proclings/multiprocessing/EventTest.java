package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import proclings.shm.WaitInterruptedException;

/** What Python documents of Event, between real processes, and what a death does to it. */
@Timeout(60)
class EventTest {

  @EachEngine
  void allWhoWaitGoOnWhenItIsSet(Engine engine) {
    assertThat(engine.run(Everything.class).lines())
        .containsExactly(
            "false false false",
            "interrupted",
            "100 rounds",
            "true true true",
            "set by a child: true",
            "-9");
  }

  static final class Everything {
    public static void main(String[] arguments) {
      Event event = new Event();
      print(event.isSet(), event.await(Duration.ofMillis(1)), event.await(Duration.ZERO));
      interrupt(event);
      rounds();
      event.set();
      event.set();
      event.await();
      print(event.isSet(), event.await(Duration.ZERO), event.await(Duration.ofDays(1)));
      event.clear();
      deaths(event);
    }

    private static void interrupt(Event event) {
      Thread waiter = Thread.currentThread();
      Thread.ofPlatform().start(waiter::interrupt);
      try {
        event.await();
      } catch (WaitInterruptedException e) {
        print("interrupted");
      }
    }

    private static void rounds() {
      Event odd = new Event();
      Event even = new Event();
      Semaphore there = new Semaphore(0);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Process waiter =
            new Process(() -> {
              for (int n = 0; n < 100; n++) {
                there.release();
                (n % 2 == 0 ? even : odd).await();
              }
            });
        waiter.start();
        team.add(waiter);
      }
      int rounds = 0;
      for (; rounds < 100; rounds++) {
        there.acquire();
        there.acquire();
        (rounds % 2 == 0 ? odd : even).clear();
        (rounds % 2 == 0 ? even : odd).set();
      }
      team.forEach(Process::join);
      print(rounds, "rounds");
    }

    private static void deaths(Event event) {
      Event ready = new Event();
      Process dies =
          new Process(() -> {
            ready.set();
            event.await();
          });
      dies.start();
      ready.await();
      Process sets =
          new Process(() -> {
            event.set();
            Runtime.getRuntime().halt(1);
          });
      dies.kill();
      dies.join();
      sets.start();
      event.await();
      print("set by a child:", event.isSet());
      sets.join();
      print(dies.exitCode());
    }
  }
}
