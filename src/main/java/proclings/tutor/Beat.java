package proclings.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.lesson.Lesson;
import proclings.lesson.Step;

/**
 * What is shown between one Enter and the next. A text is parted at its headings, and a prediction
 * stands with the demo that it is about, because nobody can predict what they don't see.
 */
public sealed interface Beat {

  /** The place of the step it belongs to in the lesson's steps, from 0. */
  int step();

  /** The demo that runs here, if one does. */
  default Optional<Step.Demo> runs() {
    return switch (this) {
      case Cell cell -> Optional.of(cell.demo());
      case Question question -> question.demo();
      default -> Optional.empty();
    };
  }

  /** Text to read; {@code opens} if it begins with a heading, and so a new section. */
  record Text(int step, String markdown, boolean opens) implements Beat {}

  /** A demo to run and watch. */
  record Cell(int step, Step.Demo demo) implements Beat {}

  /** A question, and the demo that answers it, if there is one. */
  record Question(int step, Step.Prediction prediction, Optional<Step.Demo> demo) implements Beat {}

  /** An exercise. */
  record Task(int step, Step.Exercise exercise) implements Beat {}

  /** A lesson's beats in their order. */
  static List<Beat> of(Lesson lesson) {
    List<Beat> beats = new ArrayList<>();
    List<Step> steps = lesson.steps();
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case Step.Prose prose -> beats.addAll(texts(i, prose.markdown()));
        case Step.Demo demo -> beats.add(new Cell(i, demo));
        case Step.Exercise exercise -> beats.add(new Task(i, exercise));
        case Step.Prediction prediction -> {
          boolean before = i + 1 < steps.size() && steps.get(i + 1) instanceof Step.Demo;
          Optional<Step.Demo> demo =
              before ? Optional.of((Step.Demo) steps.get(i + 1)) : Optional.empty();
          beats.add(new Question(i, prediction, demo));
          i += before ? 1 : 0;
        }
      }
    }
    return List.copyOf(beats);
  }

  private static List<Beat> texts(int step, String markdown) {
    List<Beat> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean fenced = false;
    for (String line : markdown.lines().toList()) {
      fenced ^= line.startsWith("```") || line.startsWith("~~~");
      if (!fenced && isHeading(line) && !text.toString().isBlank()) {
        texts.add(text(step, text.toString()));
        text.setLength(0);
      }
      text.append(line).append('\n');
    }
    if (!text.toString().isBlank()) {
      texts.add(text(step, text.toString()));
    }
    return texts;
  }

  private static Beat text(int step, String markdown) {
    return new Text(step, markdown.strip(), isHeading(markdown.stripLeading()));
  }

  private static boolean isHeading(String line) {
    return line.startsWith("# ") || line.startsWith("## ");
  }
}
