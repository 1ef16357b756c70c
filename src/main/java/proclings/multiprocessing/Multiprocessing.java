package proclings.multiprocessing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Python's {@code multiprocessing} has as functions. */
public final class Multiprocessing {

  private static volatile StartMethod startMethod =
      StartMethod.of(System.getProperty("proclings.startMethod", StartMethod.FORKSERVER.label()));

  private Multiprocessing() {}

  /** How many CPUs this machine has for us. */
  public static int cpuCount() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** The process that asks. */
  public static Process currentProcess() {
    return Session.current().process();
  }

  /**
   * The process that started the one that asks; null in the main process, which has none. It can be
   * asked for its name, its PID and whether it {@linkplain Process#isAlive() is alive}. To be
   * waited for it has no {@code join} and no sentinel, unlike Python's: nobody would see the wait's
   * end, because no process outlives its parent.
   */
  public static @Nullable Process parentProcess() {
    return Session.current().parent();
  }

  /** The processes that this one has started and that have not ended. */
  public static List<Process> activeChildren() {
    return Session.current().activeChildren();
  }

  /** Prints its arguments as Python does: their texts, parted by spaces, and the line's end. */
  public static void print(@Nullable Object... values) {
    StringBuilder line = new StringBuilder();
    if (values == null) {
      line.append("null");
    } else {
      for (int i = 0; i < values.length; i++) {
        line.append(i == 0 ? "" : " ").append(text(values[i]));
      }
    }
    System.out.println(line);
  }

  /** An array is shown with what is in it; Java's own text of one helps nobody. */
  private static String text(@Nullable Object value) {
    if (value == null || !value.getClass().isArray()) {
      return String.valueOf(value);
    }
    String nested = java.util.Arrays.deepToString(new Object[] {value});
    return nested.substring(1, nested.length() - 1);
  }

  /** The way in which processes are started: {@code forkserver}, the default, or {@code spawn}. */
  public static String startMethod() {
    return startMethod.label();
  }

  /** All ways in which processes can be started, the default first. */
  public static List<String> startMethods() {
    return StartMethod.ALL.stream().map(StartMethod::label).toList();
  }

  /**
   * Says which classes may be read of what other processes send, in all processes of the session
   * from now on. Anything else makes reading fail with {@link UnreadableMessageException}; the
   * message is taken all the same. Without it, all classes are allowed that this program has, for
   * only processes of the session can send anything; but of a connection between a {@link Listener}
   * and a {@link Client} only plain values are: numbers, texts, dates, and collections of them.
   * Numbers, texts and arrays of numbers that are sent by themselves are always allowed, and so are
   * the engine's own classes within the session.
   *
   * @param pattern as of {@link java.io.ObjectInputFilter.Config#createFilter}: {@code
   *     "com.example.*;java.base/*;!*"}; empty for no filter
   * @throws IllegalArgumentException when it is no pattern
   */
  public static void setDeserializationFilter(String pattern) {
    ReadFilter.set(Session.current(), pattern);
  }

  /** The pattern that {@link #setDeserializationFilter} set; empty if there is none. */
  public static String deserializationFilter() {
    return ReadFilter.text(Session.current());
  }

  /**
   * Gives the logger {@code proclings.multiprocessing}, and lets the engine log to it what it does,
   * in all processes of the session from now on: starts and ends at {@code INFO}, how it comes to
   * them at {@code DEBUG}, what it could mend but should not have happened at {@code WARNING}. Each
   * process has a logger of its own, with that process's configuration.
   */
  public static System.Logger logger() {
    return EngineLog.toLogger(Session.current());
  }

  /**
   * Lets the engine write what it does to standard error, in all processes of the session from now
   * on: {@code [INFO/Process-1] begins its work}.
   *
   * @param level what is less severe is left out; {@code OFF} ends it
   */
  public static void logToStderr(System.Logger.Level level) {
    if (level == System.Logger.Level.OFF) {
      EngineLog.off(Session.current());
    } else {
      EngineLog.toStderr(Session.current(), level);
    }
  }

  /**
   * Chooses the way in which this process starts others from now on; they inherit it. Unlike in
   * Python it may be chosen again at any time.
   *
   * @throws IllegalArgumentException when there is no such method
   */
  public static void setStartMethod(String method) {
    startMethod = StartMethod.of(method);
  }
}
