package proclings.multiprocessing;

import java.util.List;

/**
 * A JVM in which {@link Os#fork()} can be called: one in which it is safe, and one in which it is
 * not, to see what happens.
 *
 * <p>A fork copies the memory of a process and <em>one</em> of its threads, the one that calls it.
 * A JVM is a program of many threads, and in the copy nearly all of it waits sooner or later for
 * one that was not copied. Safe is a JVM that gives them nothing to do: it compiles nothing ({@code
 * -Xint}), never collects garbage (Epsilon), and leaves monitors inflated, so that nothing is ever
 * asked of the thread that stops all the others.
 */
public enum ForkLaboratory {
  /** A forked child lives as long as it likes. */
  SAFE_FLAGS(
      List.of(
          "-Xint",
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:-UseSerialGC",
          "-XX:+UseEpsilonGC",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:AsyncDeflationInterval=86400000",
          "-XX:GuaranteedAsyncDeflationInterval=0")),

  /**
   * What Java does when nobody says anything; a forked child may hang, now or later. The collector
   * is named because a JVM that may not take the serial one, and has one CPU, takes none.
   */
  DEFAULT_FLAGS(List.of("-XX:-UseSerialGC", "-XX:+UseG1GC"));

  private static final String PROPERTY = "proclings.fork";

  private final List<String> jvmFlags;

  ForkLaboratory(List<String> jvmFlags) {
    this.jvmFlags = jvmFlags;
  }

  /**
   * The flags that make a JVM this laboratory, to be given after any others. It keeps no stock of
   * warm JVMs: their reapers would be threads that work while it forks.
   */
  public List<String> flags() {
    return java.util.stream.Stream.concat(
            jvmFlags.stream(), java.util.stream.Stream.of(mark(), "-Dproclings.standbys=0"))
        .toList();
  }

  /** Whether this system is one on which a JVM can be forked: Linux. */
  public static boolean isPossible() {
    return System.getProperty("os.name", "").equals("Linux");
  }

  private String mark() {
    return "-D" + PROPERTY + "=" + name();
  }

  static boolean isUnsafe() {
    return System.getProperty(PROPERTY, "").equals(DEFAULT_FLAGS.name());
  }

  /** Whether this JVM is one of them; SAFE_FLAGS without the most important flag is none. */
  static boolean isHere() {
    String said = System.getProperty(PROPERTY, "");
    return isUnsafe()
        || said.equals(SAFE_FLAGS.name())
            && System.getProperty("java.vm.info", "").contains("interpreted");
  }
}
