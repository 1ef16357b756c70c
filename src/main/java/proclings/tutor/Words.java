package proclings.tutor;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import proclings.event.Actor;
import proclings.event.Event;

/** Pieces of sentences that several judgements are made of. */
final class Words {

  private Words() {}

  /** A printed text or a piece of code, marked as such. */
  static String code(String text) {
    return "`" + text.stripTrailing() + "`";
  }

  /** {@code Process-2 (PID 48213)}. */
  static String process(Actor actor) {
    return actor.name() + " (PID " + actor.pid() + ")";
  }

  /** {@code Process-1, Process-2 and Process-3}. */
  static String and(Collection<String> parts) {
    List<String> all = List.copyOf(parts);
    return all.size() < 2
        ? String.join("", all)
        : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
  }

  /** {@code no process}, {@code 1 process}, {@code 2 processes}. */
  static String count(int n, String one, String many) {
    return n == 0 ? "no " + one : n == 1 ? "1 " + one : n + " " + many;
  }

  /** {@code Process-2 printed `Cube: 1000`}. */
  static String printed(Event.Printed line) {
    return line.by().name() + " printed " + code(line.text());
  }

  /** What an exit code says to a beginner. */
  static String exitCode(int code) {
    return switch (code) {
      case 0 -> "0";
      case 1 -> "1 (an exception ended it; its trace is in the output)";
      case -9 -> "-9 (it was killed: signal 9)";
      case -15 -> "-15 (it was terminated: signal 15)";
      default -> code < 0 ? code + " (signal " + -code + " ended it)" : Integer.toString(code);
    };
  }

  /** A sentence with its first letter large. */
  static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
