package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Event;

/** A session seen from outside, with a main process that does what it is asked to. */
@Timeout(30)
class HostTest {

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Host host = Host.open(Host.Options.usual(), events::add);

  @AfterEach
  void close() {
    host.close();
  }

  /** Does what each request says. */
  static final class Obedient implements Host.Entry {

    static int visible = 1;
    static @Nullable Object socket;
    static final List<String> SHARED = new java.util.ArrayList<>();
    static @Nullable Object alias;

    @Override
    public void run(Link link) throws Exception {
      while (true) {
        String request = new String(link.receive(), UTF_8);
        switch (request) {
          case "echo" -> {}
          case "print" -> {
            System.out.println("out");
            System.err.println("err");
            System.out.print("no end");
            link.flush();
          }
          case "exit" -> System.exit(3);
          case "children" -> {
            Process first = new Process(() -> Multiprocessing.print("first"));
            first.start();
            first.join();
            Process second = new Process(() -> System.exit(4), "second");
            second.start();
            second.join();
          }
          case "hang" -> new Process(() -> Thread.sleep(Duration.ofHours(1)), "hanging").start();
          case "daemon" ->
              new Process(() -> Thread.sleep(Duration.ofHours(1))).daemon(true).start();
          case "native" ->
              new ProcessBuilder("sh", "-c", "echo native; echo bad >&2")
                  .inheritIO()
                  .start()
                  .waitFor();
          case "halt" -> Runtime.getRuntime().halt(5);
          case "snapshot" -> snapshot(link);
          case "load" -> {
            Runnable shared =
                (Runnable)
                    link.classes().loadClass("Shared").getDeclaredConstructor().newInstance();
            shared.run();
          }
          case "return" -> {
            link.send(request.getBytes(UTF_8));
            return;
          }
          default -> throw new IllegalArgumentException(request);
        }
        link.send(request.getBytes(UTF_8));
      }
    }

    private static void snapshot(Link link) {
      String holder = Obedient.class.getName();
      visible = 42;
      SHARED.add("in main");
      alias = SHARED;
      socket = new Socket();
      link.variables(
          Stream.of("visible", "alias", "socket")
              .map(name -> new StartSnapshot.Variable(holder, name, name))
              .toList());
      Process p =
          new Process(() -> {
            Multiprocessing.print(visible, alias, StartSnapshot.missing());
            try {
              StartSnapshot.reads(holder + ".socket");
            } catch (NotSendableException e) {
              Multiprocessing.print(e.getMessage());
            }
          });
      p.start();
      p.join();
      link.variables(List.of());
    }
  }

  private HostedMain ask(HostedMain main, String... requests) {
    for (String request : requests) {
      main.send(request.getBytes(UTF_8));
      assertThat(new String(requireNonNull(main.receive()), UTF_8)).isEqualTo(request);
    }
    return main;
  }

  private HostedMain launch() {
    return host.launch(Obedient.class);
  }

  /** What was printed, with who and where. */
  private List<String> printed() {
    return events.stream()
        .filter(Event.Printed.class::isInstance)
        .map(e -> (Event.Printed) e)
        .map(p -> p.by().name() + " " + p.stream() + " " + p.text())
        .toList();
  }

  private void cellEnded(HostedMain main) {
    host.cellEnded(main, 1, Event.Outcome.OK, null);
  }

  @Test
  void linesOfTheMainProcessAreEventsInTheirOrder() {
    HostedMain main = launch();
    host.cellBegan(main, 1, "source");
    ask(main, "print");
    cellEnded(main);
    assertThat(printed())
        .containsExactly("MainProcess OUT out", "MainProcess ERR err", "MainProcess OUT no end");
    assertThat(events.getFirst()).isInstanceOf(Event.CellBegan.class);
    assertThat(events.getLast()).isInstanceOf(Event.CellEnded.class);
    assertThat(events.stream().map(Event::seq)).isSorted().doesNotHaveDuplicates();
    assertThat(events.stream().map(Event::nanos)).isSorted();
    assertThat(events.getFirst().by()).isEqualTo(main.actor());
  }

  @Test
  void aChildsLifeIsStartedPrintedExitedJoined() {
    HostedMain main = ask(launch(), "children");
    cellEnded(main);
    List<String> told =
        events.stream()
            // Whether a join has to wait for the end is a matter of time.
            .filter(e -> !(e instanceof Event.Waiting))
            .map(e ->
                switch (e) {
                  case Event.Started s -> s.by().name() + " starts " + s.child().name();
                  case Event.Printed p -> p.by().name() + " prints " + p.text();
                  case Event.Exited x -> x.by().name() + " exits " + x.exitCode();
                  case Event.Joined j -> j.by().name() + " joins " + j.child().name();
                  default -> e.getClass().getSimpleName();
                })
            .toList();
    assertThat(told)
        .containsExactly(
            "MainProcess starts Process-1",
            "Process-1 prints first",
            "Process-1 exits 0",
            "MainProcess joins Process-1",
            "MainProcess starts second",
            "second exits 4",
            "MainProcess joins second",
            "CellEnded");
  }

  @Test
  void theEndOfAMainProcessIsToldAndTheNextOneFollows() {
    HostedMain first = ask(launch(), "daemon");
    first.send("exit".getBytes(UTF_8));
    assertThat(first.receive()).isNull();
    assertThat(first.ending().exitCode()).isEqualTo(3);
    assertThat(first.ending().asked()).isTrue();
    assertThat(host.processes()).isEmpty();
    HostedMain second = ask(launch(), "echo");
    assertThat(second.pid()).isNotEqualTo(first.pid());
    second.kill();
    assertThat(second.ending().exitCode()).isEqualTo(-9);
    assertThat(second.ending().asked()).isFalse();
    HostedMain third = ask(launch(), "return");
    assertThat(third.receive()).isNull();
    assertThat(third.ending().exitCode()).isZero();
    HostedMain fourth = launch();
    fourth.send("halt".getBytes(UTF_8));
    assertThat(fourth.ending().exitCode()).isEqualTo(5);
    assertThat(fourth.ending().asked()).isFalse();
  }

  @Test
  void killingTheMainProcessKillsWhatItStarted() {
    HostedMain main = ask(launch(), "hang", "hang");
    List<Long> pids =
        host.processes().stream()
            .filter(s -> s.name().equals("hanging"))
            .map(Host.Status::pid)
            .toList();
    assertThat(pids).hasSize(2).allMatch(Reaper::isAlive);
    main.kill();
    assertThat(pids).noneMatch(Reaper::isAlive);
    // Returns when the sink has had all events up to this one.
    cellEnded(main);
    assertThat(events.stream().filter(Event.Exited.class::isInstance).map(e -> e.by().name()))
        .containsExactlyInAnyOrder("hanging", "hanging", "MainProcess");
  }

  @Test
  void aMainProcessWhoseEndIsNotSeenInTimeIsTakenToHaveEnded() {
    HostedMain main = ask(launch(), "hang");
    assertThat(main.kill(Duration.ZERO)).isFalse();
    assertThat(main.ending().exitCode()).isEqualTo(-9);
    assertThat(main.receive()).isNull();
    assertThat(main.kill()).isTrue();

    // Its end is seen after all, and told once.
    HostedMain next = launch();
    while (events.stream()
        .noneMatch(e -> e instanceof Event.Exited && e.by().equals(main.actor()))) {
      Thread.onSpinWait();
    }
    cellEnded(ask(next, "echo"));
    assertThat(events.stream().filter(Event.Exited.class::isInstance).map(e -> e.by().name()))
        .containsExactlyInAnyOrder("hanging", "MainProcess");
    assertThat(main.receive()).isNull();
  }

  @Test
  void killingTheChildrenLeavesTheMainProcess() {
    HostedMain main = ask(launch(), "hang");
    long pid = main.pid();
    main.killChildren();
    ask(main, "children", "echo");
    assertThat(main.pid()).isEqualTo(pid);
    assertThat(host.processes().stream().map(Host.Status::name)).doesNotContain("hanging");
  }

  @Test
  void nativeOutputIsNotLost() {
    HostedMain main = ask(launch(), "native", "return");
    main.ending();
    cellEnded(main);
    assertThat(printed())
        .containsExactlyInAnyOrder("MainProcess OUT native", "MainProcess ERR bad");
    assertThat(main.ending().lastWords()).contains("native").contains("bad");
  }

  @Test
  void variablesAreCopiedAtTheStartAndWhatCanNotBeIsNamed() {
    HostedMain main = ask(launch(), "snapshot");
    cellEnded(main);
    assertThat(printed())
        .containsExactly(
            "Process-1 OUT 42 [in main] [" + Obedient.class.getName() + ".socket]",
            "Process-1 OUT the variable socket can't be sent to a process: "
                + "it is a java.net.Socket, which is not Serializable");
  }

  @Test
  void classesThatWereSharedAreFound() throws IOException {
    host.publish("Shared", SharedClass.bytes("Shared"));
    HostedMain main = ask(launch(), "load");
    cellEnded(main);
    assertThat(printed()).containsExactly("MainProcess OUT shared");
  }
}
