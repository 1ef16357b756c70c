package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import proclings.shm.WaitInterruptedException;

/** What Python documents of JoinableQueue and SimpleQueue, between real processes. */
@Timeout(60)
class JoinableQueueTest {

  @EachEngine
  void joinWaitsUntilEveryTaskThatWasPutIsDone(Engine engine) {
    assertThat(engine.run(Tasks.class).lines())
        .containsExactly(
            "nothing to wait for",
            "600 of 600 are done",
            "JoinableQueue-1 has no unfinished task: call taskDone() once for each get(), after its"
                + " work",
            "2 JoinableQueue-1 is full: it has all the 2 messages that it may have",
            "interrupted",
            "done in the place of who was killed");
  }

  static final class Tasks {
    public static void main(String[] arguments) {
      JoinableQueue<Integer> tasks = new JoinableQueue<>(2);
      tasks.join();
      print("nothing to wait for");
      Value<Integer> done = new Value<>(0);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Process worker = new Process(() -> work(tasks, done)).daemon(true);
        worker.start();
        team.add(worker);
      }
      int right = 0;
      for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 200; i++) {
          tasks.put(i);
        }
        tasks.join();
        right += done.get() == round * 200 ? 200 : 0;
      }
      print(right, "of 600 are done");
      try {
        tasks.taskDone();
      } catch (IllegalStateException e) {
        print(e.getMessage());
      }
      team.forEach(Process::kill);
      team.forEach(Process::join);
      tasks.put(1);
      tasks.put(2);
      try {
        tasks.putNowait(3);
      } catch (QueueFullException e) {
        print(tasks.qsize(), e.getMessage());
      }
      Queue<Integer> taken = new Queue<>();
      Process killed = new Process(() -> takeAndHang(tasks, taken));
      killed.start();
      taken.get();
      killed.kill();
      killed.join();
      tasks.get();
      tasks.taskDone();
      Thread.currentThread().interrupt();
      try {
        tasks.join();
      } catch (WaitInterruptedException e) {
        print("interrupted");
      }
      Process other = new Process(tasks::taskDone);
      other.start();
      tasks.join();
      print("done in the place of who was killed");
      other.join();
      tasks.joinThread();
      tasks.cancelJoinThread();
    }

    private static void work(JoinableQueue<Integer> tasks, Value<Integer> done) {
      while (true) {
        tasks.get();
        try (Held held = done.lock().hold()) {
          done.set(done.get() + 1);
        }
        tasks.taskDone();
      }
    }

    private static void takeAndHang(JoinableQueue<Integer> tasks, Queue<Integer> taken)
        throws Exception {
      tasks.get();
      taken.put(1);
      DeathTest.hang();
    }
  }

  @EachEngine
  void joinReturnsAfterAnyDeathOnceWhatIsLeftIsDone(Engine engine) {
    assertThat(engine.run(Random3.class).lines()).containsExactly("SimpleQueue-1 true all joined");
  }

  /** Workers are killed at random points; what they had not said to be done is said for them. */
  static final class Random3 {
    public static void main(String[] arguments) {
      JoinableQueue<Integer> tasks = new JoinableQueue<>();
      SimpleQueue<Integer> begun = new SimpleQueue<>();
      String simple = begun.name() + " " + begun.empty();
      boolean all = true;
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 2000; i++) {
          tasks.put(i);
        }
        Process victim = new Process(() -> finishAll(tasks, begun));
        Process other = new Process(() -> finishAll(tasks, begun));
        victim.start();
        other.start();
        begun.get();
        victim.kill();
        victim.join();
        other.join();
        all &= tasks.empty();
        try {
          for (int i = 0; i < 2; i++) {
            // At most one was in the hands of the dead one.
            tasks.taskDone();
          }
          all = false;
        } catch (IllegalStateException e) {
          tasks.join();
        }
        while (!begun.empty()) {
          begun.get();
        }
      }
      begun.put(7);
      all &= begun.get() == 7;
      begun.close();
      print(simple, all ? "all joined" : "wrong");
    }

    private static void finishAll(JoinableQueue<Integer> tasks, SimpleQueue<Integer> begun) {
      boolean first = true;
      while (true) {
        try {
          tasks.getNowait();
        } catch (QueueEmptyException e) {
          begun.put(1);
          return;
        }
        tasks.taskDone();
        if (first) {
          begun.put(1);
          first = false;
        }
      }
    }
  }
}
