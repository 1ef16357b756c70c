package proclings.transcript;

import java.util.HashMap;
import java.util.Map;

/**
 * Names for messages and for turns that mean the same in both runs. The number of a message in its
 * queue depends on which producer was faster; what it was put by does not: the k-th message that a
 * process put into the queue, counted from its start or from the last message that it took in a
 * race with others. Equal origins have equal numbers here.
 */
final class Origins {
  private final Map<Origin, Integer> numbers = new HashMap<>();

  private record Origin(int turn, String object, long index) {}

  /** The turn that a process is in from its start. */
  int start(int process) {
    return number(-1, "", process);
  }

  /** The {@code index}-th message put into an object in a turn. */
  int message(int turn, String object, int index) {
    return number(turn, object, index);
  }

  /** A message that was put before the events began. */
  int earlier(String object, long item) {
    return number(-2, object, item);
  }

  private int number(int turn, String object, long index) {
    return numbers.computeIfAbsent(new Origin(turn, object, index), o -> numbers.size());
  }
}
