package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import proclings.multiprocessing.Engine.Outcome;

/** What Python documents of Process, on real processes. */
@Timeout(60)
class ProcessTest {

  static void say(@Nullable Object... values) {
    Multiprocessing.print(values);
  }

  @EachEngine
  void aTargetRunsInAProcessOfItsOwn(Engine engine) {
    Outcome outcome = engine.run(TwoWorkers.class);
    assertThat(outcome.lines()).containsExactly("true true true", "0 0", "false false");
  }

  static final class TwoWorkers {
    public static void main(String[] arguments) {
      long main = ProcessHandle.current().pid();
      Process p1 = new Process(() -> exitUnlessMain(main));
      Process p2 = new Process(() -> exitUnlessMain(main));
      p1.start();
      p2.start();
      say(p1.pid() != main, p2.pid() != main, p1.pid() != p2.pid());
      p1.join();
      p2.join();
      say(p1.exitCode(), p2.exitCode());
      say(p1.isAlive(), p2.isAlive());
    }

    private static void exitUnlessMain(long main) {
      Process self = Multiprocessing.currentProcess();
      Process parent = Multiprocessing.parentProcess();
      boolean right =
          self.pid() == ProcessHandle.current().pid()
              && parent != null
              && parent.pid() == main
              && ProcessHandle.current().parent().orElseThrow().pid() == main
              && parent.name().equals("MainProcess");
      if (!right) {
        System.exit(3);
      }
    }
  }

  @EachEngine
  void exitCodesTellHowAProcessEnded(Engine engine) {
    assertThat(engine.run(ExitCodes.class).out())
        .containsExactly("0", "1", "7", "143", "137", "-15", "-2", "-9", "-9", "0");
  }

  static final class ExitCodes {
    public static void main(String[] arguments) {
      after(() -> {});
      after(() -> {
        throw new IllegalStateException("on purpose");
      });
      after(() -> System.exit(7));
      after(() -> System.exit(143));
      after(() -> System.exit(137));
      Process hanging = new Process(ExitCodes::hang);
      hanging.start();
      hanging.terminate();
      hanging.join();
      say(hanging.exitCode());
      Process interrupted = new Process(ExitCodes::hang);
      interrupted.start();
      interrupted.interrupt();
      interrupted.join();
      say(interrupted.exitCode());
      Process killed = new Process(ExitCodes::hang);
      killed.start();
      killed.kill();
      killed.join();
      say(killed.exitCode());
      after(() -> ProcessHandle.current().pid(), "kill -9 self");
      after(() -> System.exit(256));
    }

    static void hang() throws InterruptedException {
      Thread.sleep(Duration.ofHours(1));
    }

    private static void after(Target target) {
      Process p = new Process(target);
      p.start();
      p.join();
      say(p.exitCode());
    }

    private static void after(Target ignored, String kill) {
      Process p =
          new Process(() -> {
            long self = ProcessHandle.current().pid();
            new ProcessBuilder(kill.split(" ")[0], "-9", Long.toString(self)).start().waitFor();
          });
      p.start();
      p.join();
      say(p.exitCode());
    }
  }

  @EachEngine
  void aProcessMayHaveAStartMethodOfItsOwn(Engine engine) {
    assertThat(engine.run(Contexts.class).lines())
        .containsExactly(
            "[forkserver, spawn] " + engine.startMethod(),
            "spawn spawn 0",
            "forkserver named forkserver 0",
            "there is no start method \"fork\" (there are: forkserver, spawn); a JVM can't be"
                + " forked while its threads run",
            "Process-1 was started before: choose its start method before start()",
            "parent alive: true",
            "pool [spawn, spawn]",
            "chosen: spawn, also in a JVM that was warm before");
  }

  static final class Contexts {
    public static void main(String[] arguments) throws InterruptedException {
      say(Multiprocessing.startMethods(), Multiprocessing.startMethod());
      Process spawned = Context.of("spawn").process(() -> {});
      spawned.start();
      spawned.join();
      say(Context.of("spawn").startMethod(), spawned.startMethod(), spawned.exitCode());
      Process served = Context.of("forkserver").process(() -> {}, "named");
      served.start();
      served.join();
      say("forkserver", served.name(), served.startMethod(), served.exitCode());
      try {
        Context.of("fork");
      } catch (IllegalArgumentException e) {
        say(e.getMessage());
      }
      try {
        spawned.startMethod("forkserver");
      } catch (IllegalStateException e) {
        say(e.getMessage());
      }
      Process asking =
          new Process(() -> {
            Process parent = Multiprocessing.parentProcess();
            say("parent alive:", parent != null && parent.isAlive());
          });
      asking.start();
      asking.join();
      try (Pool pool = Context.of("spawn").pool(2)) {
        List<Process> workers = Multiprocessing.activeChildren();
        say("pool", workers.stream().map(Process::startMethod).toList());
      }
      Multiprocessing.setStartMethod("forkserver");
      awaitStandby();
      Multiprocessing.setStartMethod("spawn");
      Process warm =
          Context.of("forkserver")
              .process(() ->
                  say(
                      "chosen:",
                      Multiprocessing.startMethod() + ", also in a JVM that was warm before"));
      warm.start();
      warm.join();
    }

    private static void awaitStandby() throws InterruptedException {
      Session session = Session.current();
      session.standbys().keep(1);
      int self = session.segment().self();
      while (java.util.Arrays.stream(session.table().children(self))
          .noneMatch(each -> session.table().state(each) == ProcessTable.State.STANDBY)) {
        Thread.sleep(5);
      }
    }
  }

  @EachEngine
  void anExceptionIsPrintedUnderTheChildsNameWithItsTrace(Engine engine) {
    Outcome outcome = engine.run(Throwing.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.complaints().get(0)).isEqualTo("Process Process-1:");
    assertThat(outcome.complaints().get(1)).isEqualTo("java.lang.IllegalStateException: no bread");
    assertThat(outcome.complaints()).noneMatch(line -> line.contains("multiprocessing.Child"));
    assertThat(outcome.out()).containsExactly("1");
  }

  static final class Throwing {
    public static void main(String[] arguments) {
      Process p = new Process(Throwing::fail);
      p.start();
      p.join();
      say(p.exitCode());
    }

    static void fail() {
      throw new IllegalStateException("no bread");
    }
  }

  @EachEngine
  void namesCountAsInPython(Engine engine) {
    assertThat(engine.run(Names.class).lines())
        .containsExactly(
            "MainProcess", "Process-1", "MyProcess-2", "baker", "Process-1:1", "baker:in child");
  }

  static final class Names {

    static class MyProcess extends Process {
      private static final long serialVersionUID = 1;

      @Override
      public void run() {
        say(Multiprocessing.currentProcess().name());
      }
    }

    public static void main(String[] arguments) {
      say(Multiprocessing.currentProcess().name());
      Process first = new Process(() -> Names.nested());
      say(first.name());
      run(new MyProcess());
      run(new Process(() -> say(Multiprocessing.currentProcess().name()), "baker"));
      run(first);
      run(new Process(() -> say(Multiprocessing.currentProcess().name() + ":in child"), "baker"));
    }

    private static void nested() {
      run(new Process(() -> say(Multiprocessing.currentProcess().name())));
    }

    private static void run(Process p) {
      p.start();
      p.join();
    }
  }

  @EachEngine
  void misuseIsAnErrorThatSaysWhatToDo(Engine engine) {
    assertThat(engine.run(Misuse.class).lines())
        .containsExactly(
            "Process-1 was not started, so it can't be joined",
            "Process-1 was started before: a process is started once; make a new one to run it"
                + " again",
            "Process-1 is still running: join() or terminate() it before you close() it",
            "Process-1: 11 of 11 say that it was closed",
            "<Process name='Process-1' pid=0 parent=0 closed>",
            "a daemon's is a daemon: true",
            "daemon is a daemon, and a daemon may not have children",
            "main is not a child of this process, so it can't be joined by it",
            "MainProcess is still running: join() or terminate() it before you close() it");
  }

  static final class Misuse {
    public static void main(String[] arguments) {
      Process p = new Process(ExitCodes::hang);
      report(p::join);
      p.start();
      report(p::start);
      report(p::close);
      p.kill();
      p.join();
      p.close();
      p.close();
      allAreErrors(
          p,
          p::start,
          p::join,
          () -> p.join(Duration.ofSeconds(1)),
          p::pid,
          p::isAlive,
          p::exitCode,
          p::sentinel,
          p::interrupt,
          p::terminate,
          p::kill,
          () -> p.daemon(true));
      say(p.toString().replaceAll("(pid|parent)=\\d+", "$1=0"));
      Process daemon =
          new Process(
                  () -> {
                    say("a daemon's is a daemon:", new Process(() -> {}).daemon());
                    report(() -> new Process(() -> {}).start());
                  },
                  "daemon")
              .daemon(true);
      daemon.start();
      daemon.join();
      Process other = new Process(ExitCodes::hang, "main").daemon(true);
      other.start();
      Process asking = new Process(() -> report(other::join));
      asking.start();
      asking.join();
      report(Multiprocessing.currentProcess()::close);
    }

    private static void allAreErrors(Process closed, Runnable... members) {
      int said = 0;
      for (Runnable member : members) {
        try {
          member.run();
        } catch (IllegalStateException e) {
          said += (closed.name() + " was closed").equals(e.getMessage()) ? 1 : 0;
        }
      }
      say(closed.name() + ":", said, "of", members.length, "say that it was closed");
    }

    private static void report(Runnable misuse) {
      try {
        misuse.run();
        say("no error");
      } catch (IllegalStateException e) {
        say(e.getMessage());
      }
    }
  }

  @EachEngine
  void atTheParentsEndDaemonsAreTerminatedAndOthersJoined(Engine engine) {
    assertThat(engine.run(Ending.class).lines()).containsExactly("main ends", "non-daemon ends");
  }

  static final class Ending {
    public static void main(String[] arguments) throws InterruptedException {
      Process daemon =
          new Process(() -> {
            Thread.sleep(Duration.ofSeconds(30));
            say("daemon ends");
          });
      daemon.daemon(true).start();
      new Process(
              () -> {
                Thread.sleep(Duration.ofMillis(500));
                say("non-daemon ends");
              })
          .start();
      say("main ends");
    }
  }

  @EachEngine
  void aJoinWithATimeLimitComesBack(Engine engine) {
    assertThat(engine.run(Impatient.class).lines()).containsExactly("null true [hanging] []");
  }

  static final class Impatient {
    public static void main(String[] arguments) {
      Process p = new Process(ExitCodes::hang, "hanging");
      p.start();
      p.join(Duration.ofMillis(50));
      String before =
          p.exitCode()
              + " "
              + p.isAlive()
              + " "
              + Multiprocessing.activeChildren().stream().map(Process::name).toList();
      p.kill();
      p.join();
      say(before, Multiprocessing.activeChildren());
    }
  }
}
