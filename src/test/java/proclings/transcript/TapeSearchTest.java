package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import proclings.event.EventScript;
import proclings.transcript.TapeSearch.Place;

class TapeSearchTest {

  private static final Place BEGIN = new Place(0, 0);

  private final Tape tape =
      Tape.of(
          new EventScript()
              .begin("var hello = 1;\nprint(\"HELLO\");\n")
              .print("MainProcess", "Hello, world")
              .end()
              .begin("print(2)")
              .print("MainProcess", "two")
              .events(),
          Duration.ofDays(1));

  @Test
  void linesOfSourceAndOfOutputAreFoundInTheirOrderWhateverTheirCase() {
    TapeSearch search = new TapeSearch(tape, "hElLo");
    assertThat(search.from(BEGIN)).contains(new Place(0, 0));
    assertThat(search.from(new Place(0, 1))).contains(new Place(0, 1));
    assertThat(search.from(new Place(0, 2))).contains(new Place(1, 0));
    assertThat(search.from(new Place(1, 1))).isEmpty();
  }

  @Test
  void theWayBackIsTheSame() {
    TapeSearch search = new TapeSearch(tape, "hello");
    assertThat(search.before(new Place(9, 0))).contains(new Place(1, 0));
    assertThat(search.before(new Place(1, 0))).contains(new Place(0, 1));
    assertThat(search.before(new Place(0, 1))).contains(new Place(0, 0));
    assertThat(search.before(BEGIN)).isEmpty();
  }

  @Test
  void aTextThatIsNotThereIsNotFound() {
    assertThat(new TapeSearch(tape, "three").from(BEGIN)).isEmpty();
    // What a process is called and what it does to objects is no line.
    assertThat(new TapeSearch(tape, "MainProcess").from(BEGIN)).isEmpty();
  }
}
