package proclings.event;

/** Receives the events of a run, one at a time, in their global order. */
@FunctionalInterface
public interface EventSink {

  /** Takes the next event; {@link Event#seq()} grows from call to call. */
  void accept(Event event);

  /** A sink that passes each event to this one first and then to {@code next}. */
  default EventSink and(EventSink next) {
    return event -> {
      accept(event);
      next.accept(event);
    };
  }
}
