package proclings.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;

class EventLinesTest {
  private static final Header HEADER =
      new Header(
          "pids", Instant.parse("2026-11-22T05:00:00Z"), "0.1.0", "25+36, Maker", "Linux amd64", 2);
  private static final String PRINTED =
      """
      {"seq":7,"nanos":1500000,"event":"printed","by":{"pid":48213,"name":"Process-1"},\
      "stream":"out","text":"Square: 100"}\
      """;

  private static Event printed(String text) {
    return new Event.Printed(7, 1_500_000, new Actor(48213, "Process-1"), Event.Stream.OUT, text);
  }

  @Test
  void anEventIsOneReadableLine() {
    assertThat(EventWriter.line(printed("Square: 100"))).isEqualTo(PRINTED);
    assertThat(
            EventWriter.line(
                new Event.Operation(9, 3, new Actor(5, "Größe │ 🍎"), Action.PUT, "Queue-1", 4)))
        .isEqualTo(
            "{\"seq\":9,\"nanos\":3,\"event\":\"put\",\"by\":{\"pid\":5,\"name\":\"Größe │ 🍎\"},"
                + "\"object\":\"Queue-1\",\"item\":4}");
  }

  @Test
  void theOrderOfFieldsIsFreeInReading() throws Exception {
    assertThat(
            EventReader.event(
                "{ \"text\":\"Square: 100\", \"stream\":\"out\","
                    + " \"event\":\"printed\",\"by\":{\"name\":\"Process-1\",\"pid\":48213},"
                    + " \"nanos\":1500000, \"seq\":7 }"))
        .isEqualTo(printed("Square: 100"));
  }

  @Test
  void whatATerminalCouldObeyIsEscaped() throws Exception {
    String nasty = "\u001b[2J\u009b31m\u007f\r\u2028\u202eevil\u0000\t\ud800";
    String line = EventWriter.line(printed(nasty));

    assertThat(line.chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
    assertThat(EventReader.event(line)).isEqualTo(printed(nasty));
  }

  @Test
  void everyEventComesBackAsItWas() throws Exception {
    Random random = new Random(20261122);
    List<Event> events = new ArrayList<>();
    for (int i = 1; i <= 5_000; i++) {
      events.add(AnyEvent.any(random, i));
    }
    // Their times jump about as no session's do, and a cell's begin would take that for another's.
    events.removeIf(Event.CellBegan.class::isInstance);
    StringWriter text = new StringWriter();
    EventWriter writer = new EventWriter(text);
    writer.write(HEADER);
    for (Event event : events) {
      writer.write(event);
    }
    byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
    EventReader reader =
        new EventReader(
            new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8)));

    assertThat(reader.header()).isEqualTo(HEADER);
    for (Event event : events) {
      assertThat(reader.next().map(Entry.Happened.class::cast).map(Entry.Happened::event))
          .contains(event);
    }
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void aLineOfMillionsOfCharactersComesBack() throws Exception {
    Event event = printed("x".repeat(30_000_000));

    assertThat(EventReader.event(EventWriter.line(event))).isEqualTo(event);
  }

  static Stream<String> brokenLines() {
    return Stream.of(
        "",
        "[]",
        "{",
        PRINTED + "}",
        PRINTED + PRINTED,
        PRINTED.substring(0, 40),
        PRINTED.replace("\"seq\":7", "\"seq\":\"7\""),
        PRINTED.replace("\"seq\":7", "\"seq\":7.5"),
        PRINTED.replace("\"seq\":7", "\"seq\":0"),
        PRINTED.replace("\"seq\":7", "\"seq\":99999999999999999999"),
        PRINTED.replace("\"seq\":7,", "\"seq\":7,\"seq\":8,"),
        PRINTED.replace("\"text\":\"Square: 100\"", "\"text\":null"),
        PRINTED.replace(",\"text\":\"Square: 100\"", ""),
        PRINTED.replace("\"out\"", "\"OUT\""),
        PRINTED.replace("printed", "shouted"),
        PRINTED.replace("\"pid\":48213", "\"pid\":48213,\"ppid\":1"),
        PRINTED.replace("\"nanos\"", "\"colour\":\"red\",\"nanos\""));
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void aBrokenLineIsAnErrorWithAPlaceAndARemedy(String line) {
    assertThatThrownBy(() -> EventReader.event(line))
        .isInstanceOfSatisfying(
            EventFormatException.class,
            e -> {
              assertThat(e.line()).isEqualTo(1);
              assertThat(e.column()).isBetween(1, 2 * PRINTED.length());
              assertThat(e.remedy()).isNotBlank();
              assertThat(e.explanation()).startsWith("1:" + e.column() + ": " + e.getMessage());
            });
  }

  @Test
  void anUnknownKindOrFieldSaysWhoMayKnowIt() {
    assertThat(error(() -> EventReader.event(PRINTED.replace("printed", "shouted"))).explanation())
        .isEqualTo(
            "1:26: format version 1 has no event \"shouted\"."
                + " Remove the line, or read the file with a newer proclings, which may know it");
    assertThat(
            error(() ->
                    EventReader.event(
                        PRINTED.replace("\"stream\"", "\"colour\":\"red\",\"stream\"")))
                .explanation())
        .isEqualTo(
            "1:82: the event has no field \"colour\" in format version 1."
                + " Remove it, or read the file with a newer proclings, which may know it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1 | \"version\":2 | Read it with a newer proclings",
        "\"version\":1 | \"version\":0 | Record it anew with: proclings record LESSON -o FILE",
        "proclings-transcript | asciicast | Its first line has \"format\":\"proclings-transcript\"",
        "2026-11-22T05:00:00Z | yesterday | Write it as 2030-12-31T23:59:59Z",
        "\"cpus\":2 | \"cpus\":2,\"gpus\":0 | Remove it, or read the file with a newer proclings,"
            + " which may know it",
      })
  void aHeaderOfAnotherFormatIsRefused(String good, String bad, String remedy) throws Exception {
    StringWriter text = new StringWriter();
    new EventWriter(text).write(HEADER);
    String broken = text.toString().replace(good, bad);

    assertThat(error(() -> read(broken).header()).remedy()).isEqualTo(remedy);
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(error(() -> read("").header()).getMessage()).isEqualTo("the file is empty");
  }

  @Test
  void eventsOutOfOrderAreRefusedWithTheirLine() throws Exception {
    EventReader reader = read(PRINTED + "\n" + PRINTED + "\n");

    assertThat(reader.next()).isNotEqualTo(Optional.empty());
    EventFormatException e = error(reader::next);
    assertThat(e.line()).isEqualTo(2);
    assertThat(e.getMessage()).isEqualTo("event 7 comes after event 7");
  }

  @Test
  void aCellOfAnotherSessionGoesOnWhereTheOneBeforeItEnded() throws Exception {
    String cell =
        "{\"seq\":3,\"nanos\":9,\"event\":\"cell-began\",\"by\":{\"pid\":5,\"name\":\"a\"},"
            + "\"cell\":2,\"source\":\"x\"}\n";
    EventReader reader = read(PRINTED + "\n" + cell + PRINTED.replace(":7", ":4") + "\n" + cell);

    assertThat(reader.next()).isPresent();
    assertThat(next(reader))
        .isEqualTo(new Event.CellBegan(8, 1_500_000, new Actor(5, "a"), 2, "x"));
    assertThat(next(reader).seq()).isEqualTo(9);
    assertThat(next(reader).seq()).isEqualTo(10);
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void whatAHandWroteIsTold() throws Exception {
    String like = PRINTED.replace("\"text\":", "\"like\":").replace("100", "{number}");
    EventReader reader =
        read(
            "{\"event\":\"elided\"}\n{\"event\":\"elided\",\"by\":{\"name\":\"Process-1\"}}\n"
                + like);

    assertThat(reader.next()).contains(new Entry.Elided(1, 1, Optional.empty()));
    assertThat(reader.next()).contains(new Entry.Elided(2, 24, Optional.of("Process-1")));
    assertThat(reader.next())
        .contains(new Entry.Happened(3, printed("Square: {number}"), false, OptionalInt.of(104)));
    assertThat(read(PRINTED).next())
        .contains(new Entry.Happened(1, printed("Square: 100"), false, OptionalInt.empty()));
    assertThat(read(PRINTED.replace("100\"}", "100\",\"times\":\"any\"}")).next())
        .contains(new Entry.Happened(1, printed("Square: 100"), true, OptionalInt.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "times":"3"  | 1:118: "times" can only be "any". Write "times":"any", or the line as often
          "times":3    | 1:126: "times" is not a text in quotes. Restore the value
          "like":"x"   | 1:97: the event has no field "text"
          """)
  void whatAHandWroteWrongIsRefusedWithItsPlace(String field, String problem) {
    EventFormatException e =
        error(() -> read(PRINTED.replace("100\"}", "100\"," + field + "}")).next());
    assertThat(e.explanation()).startsWith(problem);
  }

  @Test
  void aCellOrAStartCantBeThereAnyNumberOfTimes() {
    String exit =
        "{\"seq\":3,\"nanos\":9,\"event\":\"exited\",\"by\":{\"pid\":5,\"name\":\"a\"},"
            + "\"code\":0,\"times\":\"any\"}";
    assertThat(error(() -> read(exit).next()).explanation())
        .contains("only what a process prints or does to an object")
        .contains("Write {\"event\":\"elided\"}");
    assertThat(error(() -> read("{\"event\":\"elided\",\"seq\":3}").next()).explanation())
        .contains("what was elided has no field \"seq\"");
  }

  private static Event next(EventReader reader) throws Exception {
    return ((Entry.Happened) reader.next().orElseThrow()).event();
  }

  private static EventReader read(String text) {
    return new EventReader(new BufferedReader(new StringReader(text)));
  }

  private static EventFormatException error(ThrowingCallable action) {
    return catchThrowableOfType(EventFormatException.class, action);
  }
}
