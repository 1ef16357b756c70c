package proclings.multiprocessing;

/**
 * The end of a process, as a thing to wait for together with others: Python's {@code
 * Process.sentinel}. It is ready when the process has ended and what it held is repaired.
 *
 * <p>It is of use in the process that started the other, as {@link Process#join()} is, and can't be
 * sent.
 */
public final class Sentinel implements Waitable {

  private final Process process;
  private final Jvm jvm;

  Sentinel(Process process, Jvm jvm) {
    this.process = process;
    this.jvm = jvm;
  }

  /** The process whose end it is. */
  public Process process() {
    return process;
  }

  @Override
  public boolean ready() {
    return jvm.isGone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sentinel that && that.jvm == jvm;
  }

  @Override
  public int hashCode() {
    return jvm.hashCode();
  }

  @Override
  public String toString() {
    return "end of " + process.name();
  }
}
