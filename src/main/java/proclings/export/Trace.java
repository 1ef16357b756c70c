package proclings.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import proclings.event.Event;
import proclings.event.json.Header;
import proclings.event.json.JsonText;
import proclings.history.Cell;
import proclings.history.History;
import proclings.history.Hold;
import proclings.history.Lane;
import proclings.history.Message;
import proclings.history.Wait;
import proclings.history.Wording;
import proclings.render.Visible;
import tools.jackson.core.JsonGenerator;

/**
 * The trace events of Chrome as Perfetto reads them: a process is a process, its life a slice in
 * which everything that it did is one, and an arrow leads from each sending to its receiving. Waits
 * and locks lie on tracks of their own, since those of different threads overlap.
 *
 * @see <a href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">
 *     Trace Event Format</a>
 */
final class Trace {

  /** What takes no time is shown as if it took so long, or as long as nothing else was done. */
  private static final long SLICE_NANOS = 20_000;

  private final List<String> items = new ArrayList<>();
  private final History run;
  private final TracePids pids;
  private final long firstNanos;
  private final long lastNanos;

  private Trace(History run) {
    this.run = run;
    pids = new TracePids(run.lanes());
    firstNanos = run.events().stream().mapToLong(Event::nanos).min().orElse(0);
    // What is done last is shown, too.
    lastNanos = SLICE_NANOS + run.events().stream().mapToLong(Event::nanos).max().orElse(0);
  }

  static String of(Header header, List<Event> events) {
    Trace trace = new Trace(History.of(events));
    trace.run.lanes().forEach(trace::lane);
    trace.messages();
    String about =
        JsonText.object(json -> {
          json.writeStringProperty("lesson", header.lesson());
          json.writeStringProperty("about", Facts.of(header));
        });
    return trace.items.stream()
        .collect(
            Collectors.joining(
                ",\n",
                "{\"traceEvents\":[\n",
                "\n],\n\"displayTimeUnit\":\"ms\",\n\"otherData\":" + about + "}\n"));
  }

  private void lane(Lane lane) {
    long pid = pids.of(lane);
    name("process_name", pid, pid, Visible.of(lane.name()));
    item("M", "process_sort_index", pid, pid, 0, json -> args(json, "sort_index", lane.number()));
    name("thread_name", pid, pid, "what it does");

    long from = lane.started().<Event>map(start -> start).map(Event::nanos).orElse(firstNanos);
    long to = lane.exited().map(Event::nanos).orElse(lastNanos);
    slice("life", Visible.of(lane.name()), pid, pid, from, to, life(lane));
    if (!lane.isChild()) {
      for (Cell cell : run.cells()) {
        if (run.laneOf(cell.began()).number() == lane.number()) {
          cell(cell, pid, to);
        }
      }
    }
    for (int i = 0; i < lane.events().size(); i++) {
      act(lane, i, pid);
    }
    TraceTracks waits = new TraceTracks(pid, pids);
    for (Wait wait : lane.waits()) {
      long end = wait.ended().map(Event::nanos).orElse(to);
      long track =
          waits.track(wait.began().nanos(), end, t -> name("thread_name", pid, t, "waits"));
      String name = Wording.of(wait.began()) + (wait.succeeded() ? "" : ", in vain");
      slice("wait", name, pid, track, wait.began().nanos(), end, "");
    }
    TraceTracks holds = new TraceTracks(pid, pids);
    for (Hold hold : lane.holds()) {
      long end = hold.released().map(Event::nanos).orElse(to);
      long track =
          holds.track(hold.acquired().nanos(), end, t -> name("thread_name", pid, t, "holds"));
      slice("hold", "holds " + hold.object(), pid, track, hold.acquired().nanos(), end, "");
    }
  }

  private static String life(Lane lane) {
    return lane.exited().map(Wording::of).orElse("still alive at the end");
  }

  /** The end of a cell that its main process does not live to see is told after that one's. */
  private void cell(Cell cell, long pid, long endOfLife) {
    long to = Math.min(endOfLife, cell.ended().map(Event::nanos).orElse(lastNanos));
    slice(
        "cell", "cell " + cell.number(), pid, pid, cell.began().nanos(), to, cell.began().source());
  }

  private void act(Lane lane, int index, long pid) {
    Event event = lane.events().get(index);
    switch (event) {
      case Event.CellBegan _, Event.CellEnded _, Event.Waiting _, Event.Exited _ -> {}
      case Event.Printed line ->
          item(
              "i",
              Wording.of(line),
              pid,
              pid,
              line.nanos(),
              json -> {
                json.writeStringProperty("cat", "print");
                json.writeStringProperty("s", "t");
              });
      default -> {
        slice("act", Wording.of(event), pid, pid, event.nanos(), end(lane, index), "");
      }
    }
  }

  /** Where the slice of an event ends: before anything else on its lane. */
  private static long end(Lane lane, int index) {
    long from = lane.events().get(index).nanos();
    long to = from + SLICE_NANOS;
    if (index + 1 < lane.events().size()) {
      to = Math.min(to, lane.events().get(index + 1).nanos());
    }
    return Math.max(from, to);
  }

  private void messages() {
    int id = 0;
    for (Message message : run.messages()) {
      if (message.received().isPresent()) {
        id++;
        flow("s", message, message.sent(), id);
        flow("f", message, message.received().get(), id);
      }
    }
  }

  private void flow(String phase, Message message, Event.Operation at, int id) {
    long pid = pids.of(run.laneOf(at));
    item(
        phase,
        message.text(),
        pid,
        pid,
        at.nanos(),
        json -> {
          json.writeStringProperty("cat", "message");
          json.writeNumberProperty("id", id);
          if (phase.equals("f")) {
            // To the slice that encloses it, not to the next one.
            json.writeStringProperty("bp", "e");
          }
        });
  }

  private void name(String what, long pid, long track, String name) {
    item("M", what, pid, track, 0, json -> args(json, "name", name));
  }

  private void slice(
      String category, String name, long pid, long track, long from, long to, String detail) {
    item(
        "X",
        name,
        pid,
        track,
        from,
        json -> {
          json.writeStringProperty("cat", category);
          json.writeName("dur");
          json.writeNumber(micros(to - from));
          if (!detail.isEmpty()) {
            args(json, "detail", detail);
          }
        });
  }

  private void item(
      String phase, String name, long pid, long track, long nanos, Consumer<JsonGenerator> more) {
    items.add(
        JsonText.object(json -> {
          json.writeStringProperty("ph", phase);
          json.writeStringProperty("name", name);
          json.writeNumberProperty("pid", pid);
          json.writeNumberProperty("tid", track);
          json.writeName("ts");
          json.writeNumber(micros(nanos));
          more.accept(json);
        }));
  }

  private static void args(JsonGenerator json, String name, String value) {
    json.writeObjectPropertyStart("args");
    json.writeStringProperty(name, value);
    json.writeEndObject();
  }

  private static void args(JsonGenerator json, String name, int value) {
    json.writeObjectPropertyStart("args");
    json.writeNumberProperty(name, value);
    json.writeEndObject();
  }

  private static BigDecimal micros(long nanos) {
    return BigDecimal.valueOf(nanos, 3);
  }
}
