package proclings.shell;

import proclings.event.Event;
import proclings.event.EventSink;

/** A sink whose other end is there only later; nothing comes before that. */
final class LateSink implements EventSink {

  private volatile EventSink sink = event -> {};

  void connect(EventSink end) {
    sink = end;
  }

  @Override
  public void accept(Event event) {
    sink.accept(event);
  }
}
