package proclings.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.event.Event;
import proclings.kernel.CellResult.Completed;
import proclings.kernel.CellResult.Interrupted;
import proclings.kernel.CellResult.MainProcessEnded;
import proclings.kernel.CellResult.Threw;

/** Whatever a cell does, the prompt comes back and the notebook is still there. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileCellsTest {

  private static final List<Event> EVENTS = Collections.synchronizedList(new ArrayList<>());
  private static Kernel kernel;

  @BeforeAll
  static void open() {
    kernel = Kernel.open(Kernel.Options.defaults().withMainHeapMb(96), EVENTS::add);
  }

  @AfterAll
  static void close() {
    kernel.close();
  }

  @BeforeEach
  void aNotebookWithDefinitions() {
    kernel.reset();
    kernel.run("int n = 41; int next(int x) { return x + 1; } record Point(int x) {}");
    kernel.run("var points = new ArrayList<Point>(); points.add(new Point(3));");
    EVENTS.clear();
  }

  private static void assertNotebookIsThere() {
    assertThat(kernel.run("next(n)")).isEqualTo(new Completed("42"));
    assertThat(kernel.run("points")).isEqualTo(new Completed("[Point[x=3]]"));
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        Arguments.of("System.exit(5)", "the cell called System.exit(5)"),
        Arguments.of("System.exit(0)", "the cell called System.exit(0)"),
        Arguments.of("Runtime.getRuntime().halt(7)", "the main process ended with exit code 7"),
        Arguments.of(
            """
            new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start().waitFor();
            Thread.sleep(60_000);
            """,
            "the main process was killed (signal 9, SIGKILL)"));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void aCellThatEndsTheMainProcessIsToldAndCostsNothing(String cell, String reason) {
    assertThat(kernel.run("n = 7; " + cell)).isEqualTo(new MainProcessEnded(reason));
    assertNotebookIsThere();
  }

  @Test
  void aCellThatEatsTheHeapCostsNothing() {
    CellResult result =
        kernel.run("var all = new ArrayList<long[]>(); while (true) all.add(new long[1 << 20]);");
    assertThat(result).isInstanceOf(MainProcessEnded.class);
    assertThat(((MainProcessEnded) result).reason()).contains("memory");
    assertNotebookIsThere();
  }

  @Test
  void aStackThatOverflowsIsAnException() {
    Threw threw = (Threw) kernel.run("int down(int x) { return down(x + 1); }\ndown(0)");
    assertThat(threw.type()).isEqualTo("java.lang.StackOverflowError");
    assertThat(threw.trace()).hasSizeBetween(3, 20);
    assertNotebookIsThere();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { }",
        "int x = 0; while (true) { x++; }",
        "for (;;) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }",
        "while (true) { try { while (true) { } } catch (Throwable t) { } }",
        "void f() { g(); } void g() { for (int i = 0; ; i++) { } }\n f();",
        "Object o = new Object(); synchronized (o) { o.wait(); }",
        "Thread.sleep(100_000);"
      })
  void aCellIsStoppedWithinASecond(String cell) throws Exception {
    CompletableFuture<CellResult> result = CompletableFuture.supplyAsync(() -> kernel.run(cell));
    awaitCell();
    TimeUnit.MILLISECONDS.sleep(200);
    long began = System.nanoTime();
    kernel.interrupt();
    assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo(new Interrupted());
    assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
    assertNotebookIsThere();
  }

  @Test
  void aCellThatCanNotBeStoppedLosesItsMainProcessWithinASecond() throws Exception {
    String cell = "java.util.stream.LongStream.range(0, Long.MAX_VALUE).sum()";
    CompletableFuture<CellResult> result = CompletableFuture.supplyAsync(() -> kernel.run(cell));
    awaitCell();
    TimeUnit.MILLISECONDS.sleep(200);
    long began = System.nanoTime();
    kernel.interrupt();
    CellResult.Interrupted interrupted = (Interrupted) result.get(10, TimeUnit.SECONDS);
    assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
    assertThat(interrupted.notices().getFirst()).contains("started anew");
    assertNotebookIsThere();
  }

  private static void awaitCell() throws InterruptedException {
    while (EVENTS.stream().noneMatch(Event.CellBegan.class::isInstance)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void aClosedOutputIsOpenAgainInTheNextCell() {
    kernel.run("System.out.close(); System.setOut(null);");
    kernel.run("System.out.println(\"here\");");
    assertThat(EVENTS.stream().filter(Event.Printed.class::isInstance))
        .extracting(event -> ((Event.Printed) event).text())
        .containsExactly("here");
  }

  @Test
  void aFloodArrivesWhole() {
    kernel.run("for (int i = 0; i < 100_000; i++) System.out.println(i);");
    assertThat(EVENTS.stream().filter(Event.Printed.class::isInstance)).hasSize(100_000);
  }

  @Test
  void threadsThatAreLeftRunningDisturbNobody() {
    kernel.run("new Thread(() -> { while (true) { } }).start();");
    assertNotebookIsThere();
  }

  @Test
  void whatCanNotBeKeptIsNamed() {
    kernel.run("var lock = new Object(); var thread = new Thread();");
    MainProcessEnded ended = (MainProcessEnded) kernel.run("System.exit(1)");
    assertThat(ended.notices())
        .containsExactlyInAnyOrder(
            "lock holds a java.lang.Object, which can't be kept: it has no value now",
            "thread holds a java.lang.Thread, which can't be kept: it has no value now");
    assertThat(kernel.run("thread")).isEqualTo(new Completed("null"));
    assertNotebookIsThere();
  }
}
