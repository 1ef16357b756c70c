package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import proclings.lesson.Step;
import proclings.render.Palette;
import proclings.render.Style;
import proclings.tutor.Beat;
import proclings.tutor.Deck;
import proclings.tutor.Slide;
import proclings.tutor.Turn;

/** How a slide looks: above its text, task or cell, below what is asked and what came of it. */
final class SceneView {

  private final Deck deck;
  private final Palette palette;
  private final Views views;

  SceneView(Deck deck, Palette palette, Views views) {
    this.deck = deck;
    this.palette = palette;
    this.views = views;
  }

  /** The text, the task, the cell as far as it is typed. */
  List<String> upper(Scene scene, int width, long now) {
    List<String> lines = new ArrayList<>(heading(scene.slide(), width));
    for (Scene.Part part : Scene.Part.values()) {
      if (scene.shows(part)) {
        below(lines, upper(part, scene, width, now));
      }
    }
    return lines;
  }

  private List<String> heading(Slide slide, int width) {
    if (slide.number() == 1) {
      return views.title(deck.lesson(), width);
    }
    boolean own = slide.beat() instanceof Beat.Text text && text.opens();
    return own || slide.section().isEmpty() ? List.of() : views.faint(slide.section(), width);
  }

  private List<String> upper(Scene.Part part, Scene scene, int width, long now) {
    Beat beat = scene.beat();
    return switch (part) {
      case TEXT -> beat instanceof Beat.Text text ? views.prose(text.markdown(), width) : List.of();
      case TASK -> beat instanceof Beat.Task task ? task(task, scene, width) : List.of();
      case CODE -> code(scene, width, now);
      case QUESTION, RUN, EXPLANATION -> List.of();
    };
  }

  private List<String> task(Beat.Task task, Scene scene, int width) {
    List<String> lines = new ArrayList<>(views.task(task.exercise(), width));
    if (task.isOrder() && !scene.shows(Scene.Part.CODE)) {
      lines.add("");
      lines.addAll(views.pieces(task, width));
    }
    scene
        .hints()
        .ifPresent(hints -> {
          lines.add("");
          lines.addAll(views.hints(hints, width));
        });
    return lines;
  }

  private List<String> code(Scene scene, int width, long now) {
    String visible = scene.visibleCode(now);
    if (!scene.isTyping(now)) {
      List<String> lines = new ArrayList<>(views.cell(visible, width));
      scene.place().ifPresent(place -> lines.addAll(views.place(place, width)));
      if (scene.beat().runs().filter(Step.Play.class::isInstance).isPresent()) {
        lines.addAll(views.faint("A cell to play with: e edits it.", width));
      }
      return lines;
    }
    // The mark of a line that is still empty is not to be stripped, as the cursor stands behind it.
    List<String> lines = new ArrayList<>(views.cell(visible + "_", width));
    String last = lines.removeLast();
    String cursor = palette.paint(palette.mark("▏", "_"), Style.PROMPT);
    int end = last.lastIndexOf('_');
    lines.add(last.substring(0, end) + cursor + last.substring(end + 1));
    return lines;
  }

  private List<String> said(List<String> asked, Scene scene, int width) {
    if (scene.said().isEmpty()) {
      return asked;
    }
    List<String> lines = new ArrayList<>(asked);
    String numbers = scene.said().stream().map(String::valueOf).collect(Collectors.joining(" "));
    lines.add("");
    lines.addAll(views.faint("The room says " + numbers + ".", width));
    return lines;
  }

  /** What is asked, what was printed, and what explains it. */
  List<String> lower(Scene scene, int width) {
    List<String> lines = new ArrayList<>();
    if (scene.shows(Scene.Part.QUESTION)) {
      lines.addAll(question(scene, width));
    }
    below(lines, scene.output().lines());
    if (scene.shows(Scene.Part.EXPLANATION)) {
      scene.explained().ifPresent(turn -> below(lines, explanation(turn, width)));
    }
    return lines;
  }

  private List<String> question(Scene scene, int width) {
    return switch (scene.beat()) {
      case Beat.Question question -> said(views.asked(question, width), scene, width);
      case Beat.Ordering ordering -> said(views.asked(ordering, width), scene, width);
      default -> List.of();
    };
  }

  private static void below(List<String> lines, List<String> more) {
    if (!lines.isEmpty() && !more.isEmpty() && !lines.getLast().isEmpty()) {
      lines.add("");
    }
    lines.addAll(more);
  }

  private List<String> explanation(Turn turn, int width) {
    return switch (turn) {
      case Turn.Explain explain -> views.explanation(explain, width);
      case Turn.Ordered ordered -> views.explanation(ordered, width);
      default -> List.of();
    };
  }
}
