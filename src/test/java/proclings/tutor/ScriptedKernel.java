package proclings.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.event.EventSink;
import proclings.kernel.CellResult;
import proclings.kernel.Kernel;

/** A kernel whose cells do what a test says that they do. */
final class ScriptedKernel implements Kernel {

  private final EventSink sink;
  private final BiConsumer<String, EventScript> cells;
  private final EventScript script = new EventScript();
  private int given;

  /** What was called, in this order. */
  final List<String> calls = new ArrayList<>();

  ScriptedKernel(EventSink sink, BiConsumer<String, EventScript> cells) {
    this.sink = sink;
    this.cells = cells;
  }

  @Override
  public CellResult run(String cell) {
    calls.add("run " + cell.strip());
    script.begin(cell);
    cells.accept(cell, script);
    if (!(script.last() instanceof Event.CellEnded)) {
      script.end();
    }
    flush();
    return new CellResult.Completed(null);
  }

  /** Gives the sink what was written since the last time. */
  private void flush() {
    List<Event> events = script.events();
    while (given < events.size()) {
      sink.accept(events.get(given++));
    }
  }

  @Override
  public void interrupt() {
    calls.add("interrupt");
  }

  @Override
  public List<String> restart() {
    calls.add("restart");
    return List.of();
  }

  @Override
  public void reset() {
    calls.add("reset");
  }

  @Override
  public Completeness completeness(String text) {
    return Completeness.COMPLETE;
  }

  @Override
  public List<Candidate> complete(String text, int cursor) {
    return List.of();
  }

  @Override
  public Optional<String> documentation(String name) {
    return Optional.empty();
  }

  @Override
  public Set<String> variables() {
    return Set.of();
  }

  @Override
  public List<ProcessStatus> processes() {
    return List.of();
  }

  @Override
  public void close() {}
}
