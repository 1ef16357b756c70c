package proclings.stress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import proclings.multiprocessing.Multiprocessing;
import proclings.multiprocessing.Process;
import proclings.multiprocessing.Queue;
import proclings.multiprocessing.Target;

/**
 * Processes that do the same, each of which says when it is at work; who is killed is the one that
 * has been at it for the longest time, and another takes its place.
 */
final class Crew {

  private static final int MOST_MICROS = 100_000;

  private final Map<Long, Process> members = new HashMap<>();
  private final Queue<Long> atWork = new Queue<>();
  private final ArrayDeque<Long> working = new ArrayDeque<>();
  private final Supplier<Target> work;
  private int killed;

  /**
   * Starts them.
   *
   * @param work gives each one's own
   */
  Crew(int size, Supplier<Target> work) {
    this.work = work;
    for (int i = 0; i < size; i++) {
      start();
    }
  }

  private void start() {
    Queue<Long> said = atWork;
    Target task = work.get();
    Process process =
        new Process(() -> {
          said.put(Multiprocessing.currentProcess().pid());
          task.run();
        });
    process.start();
    members.put(process.pid(), process);
  }

  /** Waits until all are at work and some time has passed, so that there is something to break. */
  void killOne(Random random) {
    while (working.size() < members.size()) {
      working.add(atWork.get());
    }
    Trial.pass(random, MOST_MICROS);
    Process oldest = members.remove(working.remove());
    if (oldest == null) {
      throw new AssertionError("somebody is at work whom nobody started");
    }
    oldest.kill();
    oldest.join();
    Integer exitCode = oldest.exitCode();
    Trial.check(
        exitCode != null && exitCode == -9, oldest.name() + " ended by itself: " + exitCode);
    killed++;
    start();
  }

  int killed() {
    return killed;
  }

  int size() {
    return members.size();
  }

  /** Waits for all who were not killed. */
  void join() {
    List<Process> left = new ArrayList<>(members.values());
    left.forEach(Process::join);
    for (Process each : left) {
      Integer exitCode = each.exitCode();
      Trial.check(exitCode != null && exitCode == 0, each.name() + " ended with " + exitCode);
    }
  }
}
