package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;

/**
 * A start method of one's own, beside the one that is usual in this process: what Python's {@code
 * get_context} gives. A library that needs a certain method uses this, and leaves the program's
 * choice alone.
 *
 * <pre>{@code
 * var p = Context.of("spawn").process(() -> print("from a fresh JVM"));
 * }</pre>
 */
public final class Context {

  private final StartMethod method;

  private Context(StartMethod method) {
    this.method = method;
  }

  /**
   * The context of a start method.
   *
   * @throws IllegalArgumentException when there is no such method: see {@link
   *     Multiprocessing#startMethods()}
   */
  public static Context of(String startMethod) {
    return new Context(StartMethod.of(startMethod));
  }

  /** The start method. */
  public String startMethod() {
    return method.label();
  }

  /** As {@link Process#Process(Target)}, to be started by this method. */
  public Process process(@Nullable Target target) {
    return new Process(target).startMethod(method.label());
  }

  /** As {@link Process#Process(Target, String)}, to be started by this method. */
  public Process process(@Nullable Target target, String name) {
    return new Process(target, name).startMethod(method.label());
  }

  /** As {@link Pool#Pool(int)}; its workers are started by this method. */
  public Pool pool(int processes) {
    return pool(processes, null);
  }

  /** As {@link Pool#Pool(int, Target)}; its workers are started by this method. */
  public Pool pool(int processes, @Nullable Target initializer) {
    return new Pool(processes, initializer, PoolWorkers.FOR_GOOD, method);
  }

  /** As {@link Pool#Pool(int, Target, int)}; its workers are started by this method. */
  public Pool pool(int processes, @Nullable Target initializer, int maxTasksPerChild) {
    return new Pool(processes, initializer, PoolWorkers.checked(maxTasksPerChild), method);
  }

  /** As {@link Manager#Manager()}, with a server that is started by this method. */
  public Manager manager() {
    return new Manager(method);
  }
}
