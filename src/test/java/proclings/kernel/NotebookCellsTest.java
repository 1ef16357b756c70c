package proclings.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Event;
import proclings.kernel.CellResult.Completed;
import proclings.kernel.CellResult.Rejected;
import proclings.kernel.CellResult.Threw;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NotebookCellsTest {

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
  void emptyNotebook() {
    kernel.reset();
    EVENTS.clear();
  }

  private static List<String> lines() {
    synchronized (EVENTS) {
      return EVENTS.stream()
          .filter(Event.Printed.class::isInstance)
          .map(event -> ((Event.Printed) event).text())
          .toList();
    }
  }

  private static @org.jspecify.annotations.Nullable String value(String cell) {
    CellResult result = kernel.run(cell);
    assertThat(result).isInstanceOf(Completed.class);
    return ((Completed) result).value();
  }

  @Test
  void theLastExpressionsValueIsTheCells() {
    assertThat(value("int n = 10; n * n")).isEqualTo("100");
    assertThat(value("\"a\\n\" + 'b'")).isEqualTo("\"a\\nb\"");
    assertThat(value("new int[][] {{1, 2}, {3}}"))
        .isEqualTo("int[2][] { int[2] { 1, 2 }, int[1] { 3 } }");
    assertThat(value("int m = 3;")).isNull();
    assertThat(value("m = 4")).isNull();
    assertThat(value("System.out.println(m);")).isNull();
    assertThat(value("m")).isEqualTo("4");
    assertThat(lines()).containsExactly("4");
  }

  @Test
  void aMistakeInTheLastLineIsFoundBeforeTheFirstOneRuns() {
    kernel.run("int n = 1; int f() { return n; }");
    CellResult result =
        kernel.run("n = 2;\nint f() { return 7; }\nSystem.out.println(\"ran\");\n  prnt(n);");
    assertThat(result)
        .isEqualTo(
            new Rejected(
                List.of(
                    new CellResult.Diagnostic(
                        4,
                        3,
                        4,
                        "  prnt(n);",
                        "cannot find symbol\n  symbol:   method prnt(int)"))));
    assertThat(lines()).isEmpty();
    assertThat(value("f()")).isEqualTo("1");
  }

  @Test
  void aRejectedRedefinitionLeavesVariablesAndTheirValuesAlone() {
    kernel.run("int n = 1; n = 41;");
    assertThat(kernel.run("int n = 5;\nint k = 1;\nint s = \"a\";")).isInstanceOf(Rejected.class);
    assertThat(value("n + 1")).isEqualTo("42");
    assertThat(kernel.variables()).containsExactly("n");
  }

  @Test
  void framesNameTheLinesOfCells() {
    kernel.run("int cube(int x) {\n  int[] none = {};\n  return none[x];\n}");
    Threw threw = (Threw) kernel.run("int a = 1;\n\nint b =\n   cube(3);");
    assertThat(threw.type()).isEqualTo("java.lang.ArrayIndexOutOfBoundsException");
    assertThat(threw.message()).isEqualTo("Index 3 out of bounds for length 0");
    int cell = cellNumber();
    assertThat(threw.trace())
        .containsExactly(
            "at cube (cell " + (cell - 1) + ", line 3)", "at cell " + cell + ", line 4");
  }

  private static int cellNumber() {
    synchronized (EVENTS) {
      return EVENTS.stream()
          .filter(Event.CellEnded.class::isInstance)
          .mapToInt(event -> ((Event.CellEnded) event).cell())
          .max()
          .orElseThrow();
    }
  }

  @Test
  void methodsMayReferToLaterOnes() {
    assertThat(
            value(
                """
                boolean even(int n) { return n == 0 || odd(n - 1); }
                boolean odd(int n) { return n != 0 && even(n - 1); }
                even(10)
                """))
        .isEqualTo("true");
    Completed later = (Completed) kernel.run("int twice(int n) { return doubled(n); }");
    assertThat(later.notices())
        .containsExactly("twice(int) can't be used until method doubled(int) is declared");
    assertThat(((Threw) kernel.run("twice(2)")).message()).contains("method doubled(int)");
    kernel.run("int doubled(int n) { return 2 * n; }");
    assertThat(value("twice(2)")).isEqualTo("4");
  }

  @Test
  void variablesKeepTheirValuesWhenAMethodTheyUsedIsRedefined() {
    kernel.run("int f() { return 1; } int n = f(); n = 17;");
    kernel.run("long f() { return 2; }");
    assertThat(value("n")).isEqualTo("17");
  }

  @Test
  void aClassOfTheLearnersMayHaveAnImportedName() {
    kernel.run("class Process { int x = 3; }");
    assertThat(value("new Process().x")).isEqualTo("3");
    kernel.run("record Path(int length) {}");
    assertThat(value("new Path(4)")).isEqualTo("Path[length=4]");
  }

  @Test
  void checkedExceptionsNeedNoTry() {
    assertThat(kernel.run("Thread.sleep(1);")).isInstanceOf(Completed.class);
    Threw threw = (Threw) kernel.run("throw new java.io.IOException(\"no\");");
    assertThat(threw.type()).isEqualTo("java.io.IOException");
  }

  @Test
  void eventsOfACellStandBetweenItsBeginAndItsEnd() {
    kernel.run("System.out.println(1); System.err.println(2);");
    // The end of the main process that was reset before may still be told in between.
    List<Event> cells;
    synchronized (EVENTS) {
      cells = EVENTS.stream().dropWhile(event -> !(event instanceof Event.CellBegan)).toList();
    }
    assertThat(cells)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("CellBegan", "Printed", "Printed", "CellEnded");
  }
}
