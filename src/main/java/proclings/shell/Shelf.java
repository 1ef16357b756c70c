package proclings.shell;

import java.util.List;
import java.util.Optional;
import proclings.lesson.Contents;
import proclings.lesson.Heading;
import proclings.lesson.LessonFinder;
import proclings.lesson.UnknownLessonException;
import proclings.render.Palette;
import proclings.tutor.Journal;
import proclings.tutor.LessonFilter;
import proclings.tutor.LessonProgress;

/** The course's lessons as a learner sees them listed, and what is kept of each. */
final class Shelf {

  private final Contents contents;
  private final Journal journal;
  private final Palette palette;

  Shelf(Contents contents, Journal journal, Palette palette) {
    this.contents = contents;
    this.journal = journal;
    this.palette = palette;
  }

  /** The lesson that Enter opens in the menu. */
  Heading current() {
    return Resume.current(contents, journal.progress());
  }

  /** The lesson that comes after the one of this number. */
  Optional<Heading> after(int number) {
    return contents.headings().stream().filter(h -> h.number() == number + 1).findFirst();
  }

  /**
   * The lesson that is meant by its number, its name or a part of it.
   *
   * @throws UnknownLessonException when none or more than one is meant
   */
  Heading find(String written) {
    return LessonFinder.find(contents, written);
  }

  boolean isBegun(Heading heading) {
    return journal.progress().lesson(heading.name()).begun();
  }

  /** Forgets what was done in a lesson. */
  void forget(Heading heading) {
    journal.update(heading.name(), before -> LessonProgress.NONE);
  }

  /** The menu, in so many lines if it can be. */
  List<String> menu(int width, int rows) {
    return new MenuView(palette, width).lines(contents, journal.progress(), current(), rows);
  }

  /** The lessons that fit some words; empty if none does. */
  List<String> matching(String words, int width) {
    return new MenuView(palette, width)
        .matching(contents, journal.progress(), current(), LessonFilter.parse(words));
  }

  /** Says that a lesson is done, and which is next. */
  String done(int number) {
    return "Lesson "
        + number
        + " is done."
        + after(number)
            .map(heading -> " Next: " + heading.number() + ", " + heading.title() + ".")
            .orElse(" It was the last one.");
  }
}
