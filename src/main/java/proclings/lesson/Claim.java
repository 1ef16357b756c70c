package proclings.lesson;

import java.util.List;
import java.util.Optional;

/** What the processes of an answer must have done. */
public sealed interface Claim {

  /** So many processes were started. */
  record Processes(Who by, Count count) implements Claim {}

  /** Such a line was printed so often. */
  record Prints(PrintedBy line, Count times) implements Claim {}

  /** Each line of this kind was printed by another process. */
  record DifferentProcesses(PrintedBy line) implements Claim {}

  /**
   * Processes ended with this exit code.
   *
   * @param times how many of them; empty for all, and at least one
   */
  record Exits(Who by, int code, Optional<Count> times) implements Claim {}

  /** Each of these processes was waited for with join. */
  record Joined(Who by) implements Claim {}

  /** All lines of one kind were printed before all of the next, and there is one of each. */
  record Order(List<PrintedBy> lines) implements Claim {}

  /** Whoever printed such a line held a lock then. */
  record HoldsLockWhilePrinting(PrintedBy line) implements Claim {}

  /** Whoever printed such lines held one lock from the first of them to the last. */
  record HoldsLockThroughout(PrintedBy line) implements Claim {}

  /**
   * Whichever child wrote to a shared value held a lock from before it read the value until then.
   */
  record HoldsLockWhileWriting(Who by) implements Claim {}

  /** So many processes had been started and not yet waited for, at the most. */
  record AtOnce(Count count) implements Claim {}

  /** So many messages were put into queues and taken out of them. */
  record Messages(Optional<Count> put, Who putBy, Optional<Count> got, Who gotBy)
      implements Claim {}

  /** Each of these processes was, or was not, a daemon. */
  record Daemon(Who by, boolean daemon) implements Claim {}

  /** Each process was started by this method. */
  record StartMethod(String method) implements Claim {}

  /** Lines of a kind, printed by certain processes. */
  record PrintedBy(Who by, LinePattern text) {}
}
