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
  /** Of a message that may be any, since what was put before it was left out by hand. */
  static final int LEFT_OPEN = -1;

  private static final Channel START = new Channel("", Channel.Way.PUT);

  private final Map<Origin, Integer> numbers = new HashMap<>();

  private record Origin(int turn, Channel channel, long index) {}

  /** The turn that a process is in from its start. */
  int start(int process) {
    return number(-1, START, process);
  }

  /** The {@code index}-th message put into a channel in a turn. */
  int message(int turn, Channel channel, int index) {
    return number(turn, channel, index);
  }

  /** A message that was put before the events began. */
  int earlier(Channel channel, long item) {
    return number(-2, channel, item);
  }

  private int number(int turn, Channel channel, long index) {
    return numbers.computeIfAbsent(new Origin(turn, channel, index), o -> numbers.size());
  }
}
