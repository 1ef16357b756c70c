package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.currentProcess;
import static proclings.multiprocessing.Multiprocessing.parentProcess;
import static proclings.multiprocessing.Multiprocessing.print;
import static proclings.multiprocessing.Os._exit;
import static proclings.multiprocessing.Os.fork;
import static proclings.multiprocessing.Os.getpid;
import static proclings.multiprocessing.Os.getppid;
import static proclings.multiprocessing.Os.kill;
import static proclings.multiprocessing.Os.waitpid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.event.Event;
import proclings.history.Wording;

/** What Linux documents of fork, in the JVM in which it is safe. */
@Timeout(90)
@EnabledOnOs(OS.LINUX)
class ForkTest {

  private static Engine.Outcome run(String parking, Class<?> scenario) throws Exception {
    return Engine.finish(
        new Engine("spawn", parking).start(scenario, ForkLaboratory.SAFE_FLAGS.flags()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"futex", "backoff"})
  void aForkedChildIsACopyWithAPidOfItsOwn(String parking) throws Exception {
    assertThat(run(parking, Copying.class).lines())
        .containsExactly(
            "child: memory [before, child]",
            "child: process Process-1 of MainProcess, listed true, PIDs true",
            "parent: exit code 7, memory [before, parent], listed true",
            "killed: null, then -9",
            "threw: 1",
            "grandchild Process-5:1 of Process-5",
            "child saw 5",
            "parent saw 6",
            "no child any more: true");
  }

  static final class Copying {
    private static final List<String> MEMORY = new ArrayList<>(List.of("before"));

    public static void main(String[] arguments) {
      long parent = getpid();
      Queue<Boolean> looked = new Queue<>();
      Queue<Boolean> seen = new Queue<>();
      long child = fork();
      if (child == 0) {
        MEMORY.add("child");
        print("child: memory " + MEMORY);
        boolean pids = getppid() == parent && getpid() == currentProcess().pid();
        print(
            "child: process %s of %s, listed %s, PIDs %s"
                .formatted(
                    currentProcess().name(),
                    requireNonNull(parentProcess()).name(),
                    Files.exists(Path.of("/proc/" + getpid())),
                    pids));
        looked.put(true);
        seen.get();
        _exit(7);
      }
      MEMORY.add("parent");
      boolean listed = Files.exists(Path.of("/proc/" + child)) && looked.get();
      seen.put(true);
      print("parent: exit code " + waitpid(child) + ", memory " + MEMORY + ", listed " + listed);

      Lock lock = new Lock();
      Queue<Boolean> held = new Queue<>();
      long victim = fork();
      if (victim == 0) {
        lock.acquire();
        held.put(true);
        new Queue<Boolean>().get();
      }
      held.get();
      Integer early = waitpid(victim, Duration.ZERO);
      kill(victim, 9);
      // What it held is open again.
      lock.acquire();
      print("killed: " + early + ", then " + waitpid(victim));

      long thrower = fork();
      if (thrower == 0) {
        try {
          throw new IllegalStateException(
              "a " + List.of("trace").stream().map(s -> s + 1).toList());
        } catch (IllegalStateException e) {
          _exit(e.getStackTrace().length > 0 ? 1 : 2);
        }
      }
      int threw = waitpid(thrower);
      System.out.print("threw: ");
      long silent = fork();
      if (silent == 0) {
        _exit(0);
      }
      waitpid(silent);
      print(threw);

      long middle = fork();
      if (middle == 0) {
        long inner = fork();
        if (inner == 0) {
          String its = requireNonNull(parentProcess()).name();
          print("grandchild " + currentProcess().name() + " of " + its);
          _exit(5);
        }
        int code = waitpid(inner);
        print("child saw " + code);
        _exit(code + 1);
      }
      print("parent saw " + waitpid(middle));
      boolean gone = false;
      try {
        waitpid(middle);
      } catch (NoChildProcessException e) {
        gone = String.valueOf(e.getMessage()).contains(Long.toString(middle));
      }
      print("no child any more: " + gone);
    }
  }

  @Test
  void aThousandForksComeBackAThousandTimes() throws Exception {
    assertThat(run("futex", Thousand.class).lines())
        .containsExactly(
            "warm 3", "1000 children, 1000 PIDs, 1000 exit codes, 1000 messages, counted 1000");
  }

  /** Forks in batches, while another thread of the parent prints and allocates. */
  static final class Thousand {
    public static void main(String[] arguments) {
      Queue<Long> messages = new Queue<>();
      Value<Integer> counted = new Value<>(0);
      Thread.ofPlatform().daemon().start(Thousand::disturb);
      // What is loaded here need not be loaded a thousand times.
      messages.put(sum(0));
      print("warm " + messages.get());
      Set<Long> pids = new HashSet<>();
      int children = 0;
      int codes = 0;
      int got = 0;
      for (int batch = 0; batch < 50; batch++) {
        List<Long> forked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          long pid = fork();
          if (pid == 0) {
            int mine = i;
            counted.add(1);
            messages.put(sum(mine));
            _exit(mine + 1);
          }
          children++;
          pids.add(pid);
          forked.add(pid);
        }
        for (int i = 0; i < 20; i++) {
          got += messages.get() >= 3 ? 1 : 0;
          codes += waitpid(forked.get(i)) == i + 1 ? 1 : 0;
        }
      }
      print(
          "%d children, %d PIDs, %d exit codes, %d messages, counted %d"
              .formatted(children, pids.size(), codes, got, counted.get()));
    }

    private static long sum(int more) {
      return List.of(1L, 2L).stream().mapToLong(n -> n + more).sum();
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void disturb() {
      Object monitor = new Object();
      while (true) {
        synchronized (monitor) {
          System.out.print("");
          System.out.flush();
        }
        LockSupport.parkNanos(10_000);
      }
    }
  }

  @Test
  void elsewhereTheExceptionSaysWhereAForkIsSafe() {
    assertThat(new Engine("spawn", "futex").run(Elsewhere.class).lines())
        .singleElement()
        .asString()
        .startsWith("ForkUnavailableException: fork() copies one thread of a process")
        .contains("start the JVM with -Xint", "-XX:+UseEpsilonGC");
  }

  static final class Elsewhere {
    public static void main(String[] arguments) {
      try {
        print(fork());
      } catch (ForkUnavailableException e) {
        print(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
  }

  /** What a forked process must not do, and what then becomes of it. */
  @Test
  void aForkedProcessThatCanNotGoOnSaysSoAndEnds() throws Exception {
    Engine.Outcome outcome = run("futex", Misled.class);
    assertThat(outcome.err())
        .containsExactly(
            "Process-2: System.exit can't end a forked process, whose JVM has one thread:"
                + " call _exit(code) instead");
    assertThat(outcome.out())
        .containsExactly(
            "Process-1 was forked, and the threads that start processes were not copied:"
                + " fork() again",
            "0 1");
  }

  static final class Misled {
    public static void main(String[] arguments) {
      long starter = fork();
      if (starter == 0) {
        try {
          new Process(() -> {}).start();
        } catch (IllegalStateException e) {
          print(e.getMessage());
        }
        _exit(0);
      }
      int started = waitpid(starter);
      long leaver = fork();
      if (leaver == 0) {
        System.exit(3);
      }
      int left = waitpid(leaver);
      print(started, left);
    }
  }

  /** A laboratory in a session that is observed. */
  static final class Laboratory implements Host.Entry {

    @Override
    public void run(Link link) {
      String request = new String(requireNonNull(link.receive()), UTF_8);
      System.out.print("begun, ");
      long child = fork();
      if (child == 0) {
        long inner = fork();
        if (inner == 0) {
          print("inner");
          if (request.equals("hang")) {
            new Queue<>().get();
          }
          _exit(3);
        }
        print("outer");
        _exit(waitpid(inner) + 1);
      }
      if (request.equals("hang")) {
        link.send("hangs".getBytes(UTF_8));
      }
      print("ended " + waitpid(child));
      link.send("done".getBytes(UTF_8));
      byte[] unused = link.receive();
    }
  }

  @Test
  void aForkedChildsLifeIsToldUnderItsOwnNameAndNothingSurvivesTheLaboratory() throws Exception {
    List<Event> events = new CopyOnWriteArrayList<>();
    try (Host host = Host.open(Host.Options.usual(), events::add)) {
      HostedMain main = host.launch(Laboratory.class, ForkLaboratory.SAFE_FLAGS);
      main.send("run".getBytes(UTF_8));
      assertThat(main.receive()).asString(UTF_8).isEqualTo("done");
      host.cellEnded(main, 1, Event.Outcome.OK, null);
      // Whether a waitpid has to wait is a matter of time.
      assertThat(events.stream().filter(e -> !(e instanceof Event.Waiting)).map(ForkTest::told))
          .containsSubsequence(
              "MainProcess starts Process-1 by fork",
              "Process-1 starts Process-1:1 by fork",
              "Process-1:1 prints inner",
              "Process-1:1 exits 3",
              "Process-1 joins Process-1:1",
              "Process-1 exits 4",
              "MainProcess joins Process-1",
              "MainProcess prints begun, ended 4")
          .containsOnlyOnce("Process-1 prints outer")
          .hasSize(10);
      main.kill();

      events.clear();
      HostedMain second = host.launch(Laboratory.class, ForkLaboratory.SAFE_FLAGS);
      second.send("hang".getBytes(UTF_8));
      assertThat(second.receive()).asString(UTF_8).isEqualTo("hangs");
      while (!events.stream()
          .map(ForkTest::told)
          .collect(Collectors.toSet())
          .containsAll(
              List.of(
                  "MainProcess waits to join Process-1", "Process-1 waits to join Process-1:1"))) {
        Thread.onSpinWait();
      }
      List<Long> pids = host.processes().stream().map(Host.Status::pid).toList();
      assertThat(pids).hasSize(3).allMatch(Reaper::isAlive);
      signal(second.pid());
      assertThat(second.ending().exitCode()).isEqualTo(-9);
      assertThat(pids).noneMatch(Reaper::isAlive);
      assertThat(host.processes()).isEmpty();
    }
  }

  private static void signal(long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
  }

  private static String told(Event event) {
    String by = event.by().name();
    return switch (event) {
      case Event.Started s -> by + " starts " + s.child().name() + " by " + s.method();
      case Event.Printed p -> by + " prints " + p.text();
      case Event.Exited x -> by + " exits " + x.exitCode();
      case Event.Joined j -> by + " joins " + j.child().name();
      case Event.Waiting w -> by + " " + Wording.of(w);
      default -> event.getClass().getSimpleName();
    };
  }
}
