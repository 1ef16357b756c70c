package proclings.kernel;

import java.util.List;
import proclings.kernel.Request.Variable;

/** What the agent needs of the engine inside the main process. */
interface MainSide {

  /** The next request; waits for it. */
  byte[] receive();

  void send(byte[] reply);

  /** The loader that finds the notebook's classes. */
  ClassLoader classes();

  /** Names the variables whose values a child must find as they are when it is started. */
  void variables(List<Variable> variables);

  /** Has warm JVMs booted for the processes to come. */
  void fillStock();

  /** Ends a wait of this thread, be it one of the engine's or one of Java's. */
  void interrupt(Thread thread);

  /** Waits until every process that was forked has ended. */
  void awaitForks();

  /** Whether this process is a copy of the one that serves. */
  boolean isForked();

  /** Ends this process if it is a forked copy; else does nothing. */
  void endIfForked(int exitCode);

  /** Kills every process that this one started and that still lives. */
  void killChildren();

  /** Writes out lines that have no end yet, and undoes what a cell did to the streams. */
  void flush();
}
