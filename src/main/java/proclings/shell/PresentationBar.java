package proclings.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.render.Palette;
import proclings.tutor.Slide;

/** What stands below a presentation: where it is, what the space bar does, the keys. */
final class PresentationBar {

  private static final List<Bar.Key> TYPING =
      List.of(new Bar.Key("any key", "types"), new Bar.Key("Enter", "all of it"));

  private final Palette palette;

  PresentationBar(Palette palette) {
    this.palette = palette;
  }

  /**
   * How things stand beside the slide itself.
   *
   * @param left the time that is left, below zero when it is over; empty if nobody wants to see it
   * @param more whether more of the slide is below the screen
   */
  record Standing(boolean frozen, int slow, Optional<Duration> left, boolean more) {}

  /** The two lines. */
  List<String> lines(Presenter presenter, Standing standing, int width) {
    Scene scene = presenter.scene();
    Slide slide = scene.slide();
    String place = presenter.deck().lesson().number() + " " + presenter.deck().lesson().title();
    StringBuilder progress =
        new StringBuilder()
            .append(slide.number())
            .append('/')
            .append(presenter.deck().slides().size());
    standing.left().ifPresent(left -> progress.append("  ").append(time(left)));
    String next = next(presenter, standing);
    return new Bar(place, progress.toString(), next, keys(presenter))
        .lines(width, palette).stream().map(palette::paint).toList();
  }

  /** Such as {@code 6:05 left}, {@code 1:10 over}. */
  static String time(Duration left) {
    Duration shown = left.abs();
    return "%d:%02d %s"
        .formatted(shown.toMinutes(), shown.toSecondsPart(), left.isNegative() ? "over" : "left");
  }

  private String next(Presenter presenter, Standing standing) {
    List<String> parts = new ArrayList<>();
    if (standing.frozen()) {
      parts.add("frozen");
    }
    if (standing.slow() > 1) {
      parts.add("slow " + palette.mark("×", "x") + standing.slow());
    }
    parts.add(does(presenter, standing));
    return String.join(", ", parts);
  }

  private static String does(Presenter presenter, Standing standing) {
    Scene scene = presenter.scene();
    if (presenter.isRunning()) {
      return "running";
    }
    if (scene.isTyping(presenter.now())) {
      return "typing";
    }
    if (standing.more()) {
      return "space: more";
    }
    if (scene.next().isEmpty()) {
      boolean last = scene.slide().number() == presenter.deck().slides().size();
      return last ? "the end" : "space goes on";
    }
    return switch (scene.next().get()) {
      case CODE -> scene.shows(Scene.Part.TASK) ? "space: a solution" : "space: the cell";
      case QUESTION -> "space asks";
      case RUN -> "space runs it";
      case EXPLANATION -> "space explains";
      case TEXT, TASK -> "space goes on";
    };
  }

  private List<Bar.Key> keys(Presenter presenter) {
    String arrows = palette.mark("↑↓", "up/down");
    Scene scene = presenter.scene();
    List<Bar.Key> keys = new ArrayList<>();
    if (presenter.isRunning()) {
      keys.add(new Bar.Key("Ctrl-C", "stops it"));
      keys.add(new Bar.Key("f", "freeze"));
      keys.add(new Bar.Key("+-", "slower, quicker"));
      keys.add(new Bar.Key(arrows, "pick"));
      keys.add(new Bar.Key(":", "signal"));
      return keys;
    }
    if (scene.isTyping(presenter.now()) && presenter.typesWithKeys()) {
      return TYPING;
    }
    keys.add(new Bar.Key(palette.mark("←", "left"), "back"));
    keys.add(new Bar.Key("g", "go to"));
    if (scene.hasCell()) {
      keys.add(new Bar.Key("r", "run"));
      keys.add(new Bar.Key("e", "edit"));
    }
    if (scene.takesNumbers()) {
      keys.add(new Bar.Key("1-9", "the room says"));
    }
    keys.add(new Bar.Key("p", "prompt"));
    keys.add(new Bar.Key("b", "blank"));
    if (!scene.hasCell()) {
      keys.add(new Bar.Key("t", "time"));
      keys.add(new Bar.Key("n", "notes"));
    }
    keys.add(new Bar.Key("q", "quit"));
    keys.add(new Bar.Key("?", "keys"));
    return keys;
  }
}
