package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.history.History;
import proclings.history.Message;
import proclings.transcript.Transcript;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Perfetto asks of trace events, which it drops without a word if they are otherwise. */
class TraceTest {
  private static final JsonMapper JSON = new JsonMapper();

  static List<Path> transcripts() throws Exception {
    return Transcripts.ofTheCourse();
  }

  private static List<JsonNode> items(Transcript transcript) {
    JsonNode trace = JSON.readTree(Transcripts.to(Format.TRACE, transcript));
    List<JsonNode> items = new ArrayList<>();
    trace.get("traceEvents").forEach(items::add);
    return items;
  }

  private static List<JsonNode> of(List<JsonNode> items, String phase) {
    return items.stream().filter(item -> item.get("ph").asString().equals(phase)).toList();
  }

  private static String track(JsonNode item) {
    return item.get("pid") + "/" + item.get("tid");
  }

  private static double from(JsonNode item) {
    return item.get("ts").asDouble();
  }

  private static double to(JsonNode slice) {
    return from(slice) + slice.get("dur").asDouble();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void slicesOfATrackLieInsideOneAnotherOrApart(Path file) {
    checkNesting(Transcript.read(file));
  }

  @Test
  void whatIsDoneLastLiesInsideALifeToo() {
    var script = new EventScript().start("MainProcess", "p").did("p", Action.PUT, "Queue-1", 1);

    checkNesting(Transcripts.of("a", script));
  }

  private static void checkNesting(Transcript transcript) {
    Map<String, List<JsonNode>> tracks = new HashMap<>();
    for (JsonNode slice : of(items(transcript), "X")) {
      tracks.computeIfAbsent(track(slice), t -> new ArrayList<>()).add(slice);
    }
    assertThat(tracks).isNotEmpty();
    tracks.forEach((track, slices) -> {
      slices.sort(
          Comparator.comparingDouble(TraceTest::from)
              .thenComparing(slice -> -slice.get("dur").asDouble()));
      Deque<JsonNode> around = new ArrayDeque<>();
      for (JsonNode slice : slices) {
        while (!around.isEmpty() && to(around.element()) <= from(slice) + 0.0005) {
          around.pop();
        }
        if (!around.isEmpty()) {
          assertThat(to(slice))
              .as("%s in %s", slice, around.element())
              .isLessThanOrEqualTo(to(around.element()) + 0.0005);
        }
        around.push(slice);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void eachMessageIsAnArrowFromItsSendingToItsReceiving(Path file) {
    Transcript transcript = Transcript.read(file);
    List<JsonNode> items = items(transcript);
    List<Message> arrived =
        History.of(transcript.events()).messages().stream()
            .filter(message -> message.received().isPresent())
            .toList();
    List<JsonNode> begins = of(items, "s");
    List<JsonNode> ends = of(items, "f");

    assertThat(begins).hasSameSizeAs(arrived);
    assertThat(begins.stream().map(flow -> flow.get("id").asInt()).distinct())
        .hasSameSizeAs(arrived);
    Map<Integer, JsonNode> endsById = new HashMap<>();
    ends.forEach(end -> endsById.put(end.get("id").asInt(), end));
    assertThat(endsById).hasSameSizeAs(arrived);
    Set<String> acts = new HashSet<>();
    of(items, "X").stream()
        .filter(slice -> slice.get("cat").asString().equals("act"))
        .forEach(slice -> acts.add(track(slice) + " at " + slice.get("ts")));
    for (int i = 0; i < arrived.size(); i++) {
      JsonNode begin = begins.get(i);
      JsonNode end = Objects.requireNonNull(endsById.get(begin.get("id").asInt()));
      Message message = arrived.get(i);
      assertThat(begin.get("pid").asLong()).isEqualTo(message.sent().by().pid());
      assertThat(end.get("pid").asLong()).isEqualTo(message.received().orElseThrow().by().pid());
      assertThat(from(begin)).isEqualTo(message.sent().nanos() / 1e3, offset(0.0005));
      assertThat(end.get("bp").asString()).isEqualTo("e");
      assertThat(begin.get("name")).isEqualTo(end.get("name"));
      assertThat(begin.get("cat")).isEqualTo(end.get("cat"));
      assertThat(acts)
          .contains(track(begin) + " at " + begin.get("ts"), track(end) + " at " + end.get("ts"));
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void everyProcessAndTrackHasAName(Path file) {
    Transcript transcript = Transcript.read(file);
    List<JsonNode> items = items(transcript);
    Set<String> named = new HashSet<>();
    List<String> processes = new ArrayList<>();
    for (JsonNode item : of(items, "M")) {
      switch (item.get("name").asString()) {
        case "thread_name" -> named.add(track(item));
        case "process_name" -> processes.add(item.get("args").get("name").asString());
        default -> {}
      }
    }
    assertThat(items).allMatch(item -> named.contains(track(item)));
    assertThat(processes)
        .isEqualTo(
            History.of(transcript.events()).lanes().stream().map(lane -> lane.name()).toList());
    assertThat(items)
        .allMatch(item -> item.get("pid").isIntegralNumber() && item.get("ts").isNumber());
    assertThat(of(items, "X")).allMatch(slice -> slice.get("dur").asDouble() >= 0);
  }

  @Test
  void aPidThatComesUpAgainIsAnotherProcess() {
    Actor main = new Actor(1, "MainProcess");
    Actor first = new Actor(2, "first");
    Actor second = new Actor(2, "second");
    Transcript transcript =
        new Transcript(
            Transcripts.hostile().header(),
            List.of(
                new Event.Started(1, 1, main, first, "spawn", false),
                new Event.Exited(2, 2, first, 0),
                new Event.Started(3, 3, main, second, "spawn", false)));

    assertThat(
            of(items(transcript), "M").stream()
                .filter(item -> item.get("name").asString().equals("process_name")))
        .extracting(item -> item.get("pid").asLong())
        .doesNotHaveDuplicates()
        .startsWith(1L, 2L)
        .hasSize(3);
  }
}
