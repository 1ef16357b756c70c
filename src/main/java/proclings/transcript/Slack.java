package proclings.transcript;

/** What is left open among the events that are expected of a process, by their places from 0. */
interface Slack {

  /** Nothing is. */
  Slack NONE =
      new Slack() {
        @Override
        public boolean gapBefore(int place) {
          return false;
        }

        @Override
        public boolean repeats(int place) {
          return false;
        }
      };

  /** Whether there may be anything before that place; the place after the last is one, too. */
  boolean gapBefore(int place);

  /** Whether what is at that place may be there any number of times, or not at all. */
  boolean repeats(int place);
}
