package proclings.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.kernel.Kernel.Candidate;
import proclings.kernel.Kernel.Completeness;

/** What the prompt asks while a cell is being typed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PromptTest {

  private static Notebook book;

  @BeforeAll
  static void open() {
    book = new Notebook(System.getProperty("java.class.path"));
    Compiled unused =
        book.compile(1, "/** Says hello. */ void greet(String whom) { print(whom); }\nint count;");
  }

  @AfterAll
  static void close() {
    book.close();
  }

  private static List<String> complete(String text) {
    return new Completions(book.analysis())
        .complete(text, text.length()).stream().map(Candidate::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int x = 1;                       | COMPLETE
          x + 1                            | COMPLETE
          int f() {                        | INCOMPLETE
          var p = new Process(() ->        | INCOMPLETE
          print(                           | INCOMPLETE
          p.start(); p.join();             | COMPLETE
          p.start(); if (x > 1) {          | INCOMPLETE
          // only a comment                | EMPTY
          /* an open comment               | INCOMPLETE
          """)
  void completeness(String text, Completeness expected) {
    assertThat(new Completions(book.analysis()).completeness(text)).isEqualTo(expected);
  }

  @Test
  void namesOfTheEngineTheNotebookAndTheTextItself() {
    assertThat(complete("new Proc")).contains("Process(");
    assertThat(complete("gre")).containsExactly("greet(");
    assertThat(complete("cou")).contains("count");
    assertThat(complete("var q = new Queue<String>();\nq.pu")).contains("put(");
    assertThat(complete("cpuC")).containsExactly("cpuCount()");
  }

  @Test
  void theAnchorIsWhereTheWordBegins() {
    String text = "var q = new Queue<String>();\nq.pu";
    Candidate first = new Completions(book.analysis()).complete(text, text.length()).getFirst();
    assertThat(first.anchor()).isEqualTo(text.length() - 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"((((", "\"", "x.y.z.", "}}}", "class {", "@", "/*", "\\", "new new new."})
  void noTextMakesItFail(String text) {
    for (int cursor = 0; cursor <= text.length(); cursor++) {
      List<Candidate> unused = new Completions(book.analysis()).complete(text, cursor);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Process          | class Process
          Process.join     | Process.join(Duration
          join             | Process.join()
          is_alive         | Process.isAlive()
          get_nowait       | Queue.getNowait()
          cpu_count        | cpuCount()
          greet            | Says hello
          """)
  void documentation(String name, String expected) {
    assertThat(new Documentation(book).of(name).orElseThrow()).contains(expected);
  }

  @Test
  void whatHasNoDocumentationHasNone() {
    assertThat(new Documentation(book).of("nothingOfTheKind")).isEmpty();
    assertThat(new Documentation(book).of("")).isEmpty();
  }
}
