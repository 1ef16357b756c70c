package proclings.multiprocessing;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import proclings.shm.Roots;
import proclings.shm.Segment;

/**
 * What the engine says of its own work, to whoever looks for a fault: where Python has {@code
 * multiprocessing.get_logger()} and {@code log_to_stderr()}.
 *
 * <p>It is off until somebody asks for it: a logger's classes would cost a child more time than all
 * else that it loads. Whether and where it is on stands in a word of the segment, so that it is on
 * in all processes of the session at once, those included that are warm already.
 *
 * <pre>
 *   the word:  0 off   1 to the logger   2 + level to standard error, where level is an ordinal
 * </pre>
 */
final class EngineLog {

  /** The logger's name. */
  static final String NAME = "proclings.multiprocessing";

  private static final int TO_LOGGER = 1;
  private static final int TO_STDERR = 2;
  private static final Level[] LEVELS = Level.values();

  private EngineLog() {}

  static System.Logger toLogger(Session session) {
    session.segment().setLongVolatile(word(), TO_LOGGER);
    return System.getLogger(NAME);
  }

  static void toStderr(Session session, Level level) {
    session.segment().setLongVolatile(word(), TO_STDERR + level.ordinal());
  }

  static void off(Session session) {
    session.segment().setLongVolatile(word(), 0);
  }

  private static long word() {
    return Segment.root(Roots.LOGGING);
  }

  /** What the life of a process is made of. */
  static void info(Session session, String format, @Nullable Object... arguments) {
    log(session, Level.INFO, format, arguments);
  }

  /** What only who works on the engine wants to know. */
  static void debug(Session session, String format, @Nullable Object... arguments) {
    log(session, Level.DEBUG, format, arguments);
  }

  /** Something that should not have happened, and that the engine can live with. */
  static void warning(Session session, String format, @Nullable Object... arguments) {
    log(session, Level.WARNING, format, arguments);
  }

  private static void log(
      Session session, Level level, String format, @Nullable Object[] arguments) {
    int way = (int) session.segment().getLongVolatile(word());
    // Who only observes a session must not write where its terminal is.
    if (way == 0 || !session.isOfThisProcess()) {
      return;
    }
    if (way == TO_LOGGER) {
      System.Logger logger = System.getLogger(NAME);
      if (logger.isLoggable(level)) {
        logger.log(level, format.formatted(arguments));
      }
    } else if (level.getSeverity() >= LEVELS[way - TO_STDERR].getSeverity()) {
      String name = session.process().name();
      System.err.println("[" + level + "/" + name + "] " + format.formatted(arguments));
    }
  }
}
