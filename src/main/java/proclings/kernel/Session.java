package proclings.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.multiprocessing.ForkLaboratory;

/** What the kernel needs of the engine in the shell's process. */
interface Session extends AutoCloseable {

  /** Starts a main process; there is none when this is called. */
  MainProcess launch();

  /** The same, in a laboratory. */
  MainProcess launch(ForkLaboratory laboratory);

  /** Makes a class of the notebook available to every process of the session. */
  void publish(String className, byte[] bytes);

  /** Puts the beginning of a cell into the stream of events. */
  void cellBegan(int cell, String source);

  /** Puts the end of a cell into the stream, and waits until the sink has had it. */
  void cellEnded(int cell, Event.Outcome outcome, @Nullable String detail);

  List<Kernel.ProcessStatus> processes();

  /** Stretches the gaps between operations from now on. */
  default void slow(int factor) {}

  /** Sends a signal to a process of the session; false if there is none under that PID. */
  default boolean signal(long pid, int signal) {
    return false;
  }

  @Override
  void close();

  /** Scales the waits of cells from now on. */
  default void timeScale(double factor) {}

  /** One main process, from its start to its end. */
  interface MainProcess {

    void send(byte[] request);

    /** Waits for the next reply; null once the process is gone and nothing more comes. */
    byte @Nullable [] receive();

    /** Kills it and all that it started, and waits until they are gone, if that can be seen. */
    void kill();

    /** How it ended; waits for it. Everything of it has been repaired in the segment by then. */
    Ending ending();
  }

  /**
   * How a main process ended.
   *
   * @param exitCode as in {@link Event.Exited}
   * @param asked whether that is the code that the program asked for by {@code System.exit}
   * @param lastWords what the JVM itself wrote at its end, such as that its memory was exhausted
   */
  record Ending(int exitCode, boolean asked, String lastWords) {

    /** In the learner's words. */
    String reason() {
      if (lastWords.contains("OutOfMemoryError")) {
        return "the cell used up the memory of the main process";
      }
      if (asked) {
        return "the cell called System.exit(" + exitCode + ")";
      }
      String said =
          lastWords.isBlank() ? "" : ": " + lastWords.strip().lines().findFirst().orElse("");
      return switch (exitCode) {
        case -9 -> "the main process was killed (signal 9, SIGKILL)";
        case -15 -> "the main process was terminated (signal 15, SIGTERM)";
        case -6 -> "the JVM of the main process crashed (signal 6, SIGABRT)";
        case -11 -> "the JVM of the main process crashed (signal 11, SIGSEGV)";
        default ->
            exitCode < 0
                ? "the main process was ended by signal " + -exitCode
                : "the main process ended with exit code " + exitCode + said;
      };
    }
  }
}
