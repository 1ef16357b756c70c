package proclings.multiprocessing;

import java.util.List;
import proclings.shm.MessageLog;

/**
 * What a main process has of the one that observes it: messages in and out, and the engine's
 * inside.
 */
public final class Link {

  private final Session session;
  private final MessageLog requests;
  private final MessageLog replies;

  Link(Session session, Assignment.Main main) {
    this.session = session;
    this.requests = new MessageLog(session.segment(), main.requests());
    this.replies = new MessageLog(session.segment(), main.replies());
  }

  /**
   * Takes the next request; waits for it.
   *
   * @throws proclings.shm.WaitInterruptedException when the thread is interrupted
   */
  public byte[] receive() {
    return requests.take();
  }

  /** Sends a reply, which must not be empty. */
  public void send(byte[] reply) {
    long unused = replies.append(HostedMain.checked(reply));
  }

  /** The loader that finds the session's shared classes. */
  public ClassLoader classes() {
    return session.loader();
  }

  /** Names the variables that processes get at their start: see {@link StartSnapshot}. */
  public void variables(List<StartSnapshot.Variable> variables) {
    StartSnapshot.variables(variables);
  }

  /**
   * Fills the stock of warm JVMs, of which there is one so far: to boot them all takes a CPU from
   * whatever else is being started.
   */
  public void fillStock() {
    session.standbys().keep(Standbys.usualStock());
  }

  /**
   * Kills every process that this one started and that still lives, and waits until they are gone.
   */
  public void killChildren() {
    Forks.killAll();
    List<Process> children = session.activeChildren();
    children.forEach(Process::kill);
    children.forEach(Process::awaitEnd);
  }

  /** Waits until every process that was forked here has ended. */
  public void awaitForks() {
    Forks.awaitAllIfAny();
  }

  /** Whether this process is not the main one any more, but a copy that was forked. */
  public boolean isForked() {
    return session.isForked();
  }

  /**
   * Passes on what was printed and has no end of line yet, and puts the streams back that the
   * program may have replaced.
   */
  public void flush() {
    Output.finishLines();
    Output.restore();
  }
}
