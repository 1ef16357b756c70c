package proclings.transcript;

import proclings.event.Event;

/** What the lesson says may vary in the texts of a cell. */
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
      };

  /** Whether one line of the lesson's expectation describes both. */
  boolean same(Event.Printed expected, Event.Printed happened);

  /** Whether the lesson's pattern for the cell's value or error describes both. */
  boolean sameDetail(String expected, String happened);
}
