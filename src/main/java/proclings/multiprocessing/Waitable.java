package proclings.multiprocessing;

/** What one can wait for together with others: see {@link Connections#waitAny}. */
public sealed interface Waitable permits Connection, MessageQueue, Sentinel {

  /** Whether it is there, so that nothing needs to be waited for. */
  boolean ready();
}
