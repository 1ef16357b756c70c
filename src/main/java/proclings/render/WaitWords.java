package proclings.render;

import java.util.Locale;
import proclings.event.Event;

/** What a process waits for, in the engine's terms. */
final class WaitWords {

  private WaitWords() {}

  /** {@code get on Queue-1}, {@code acquire on Lock-2}. */
  static String of(Event.Waiting waiting) {
    return waiting.what().name().toLowerCase(Locale.ROOT) + " on " + Visible.of(waiting.object());
  }

  /** The same where room is short: {@code get Queue-1}. */
  static String brief(Event.Waiting waiting) {
    return waiting.what().name().toLowerCase(Locale.ROOT) + " " + Visible.of(waiting.object());
  }

  /** How long it has been so: {@code 1.2 s}. */
  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", Math.max(0, nanos) / 1e9);
  }
}
