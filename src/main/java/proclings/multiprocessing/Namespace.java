package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;

/**
 * Values under names, kept by a {@link Manager}: Python's {@code Namespace}. What Python writes
 * {@code ns.x = 1} and {@code ns.x} is {@code ns.set("x", 1)} and {@code ns.get("x")}.
 */
public interface Namespace {

  /**
   * The value under a name.
   *
   * @throws java.util.NoSuchElementException when there is none
   */
  @Nullable Object get(String name);

  /** Puts a value under a name, in place of the one that was there. */
  void set(String name, @Nullable Object value);

  /** Whether there is a value under the name. */
  boolean has(String name);

  /**
   * Takes a name and its value away.
   *
   * @throws java.util.NoSuchElementException when there is none
   */
  void delete(String name);
}
