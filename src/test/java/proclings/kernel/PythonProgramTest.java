package proclings.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Lane;

/** What is seen of a program in Python, where one is installed. */
@Timeout(60)
class PythonProgramTest {

  private static final String PROGRAM =
      """
      import multiprocessing as mp, os, sys

      def square(n):
          print("Square:", n * n, os.getpid())
          sys.exit(n)

      def fail():
          raise ValueError("no")

      if __name__ == "__main__":
          mp.set_start_method("METHOD")
          children = [mp.Process(target=square, args=(3,)), mp.Process(target=fail, daemon=True)]
          for child in children:
              child.start()
          for child in children:
              child.join()
          print("over", [child.exitcode for child in children])
      """;

  private final List<Event> events = new ArrayList<>();

  @BeforeAll
  static void needsPython() throws Exception {
    boolean there;
    try {
      there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeTrue(there, "there is no python3 on PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "spawn", "forkserver"})
  void itsProcessesAreSeenAsOursAre(String method) throws Exception {
    OptionalInt code = run(PROGRAM.replace("METHOD", method));

    assertThat(code).hasValue(0);
    History history = History.of(events);
    assertThat(history.children()).extracting(Lane::name).containsOnly("Process-1", "Process-2");
    Lane square = history.lane("Process-1").orElseThrow();
    assertThat(square.exitCode()).hasValue(3);
    assertThat(history.lane("Process-2").orElseThrow().exitCode()).hasValue(1);
    assertThat(history.printed().stream().filter(line -> line.by().equals(square.actor())))
        .extracting(Event.Printed::text)
        .containsExactly("Square: 9 " + square.actor().pid());
    assertThat(history.printed())
        .anySatisfy(line -> {
          assertThat(line.stream()).isEqualTo(Event.Stream.ERR);
          assertThat(line.text()).isEqualTo("ValueError: no");
          assertThat(line.by().name()).isEqualTo("Process-2");
        });
    assertThat(
            events.stream().filter(Event.Started.class::isInstance).map(Event.Started.class::cast))
        .allMatch(started -> started.method().equals(method))
        .extracting(started -> started.child().name() + " " + started.daemon())
        .containsExactlyInAnyOrder("Process-1 false", "Process-2 true");
    assertThat(history.printed().getLast().text()).isEqualTo("over [3, 1]");
    assertThat(history.leftAlive()).isEmpty();
  }

  @Test
  void aPoolsWorkersLiveThoughAThreadStartedThem() throws Exception {
    run(
        """
        from multiprocessing import Pool, current_process

        def work(n):
            return n * n

        if __name__ == "__main__":
            with Pool(2, maxtasksperchild=1) as pool:
                print(pool.map(work, range(8), chunksize=1))
        """);
    assertThat(events.getLast()).isNotNull();
    assertThat(History.of(events).printed())
        .extracting(Event.Printed::text)
        .containsExactly("[0, 1, 4, 9, 16, 25, 36, 49]");
  }

  @Test
  void aCopyThatMultiprocessingKnowsNothingOfIsToldFromItsOriginal() throws Exception {
    OptionalInt code =
        run(
            """
            import os
            if os.fork() == 0:
                print("copy")
                os._exit(0)
            os.wait()
            print("original")
            """);

    assertThat(code).hasValue(0);
    assertThat(History.of(events).printed())
        .extracting(line -> line.by().name() + ": " + line.text())
        .containsExactly("fork of MainProcess: copy", "MainProcess: original");
  }

  @Test
  void aMistakeIsToldWithItsLine() throws Exception {
    assertThat(run("print('a')\nnothing()\n")).hasValue(1);
    assertThat(History.of(events).printed())
        .extracting(Event.Printed::text)
        .containsSubsequence(
            "a",
            "Traceback (most recent call last):",
            "  File \"program.py\", line 2, in <module>",
            "    nothing()",
            "NameError: name 'nothing' is not defined");
    assertThat(events).noneMatch(event -> event.toString().contains("watch"));
  }

  @Test
  void stoppingItEndsAllOfItsProcesses() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    PythonProgram program =
        new PythonProgram(
            """
            import time
            from multiprocessing import Process

            def forever():
                print("here")
                while True:
                    time.sleep(60)

            if __name__ == "__main__":
                for i in range(2):
                    Process(target=forever).start()
            """,
            event -> {
              events.add(event);
              if (event instanceof Event.Printed) {
                both.countDown();
              }
            });
    CompletableFuture<OptionalInt> ended =
        CompletableFuture.supplyAsync(() -> {
          try {
            return program.run();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    both.await();
    program.stop();
    assertThat(ended.get()).isEmpty();
    for (Lane lane : History.of(events).lanes()) {
      ProcessHandle.of(lane.actor().pid()).ifPresent(handle -> handle.onExit().join());
    }
  }

  private OptionalInt run(String source) throws IOException {
    return new PythonProgram(source, events::add).run();
  }
}
