package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import proclings.shm.WaitInterruptedException;

/** What Python documents of Barrier, between real processes, and what deaths do to it. */
@Timeout(60)
class BarrierTest {

  @EachEngine
  void allPassTogetherOrNobody(Engine engine) {
    assertThat(engine.run(Everything.class).lines())
        .containsExactly(
            "100 rounds, 100 actions, indices 300",
            "3 0 false",
            "broken by the timeout: true, child: broken",
            "whole again: false",
            "reset: child: broken, false",
            "aborted: child: broken, true",
            "the action's own, child: broken, true",
            "interrupted, true",
            "alone 0",
            "parties must be at least 1: parties=0");
  }

  static final class Everything {
    public static void main(String[] arguments) {
      rounds();
      Queue<String> said = new Queue<>();
      Barrier three = new Barrier(3);
      waitsAt(three, said);
      try {
        three.await(Duration.ofMillis(1));
      } catch (BrokenBarrierException e) {
        print("broken by the timeout: " + three.broken() + ",", said.get());
      }
      three.reset();
      print("whole again:", three.broken());
      waitsAt(three, said);
      three.reset();
      print("reset:", said.get() + ",", three.broken());
      waitsAt(three, said);
      three.abort();
      print("aborted:", said.get() + ",", three.broken());
      failingAction(said);
      interrupt();
      print("alone", new Barrier(1, Duration.ofDays(1)).await());
      try {
        new Barrier(0);
      } catch (IllegalArgumentException e) {
        print(e.getMessage());
      }
    }

    /** Nobody is a round ahead, and each index is given once. */
    private static void rounds() {
      Value<Integer> actions = new Value<>(0);
      Value<Integer> indices = new Value<>(0);
      Barrier barrier = new Barrier(3, () -> actions.add(1));
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Process party = new Process(() -> pass(barrier, actions, indices));
        party.start();
        team.add(party);
      }
      pass(barrier, actions, indices);
      team.forEach(Process::join);
      print("100 rounds,", actions.get(), "actions, indices", indices.get());
      print(barrier.parties(), barrier.waiting(), barrier.broken());
    }

    private static void pass(Barrier barrier, Value<Integer> actions, Value<Integer> indices) {
      for (int round = 1; round <= 100; round++) {
        indices.add(barrier.await());
        int done = actions.get();
        if (done != round && done != round + 1) {
          print("in round", round, "there were", done, "actions");
        }
      }
    }

    private static void waitsAt(Barrier barrier, Queue<String> said) {
      Process party =
          new Process(() -> {
            try {
              said.put("child: " + barrier.await());
            } catch (BrokenBarrierException e) {
              said.put("child: broken");
            }
          });
      party.start();
      while (barrier.waiting() == 0) {
        Thread.onSpinWait();
      }
    }

    private static void failingAction(Queue<String> said) {
      Barrier barrier =
          new Barrier(
              2,
              () -> {
                throw new IllegalStateException("the action's own");
              });
      waitsAt(barrier, said);
      try {
        barrier.await();
      } catch (IllegalStateException e) {
        print(e.getMessage() + ",", said.get() + ",", barrier.broken());
      }
    }

    private static void interrupt() {
      Barrier barrier = new Barrier(2);
      Thread.currentThread().interrupt();
      try {
        barrier.await();
      } catch (WaitInterruptedException e) {
        print("interrupted,", barrier.broken());
      }
    }
  }

  @EachEngine
  void aPartyThatIsKilledBreaksItForTheOthersAtOnce(Engine engine) {
    assertThat(engine.run(Deaths.class).lines())
        .containsExactly("-9: broken true", "halted in the action: broken true", "0 1 and whole");
  }

  static final class Deaths {
    public static void main(String[] arguments) {
      Barrier three = new Barrier(3);
      Process dies = new Process(() -> three.await());
      dies.start();
      while (three.waiting() == 0) {
        Thread.onSpinWait();
      }
      Thread killer =
          new Thread(() -> {
            while (three.waiting() < 2) {
              Thread.onSpinWait();
            }
            dies.kill();
          });
      killer.start();
      try {
        three.await();
      } catch (BrokenBarrierException e) {
        dies.join();
        print(dies.exitCode() + ": broken", three.broken());
      }
      Barrier fatal = new Barrier(2, () -> Runtime.getRuntime().halt(1));
      Process halts =
          new Process(() -> {
            while (fatal.waiting() == 0) {
              Thread.onSpinWait();
            }
            fatal.await();
          });
      halts.start();
      try {
        fatal.await();
      } catch (BrokenBarrierException e) {
        print("halted in the action: broken", fatal.broken());
      }
      Barrier two = new Barrier(2);
      Process joins = new Process(() -> System.exit(two.await() + 10));
      joins.start();
      int mine = two.await();
      joins.join();
      int other = java.util.Objects.requireNonNull(joins.exitCode()) - 10;
      print(Math.min(mine, other), Math.max(mine, other), "and", two.broken() ? "broken" : "whole");
    }
  }
}
