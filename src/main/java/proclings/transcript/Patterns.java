package proclings.transcript;

import proclings.event.Event;

/** What the lesson says may vary in a cell. */
public interface Patterns {

  /** Nothing may. */
  Patterns NONE =
      new Patterns() {
        @Override
        public boolean same(Event.Printed expected, Event.Printed happened) {
          return false;
        }

        @Override
        public boolean sameDetail(String expected, String happened) {
          return false;
        }

        @Override
        public Place place(Event.Printed line, boolean ofExpected) {
          return Place.FIXED;
        }
      };

  /** Where a line may stand. */
  enum Place {
    /** Among the other lines of its process where it stood. */
    FIXED,
    /** Anywhere among the lines of its process. */
    ANYWHERE,
    /** Anywhere, and by another process. */
    ANYONE,
    /** Nowhere: the lesson does not name it and allows more lines than it names. */
    UNLISTED
  }

  /** Whether one line of the lesson's expectation describes both. */
  boolean same(Event.Printed expected, Event.Printed happened);

  /** Whether the lesson's pattern for the cell's value or error describes both. */
  boolean sameDetail(String expected, String happened);

  /**
   * Where the line may stand.
   *
   * @param ofExpected whether it is of the run that was recorded
   */
  Place place(Event.Printed line, boolean ofExpected);
}
