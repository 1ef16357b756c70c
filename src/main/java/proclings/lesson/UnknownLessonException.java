package proclings.lesson;

import java.util.List;

/** No lesson, or more than one, is meant by an argument; the message says which ones are near. */
public final class UnknownLessonException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> nearest;

  UnknownLessonException(String message, List<String> nearest) {
    super(message);
    this.nearest = List.copyOf(nearest);
  }

  /** The names of the lessons that may have been meant, the nearest first; may be empty. */
  public List<String> nearest() {
    return nearest;
  }
}
