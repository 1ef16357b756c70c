package proclings.kernel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proclings.event.EventSink;
import proclings.multiprocessing.ForkLaboratory;

/**
 * A notebook's other side: takes cells of Java, runs them in the main process, and gives results.
 *
 * <p>One thread runs cells; {@link #interrupt()}, {@link #processes()} and {@link #close()} may be
 * called from any thread at any time.
 */
public interface Kernel extends AutoCloseable {

  /** How long a cell may take in a laboratory in which it may hang. */
  Duration WATCHDOG = Duration.ofSeconds(5);

  /**
   * Opens a kernel with an empty notebook and returns at once; compiler and main process get ready
   * in the background.
   *
   * @param sink receives the events of all processes of the session in their order, on a thread of
   *     the kernel's
   */
  static Kernel open(Options options, EventSink sink) {
    return Kernels.open(options, sink);
  }

  /**
   * How a kernel's processes are started.
   *
   * @param classPath the class path of main process and children, and what cells are compiled
   *     against
   * @param childCache the AOT cache of child JVMs, or null for none
   * @param mainHeapMb the most heap that the main process may use, in MiB; a cell that wants more
   *     ends it
   * @param standbys how many warm JVMs a main process keeps at hand; what it has not used ends with
   *     it
   */
  record Options(String classPath, @Nullable Path childCache, int mainHeapMb, int standbys) {

    /**
     * This JVM's own class path and cache for children unless {@code proclings.child.classpath} and
     * {@code proclings.aot.child} say otherwise, a heap that a lesson can't fill by accident, and a
     * warm JVM for each process of nearly every cell.
     */
    public static Options defaults() {
      String classPath =
          System.getProperty("proclings.child.classpath", System.getProperty("java.class.path"));
      String cache = System.getProperty("proclings.aot.child", "");
      return new Options(classPath, cache.isEmpty() ? null : Path.of(cache), 512, 4);
    }

    /**
     * For notebooks that are reset after nearly every cell, where nobody waits for a process to
     * start: a reset throws away what stands by, so that is one JVM and not several.
     */
    public Options frugal() {
      return new Options(classPath, childCache, mainHeapMb, 1);
    }

    public Options withClassPath(String classPath) {
      return new Options(classPath, childCache, mainHeapMb, standbys);
    }

    public Options withChildCache(@Nullable Path childCache) {
      return new Options(classPath, childCache, mainHeapMb, standbys);
    }

    public Options withMainHeapMb(int mainHeapMb) {
      return new Options(classPath, childCache, mainHeapMb, standbys);
    }
  }

  /**
   * Runs one cell in the main process and waits for its end. Every event of the main process up to
   * the cell's end has reached the kernel's sink when this returns.
   */
  CellResult run(String cell);

  /** Whether there is such a laboratory on this system. */
  default boolean has(ForkLaboratory laboratory) {
    return false;
  }

  /**
   * Runs one cell in a main process of its own, in which {@code fork()} can be called: it has the
   * notebook's definitions and values, and gives them back. Under default flags a watchdog ends it
   * after {@link #WATCHDOG}; the result is then {@link CellResult.MainProcessEnded}.
   *
   * @throws UnsupportedOperationException if there {@linkplain #has is no such laboratory}
   */
  default CellResult run(String cell, ForkLaboratory laboratory) {
    throw new UnsupportedOperationException("there is no " + laboratory + " for " + cell);
  }

  /**
   * Scales the waits of cells from now on, of those that run too: what sleeps or waits for a time
   * does so for that time multiplied by the factor.
   */
  default void timeScale(double factor) {}

  /**
   * Stretches the gaps between the operations of each process on shared objects from now on, of
   * those that run too: each takes so many times as long, a second more at most.
   *
   * @param factor 1 for as long as they take by themselves
   */
  default void slow(int factor) {}

  /**
   * Stops the cell that is running and every process that was started. Returns at once; {@link
   * #run} returns {@link CellResult.Interrupted} within a second. A second call before that
   * restarts the main process. Does nothing between cells.
   */
  void interrupt();

  /**
   * Ends the main process and all of its children and starts it anew. Definitions are kept, and so
   * are variables, with the values that they had after the last cell that ran to its end.
   *
   * @return which variables could not be kept, a line each
   */
  List<String> restart();

  /** Ends everything and starts with an empty notebook. */
  void reset();

  /** Whether a text is a whole cell, or wants another line. */
  Completeness completeness(String text);

  /** What could stand at the cursor, in the order in which it should be offered. */
  List<Candidate> complete(String text, int cursor);

  /**
   * The first paragraphs of the Javadoc of a name: a class, a member ({@code Queue.put}) or a
   * definition of the notebook.
   */
  Optional<String> documentation(String name);

  /** The names of the variables that the notebook has. */
  Set<String> variables();

  /** The live processes of the session, parents before their children, the main process first. */
  List<ProcessStatus> processes();

  /**
   * Sends a signal to a process of the session, as anybody could from another terminal.
   *
   * @return whether there is such a process; no other is ever sent one
   */
  default boolean signal(long pid, SignalName signal) {
    return false;
  }

  /** Ends every process and frees everything. Never throws; may be called again. */
  @Override
  void close();

  /** How far a text is from being a cell. */
  enum Completeness {
    COMPLETE,
    INCOMPLETE,
    /** Whatever follows, it will not become Java; running it shows why. */
    INVALID,
    EMPTY
  }

  /**
   * A completion.
   *
   * @param anchor where in the text the replacement begins, from 0
   * @param text what is put there
   */
  record Candidate(int anchor, String text) {}

  /**
   * A live process.
   *
   * @param state as the engine knows it: {@code standby}, {@code running}, {@code waiting}
   */
  record ProcessStatus(long pid, long parentPid, String name, String state, boolean daemon) {}
}
