package proclings.shell;

import java.util.List;
import proclings.lesson.Contents;
import proclings.lesson.Heading;
import proclings.tutor.Progress;

/** Where a learner goes on who comes back. */
final class Resume {

  private Resume() {}

  /**
   * The lesson last shown, unless it is done: then the next one that isn't. The first one for a
   * learner who has done them all.
   */
  static Heading current(Contents contents, Progress progress) {
    List<Heading> headings = contents.headings();
    int last = 0;
    for (int i = 0; i < headings.size(); i++) {
      if (headings.get(i).name().equals(progress.current())) {
        last = i;
      }
    }
    for (int i = 0; i < headings.size(); i++) {
      Heading heading = headings.get((last + i) % headings.size());
      if (!progress.lesson(heading.name()).done()) {
        return heading;
      }
    }
    return headings.getFirst();
  }
}
