package proclings.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Action;
import proclings.event.Event;
import proclings.history.History;
import proclings.kernel.CellResult.Completed;
import proclings.kernel.CellResult.Interrupted;

/** What cells define is there in the processes that they start. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CellsInChildrenTest {

  private static final List<Event> EVENTS = Collections.synchronizedList(new ArrayList<>());
  private static Kernel kernel;

  @BeforeAll
  static void open() {
    kernel = Kernel.open(Kernel.Options.defaults(), EVENTS::add);
  }

  @AfterAll
  static void close() {
    kernel.close();
  }

  @BeforeEach
  void forget() {
    EVENTS.clear();
  }

  private static List<String> linesOfChildren() {
    return lines(event -> !event.by().name().equals("MainProcess"));
  }

  private static List<String> linesOf(String name) {
    return lines(event -> event.by().name().equals(name));
  }

  private static List<String> lines(Predicate<Event> wanted) {
    synchronized (EVENTS) {
      return EVENTS.stream()
          .filter(event -> event instanceof Event.Printed && wanted.test(event))
          .map(event -> ((Event.Printed) event).text())
          .toList();
    }
  }

  private static void run(String cell) {
    assertThat(kernel.run(cell)).isInstanceOf(Completed.class);
  }

  @Test
  void functionsAndVariablesOfEarlierCells() {
    run("int n = 10;");
    run("int cube(int x) { return x * x * x; }");
    run("var p = new Process(() -> print(\"Cube:\", cube(n))); p.start(); p.join();");
    assertThat(linesOfChildren()).containsExactly("Cube: 1000");
    run("n = 2; var q = new Process(() -> print(\"Cube:\", cube(n))); q.start(); q.join();");
    assertThat(linesOfChildren()).containsExactly("Cube: 1000", "Cube: 8");
  }

  @Test
  void aPrintedStackTraceNamesWhatTheLearnerWroteAndNothingElse() {
    run(
        """
        void fail() { throw new IllegalStateException("mine"); }
        void attempt() {
          try { fail(); } catch (IllegalStateException e) { e.printStackTrace(); }
        }
        var p = new Process(() -> attempt()); p.start(); p.join();
        """);
    assertThat(
            linesOfChildren().stream().map(line -> line.strip().replaceAll("cell \\d+", "cell N")))
        .containsExactly(
            "java.lang.IllegalStateException: mine",
            "at notebook.fail(cell N:1)",
            "at notebook.attempt(cell N:3)",
            "at notebook.lambda(cell N:5)");
  }

  @Test
  void classesRecordsAndEnumsNeedNotSayThatTheyAreSerializable() {
    run(
        """
        record Point(int x, int y) { int sum() { return x + y; } }
        class Counter { int count; void add() { count++; } }
        enum Colour { RED, GREEN }
        var points = List.of(new Point(1, 2), new Point(3, 4));
        var counter = new Counter();
        counter.add();
        """);
    run(
        """
        var p = new Process(() -> {
          for (var point : points) print(point, point.sum());
          counter.add();
          print(counter.count, Colour.GREEN);
        });
        p.start();
        p.join();
        """);
    assertThat(linesOfChildren())
        .containsExactly("Point[x=1, y=2] 3", "Point[x=3, y=4] 7", "2 GREEN");
    assertThat(kernel.run("counter.count")).isEqualTo(new Completed("1"));
  }

  @Test
  void aChildsChildHasTheVariablesAsTheChildHasThem() {
    run(
        """
        int number = 7;
        int changed = 1;
        String text = "text";
        var queue = new Queue<String>();
        var stuck = new Thread(() -> {});
        """);
    run(
        """
        var boss = new Process(() -> {
          changed = 2;
          var worker = new Process(() -> {
            queue.put(number + " " + changed + " " + text);
            print(stuck);
          });
          worker.start();
          worker.join();
          print(queue.get() + ", exit code " + worker.exitCode());
        });
        boss.start();
        boss.join();
        """);
    assertThat(linesOfChildren())
        .anyMatch(line -> line.contains("the variable stuck"))
        .endsWith("7 2 text, exit code 1");
  }

  @Test
  void whatACellWaitsForCanBeScaled() {
    long began = System.nanoTime();
    kernel.timeScale(0.01);
    try {
      run(
          """
          class Sleeper extends Process {
            public void run() { try { Thread.sleep(20_000); } catch (InterruptedException e) { } }
          }
          var p = new Sleeper();
          p.start();
          Thread.sleep(Duration.ofSeconds(3));
          TimeUnit.SECONDS.sleep(0);
          p.join(Duration.ofHours(1));
          print(p.isAlive());
          var q = new Queue<Integer>();
          try { q.get(Duration.ofMinutes(1)); } catch (QueueEmptyException e) { print("empty"); }
          print(Duration.ofMinutes(1));
          """);
    } finally {
      kernel.timeScale(1);
    }
    assertThat(linesOf("MainProcess")).containsExactly("false", "empty", "PT1M");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void theGapsBetweenOperationsAreStretchedAndWaitsAreNot() {
    kernel.slow(20);
    try {
      run(
          """
          var q = new Queue<Integer>();
          var p = new Process(() -> {
            for (int i = 0; i < 4; i++) { Thread.sleep(10); q.put(i); }
          });
          p.start();
          p.join();
          """);
    } finally {
      kernel.slow(1);
    }
    List<Long> puts = new ArrayList<>();
    synchronized (EVENTS) {
      for (Event event : EVENTS) {
        if (event instanceof Event.Operation did && did.what() == Action.PUT) {
          puts.add(event.nanos());
        }
      }
    }
    assertThat(puts).hasSize(4);
    for (int i = 2; i < 4; i++) {
      // Each put pauses for 19 times the 10 ms before it, and then comes the next gap.
      assertThat(Duration.ofNanos(puts.get(i) - puts.get(i - 1)))
          .isGreaterThan(Duration.ofMillis(190));
    }
  }

  @Test
  void aManagerKeepsWhatCellsDefine() {
    run(
        """
        interface Tally { int add(int n); }
        class Sum implements Tally {
          int sum;
          public synchronized int add(int n) { return sum += n; }
        }
        record Named(String name, int n) {}
        """);
    run(
        """
        var manager = new Manager();
        var tally = manager.create(Tally.class, () -> new Sum());
        List<Named> list = manager.list();
        """);
    run(
        """
        var p = new Process(() -> {
          print(tally.add(3), tally.add(4));
          list.add(new Named("seven", tally.add(0)));
          list.removeIf(named -> named.n() < 7);
        });
        p.start();
        p.join();
        """);
    assertThat(linesOfChildren()).containsExactly("3 7");
    assertThat(kernel.run("list.get(0).name() + tally.add(1)"))
        .isEqualTo(new Completed("\"seven8\""));
    run("manager.shutdown();");
    synchronized (EVENTS) {
      assertThat(History.of(List.copyOf(EVENTS)).contradictions()).isEmpty();
    }
  }

  @Test
  void lambdasAndMethodReferencesOfAnyType() {
    run(
        """
        int base = 10;
        record Pair(int a, int b) { int sum() { return a + b; } }
        interface Op { int apply(int a, int b); }
        Function<Integer, Integer> plus = x -> x + base;
        Function<Pair, Integer> sum = Pair::sum;
        Supplier<Pair> made = () -> new Pair(base, 2);
        BiFunction<Integer, Integer, Pair> make = Pair::new;
        Op op = (a, b) -> a * b;
        class Box { int v = 3; Supplier<Integer> later() { return () -> v + base; } }
        var boxed = new Box().later();
        var p = new Process(() -> print(plus.apply(5), sum.apply(new Pair(1, 2)), made.get(),
            make.apply(3, 4), op.apply(2, 3), boxed.get()));
        p.start();
        p.join();
        """);
    assertThat(linesOfChildren()).containsExactly("15 3 Pair[a=10, b=2] Pair[a=3, b=4] 6 13");
  }

  @Test
  void aSubclassOfProcessRunsItsOwnMethod() {
    run(
        """
        class Greeter extends Process {
          String whom;
          Greeter(String whom) { this.whom = whom; }
          public void run() { print("Hello", whom); }
        }
        for (var whom : List.of("A", "B")) { var g = new Greeter(whom); g.start(); g.join(); }
        """);
    assertThat(linesOfChildren()).containsExactly("Hello A", "Hello B");
  }

  @Test
  void aChildsTraceHasTheLearnersNamesAndLines() {
    run("int half(int x) {\n  return 1 / x;\n}");
    run("var p = new Process(() -> half(0)); p.start(); p.join();");
    assertThat(linesOfChildren().get(1)).isEqualTo("java.lang.ArithmeticException: / by zero");
    assertThat(linesOfChildren().get(2)).matches("\tat notebook\\.half\\(cell \\d+:2\\)");
    assertThat(linesOfChildren()).noneMatch(line -> line.contains("$JShell"));
  }

  @Test
  void theNewestDefinitionIsTheChilds() {
    run("void who() { print(\"old\"); }");
    run("void who() { print(\"new\"); }");
    run("var p = new Process(() -> who()); p.start(); p.join();");
    assertThat(linesOfChildren()).containsExactly("new");
  }

  @Test
  void aVariableThatCanNotCrossIsNamedWhereItIsUsed() {
    run("var socket = new Object(); var p = new Process(() -> print(socket));");
    run("p.start(); p.join();");
    assertThat(linesOfChildren().get(1)).contains("variable socket").contains("Object");
  }

  @Test
  void anEngineHandleSurvivesTheMainProcess() {
    run("var queue = new Queue<String>(); queue.put(\"kept\");");
    assertThat(kernel.run("System.exit(2)")).isInstanceOf(CellResult.MainProcessEnded.class);
    assertThat(kernel.run("queue.get()")).isEqualTo(new Completed("\"kept\""));
  }

  @Test
  void anInterruptEndsAWaitOfTheEnginesAndEveryChild() throws Exception {
    String cell =
        """
        var forever = new Process(() -> { while (true) { } });
        forever.start();
        print("started");
        forever.join();
        """;
    var result = java.util.concurrent.CompletableFuture.supplyAsync(() -> kernel.run(cell));
    while (EVENTS.stream().noneMatch(event -> event instanceof Event.Printed)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    long began = System.nanoTime();
    kernel.interrupt();
    assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo(new Interrupted());
    assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
    assertThat(kernel.processes()).noneMatch(process -> process.name().startsWith("Process"));
    assertThat(kernel.run("1 + 1")).isEqualTo(new Completed("2"));
  }
}
