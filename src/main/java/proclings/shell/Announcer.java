package proclings.shell;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import proclings.tutor.Slide;

/** Tells the speaker's notes on other terminals where a presentation is. */
final class Announcer implements AutoCloseable {

  private final PresentationFile file;
  private final String lesson;
  private final double minutes;
  private final long beganMillis = System.currentTimeMillis();
  private @Nullable PresentationState told;
  private boolean closed;

  /**
   * Tells nobody anything yet.
   *
   * @param state the folder for what the program keeps of its own
   * @param planned how long the presentation may take
   */
  Announcer(Path state, String lesson, Duration planned) {
    this.file = PresentationFile.of(state, lesson);
    this.lesson = lesson;
    this.minutes = planned.toMillis() / 60_000.0;
  }

  /** Tells where it is, if that has changed. */
  synchronized void tell(Presenter presenter, boolean blanked) {
    Slide slide = presenter.scene().slide();
    PresentationState now =
        new PresentationState(
            lesson,
            slide.number(),
            presenter.deck().slides().size(),
            phase(presenter),
            beganMillis,
            minutes,
            blanked);
    if (!closed && !now.equals(told)) {
      told = now;
      boolean unused = file.write(now);
    }
  }

  private static String phase(Presenter presenter) {
    Scene scene = presenter.scene();
    if (presenter.isRunning()) {
      return "running";
    }
    if (scene.isTyping(presenter.now())) {
      return "typing";
    }
    return scene.next().isEmpty() && scene.hasCell() ? "has run" : "";
  }

  /** What to type on another terminal. */
  String howToFollow() {
    return "Notes: proclings present " + lesson + " --notes, on another terminal.";
  }

  /** Tells that the presentation is over. */
  @Override
  public synchronized void close() {
    if (!closed && told != null) {
      file.remove();
    }
    closed = true;
  }
}
