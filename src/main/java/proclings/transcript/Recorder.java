package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.event.json.Header;

/**
 * Records the events that it is given. They are kept in memory until {@link Transcript#write}, so a
 * recording that is interrupted, by whatever, leaves no file behind and an older one as it was.
 */
public final class Recorder implements EventSink {
  private final Header header;
  private final List<Event> events = new ArrayList<>();

  /** Begins a recording. */
  public Recorder(Header header) {
    this.header = header;
  }

  @Override
  public synchronized void accept(Event event) {
    events.add(event);
  }

  /** What was recorded up to now. */
  public synchronized Transcript transcript() {
    return new Transcript(header, events);
  }
}
