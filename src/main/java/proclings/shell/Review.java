package proclings.shell;

import java.util.Optional;
import java.util.function.IntFunction;
import proclings.lesson.Contents;
import proclings.lesson.CourseReader;
import proclings.lesson.Heading;
import proclings.lesson.ProblemsException;
import proclings.tutor.Arrangement;
import proclings.tutor.Journal;
import proclings.tutor.Tour;

/** Brings back what was answered wrongly, lesson after lesson. */
final class Review {

  private final Contents contents;
  private final Journal journal;
  private final IntFunction<Arrangement> shuffle;

  Review(Contents contents, Journal journal, IntFunction<Arrangement> shuffle) {
    this.contents = contents;
    this.journal = journal;
    this.shuffle = shuffle;
  }

  /** A way through the questions of the next lesson that has some, after the one of this number. */
  Optional<Tour> after(int number) {
    for (Heading heading : contents.headings()) {
      boolean asked = !journal.progress().lesson(heading.name()).predictions().isEmpty();
      if (heading.number() > number && asked) {
        Optional<Tour> tour = of(heading);
        if (tour.isPresent()) {
          return tour;
        }
      }
    }
    return Optional.empty();
  }

  /** A lesson that can't be read has nothing to ask; whoever opens it is told what is wrong. */
  private Optional<Tour> of(Heading heading) {
    try {
      return Tour.review(CourseReader.lesson(heading), journal, shuffle);
    } catch (ProblemsException e) {
      return Optional.empty();
    }
  }
}
