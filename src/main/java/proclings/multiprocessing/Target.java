package proclings.multiprocessing;

import java.io.Serializable;

/**
 * What a process does. It is serialised, with all that it captured, and runs in the other process.
 */
@FunctionalInterface
public interface Target extends Serializable {

  /**
   * Runs in the child.
   *
   * @throws Exception anything: it is printed under the child's name, and the exit code is 1
   */
  void run() throws Exception;
}
