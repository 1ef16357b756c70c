package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;

/**
 * One value of any type, kept by a {@link Manager}: Python's {@code ValueProxy}. For numbers, a
 * {@link Value} is quicker.
 *
 * @param <T> the type of value
 */
public interface ValueProxy<T extends @Nullable Object> {

  /** A copy of the value. */
  T get();

  /** Puts a value in place of the one that was there. */
  void set(T value);

  /** Puts a value in place of the one that was there, and gives that, in one step. */
  T getAndSet(T value);

  /** Puts a value in place of one that equals the one expected; whether it did, in one step. */
  boolean compareAndSet(T expected, T value);
}
