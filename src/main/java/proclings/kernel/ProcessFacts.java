package proclings.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the operating system knows of a process at one moment, read from Linux's {@code /proc}: see
 * proc_pid_status(5).
 *
 * @param parentPid who its parent is, for the system
 * @param state of its first thread, which is what {@code ps} shows
 * @param running how many of its threads are running or could run at once
 * @param threads how many it has
 * @param memoryKb how much of its memory is in RAM, in KiB; 0 for a zombie, which has none
 * @param mostMemoryKb the most that it ever was
 * @param openFiles how many descriptors are open; empty if we may not know
 */
public record ProcessFacts(
    long pid,
    long parentPid,
    State state,
    int running,
    int threads,
    long memoryKb,
    long mostMemoryKb,
    OptionalInt openFiles,
    SignalSets signals) {

  private static final Path PROC = Path.of("/proc");

  /** What the scheduler can do with a process. */
  public enum State {
    RUNNING("running"),
    SLEEPING("sleeping"),
    DISK("waiting for the disk"),
    STOPPED("stopped"),
    ZOMBIE("zombie"),
    OTHER("ending");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** In our words. */
    public String word() {
      return word;
    }

    static State of(char letter) {
      return switch (letter) {
        case 'R' -> RUNNING;
        case 'S', 'I' -> SLEEPING;
        case 'D' -> DISK;
        case 'T', 't' -> STOPPED;
        case 'Z' -> ZOMBIE;
        default -> OTHER;
      };
    }
  }

  /** Which signals a process has sent for, in the order of their numbers. */
  public record SignalSets(
      List<String> caught, List<String> ignored, List<String> blocked, List<String> pending) {}

  /** Whether this system tells of its processes. */
  public static boolean areKnown() {
    return Files.isReadable(PROC.resolve("self/status"));
  }

  /** What is known of a process; empty if it is gone, or the system has no {@code /proc}. */
  public static Optional<ProcessFacts> of(long pid) {
    return of(PROC, pid);
  }

  static Optional<ProcessFacts> of(Path proc, long pid) {
    Path folder = proc.resolve(Long.toString(pid));
    Map<String, String> status = new HashMap<>();
    try {
      for (String line : Files.readAllLines(folder.resolve("status"))) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          status.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(
        new ProcessFacts(
            pid,
            number(status.get("PPid")),
            State.of(status.getOrDefault("State", "?").charAt(0)),
            running(folder),
            (int) number(status.get("Threads")),
            number(status.get("VmRSS")),
            number(status.get("VmHWM")),
            count(folder.resolve("fd")),
            new SignalSets(
                signals(status.get("SigCgt")),
                signals(status.get("SigIgn")),
                signals(status.get("SigBlk")),
                signals(status.get("SigPnd"), status.get("ShdPnd")))));
  }

  /**
   * The state alone, in which a process is running when any of its threads is: the first thread of
   * a JVM only waits for the others. Empty if it is gone or can't be known.
   */
  public static Optional<State> stateOf(long pid) {
    Path folder = PROC.resolve(Long.toString(pid));
    return state(folder.resolve("stat"))
        .map(state -> state == State.SLEEPING && running(folder) > 0 ? State.RUNNING : state);
  }

  /** The state stands after the name, which is in brackets and may have any in it. */
  private static Optional<State> state(Path stat) {
    try {
      String line = Files.readString(stat, java.nio.charset.StandardCharsets.ISO_8859_1);
      int close = line.lastIndexOf(')');
      return close < 0 || close + 2 >= line.length()
          ? Optional.empty()
          : Optional.of(State.of(line.charAt(close + 2)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int running(Path folder) {
    try (Stream<Path> threads = Files.list(folder.resolve("task"))) {
      return (int)
          threads
              .filter(thread -> state(thread.resolve("stat")).orElse(null) == State.RUNNING)
              .count();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }

  private static OptionalInt count(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return OptionalInt.of((int) files.count());
    } catch (IOException | java.io.UncheckedIOException e) {
      return OptionalInt.empty();
    }
  }

  private static long number(@Nullable String text) {
    String digits = text == null ? "" : text.split("\\s+", 2)[0];
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
  }

  /** A set is a number in which bit n−1 is signal n. */
  private static List<String> signals(@Nullable String... masks) {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (String mask : masks) {
      if (mask != null && mask.matches("[0-9a-f]{1,16}")) {
        long bits = Long.parseUnsignedLong(mask, 16);
        for (int bit = 0; bit < Long.SIZE; bit++) {
          if ((bits >>> bit & 1) == 1) {
            numbers.add(bit + 1);
          }
        }
      }
    }
    return numbers.stream().map(SignalName::of).toList();
  }
}
