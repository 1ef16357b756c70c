package proclings;

import org.jspecify.annotations.Nullable;

/**
 * What the doctor found out about one thing.
 *
 * @param remedy what to do about it; null where nothing has to be done
 */
record Finding(State state, String subject, String what, @Nullable String remedy) {

  enum State {
    OK,
    /** Works, but slower or with less than it could. */
    NOTE,
    /** Does not work. */
    BAD
  }

  static Finding ok(String subject, String what) {
    return new Finding(State.OK, subject, what, null);
  }

  static Finding note(String subject, String what, String remedy) {
    return new Finding(State.NOTE, subject, what, remedy);
  }

  static Finding bad(String subject, String what, String remedy) {
    return new Finding(State.BAD, subject, what, remedy);
  }
}
