package proclings.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import proclings.lesson.Lesson;
import proclings.lesson.Note;

/**
 * A lesson as it is presented: one beat a slide.
 *
 * @param slides at least one
 */
public record Deck(Lesson lesson, List<Slide> slides) {

  /** Copies the list. */
  public Deck {
    slides = List.copyOf(slides);
  }

  /**
   * A lesson's slides. Choices and lines are shuffled, but the same each time: who has rehearsed
   * finds in class what they have rehearsed.
   */
  public static Deck of(Lesson lesson) {
    List<Slide> slides = new ArrayList<>();
    String section = "";
    for (Beat beat : Beat.of(lesson, always(lesson))) {
      if (beat instanceof Beat.Text text && text.opens()) {
        section = heading(text.markdown());
      }
      List<String> notes = notes(lesson, beat, slides);
      slides.add(new Slide(slides.size() + 1, section, title(beat), beat, notes));
    }
    return new Deck(lesson, slides);
  }

  /** The slide of that number; of the nearest there is, where there is none. */
  public Slide slide(int number) {
    return slides.get(Math.clamp(number - 1L, 0, slides.size() - 1));
  }

  private static IntFunction<Arrangement> always(Lesson lesson) {
    Random random = new Random(lesson.name().hashCode());
    return size -> Arrangement.shuffled(size, random);
  }

  /**
   * A learner's way through the lesson from a slide on, with the same choices; nobody's progress.
   */
  public Tour tour(Slide from) {
    Tour tour = Tour.open(lesson, new MemoryJournal(), always(lesson));
    while (tour.place() < from.number()) {
      // Who goes on from a question has skipped it first.
      Turn unused = tour.next();
    }
    return tour;
  }

  private static String title(Beat beat) {
    return switch (beat) {
      case Beat.Text text -> text.opens() ? heading(text.markdown()) : oneLine(text.markdown());
      case Beat.Cell cell -> "cell " + cell.shown().id();
      case Beat.Question question -> "question: " + oneLine(question.question().question());
      case Beat.Ordering ordering -> "order: " + oneLine(ordering.ordering().question());
      case Beat.Task task -> "exercise " + task.exercise().id();
    };
  }

  /** The notes on a beat; the sections of a text are the only beats that share a step. */
  private static List<String> notes(Lesson lesson, Beat beat, List<Slide> before) {
    long section = before.stream().filter(slide -> slide.beat().step() == beat.step()).count();
    return lesson.notes(beat.step(), (int) section).stream().map(Note::markdown).toList();
  }

  private static String heading(String markdown) {
    return oneLine(markdown.lines().findFirst().orElse("").replaceFirst("^#+\\s*", ""));
  }

  private static String oneLine(String markdown) {
    return markdown.strip().replace("`", "").replaceAll("\\s+", " ");
  }
}
