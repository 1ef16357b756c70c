package proclings.multiprocessing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value as the server keeps it. */
final class ManagedValue<T extends @Nullable Object> implements ValueProxy<T> {

  private T value;

  ManagedValue(T value) {
    this.value = value;
  }

  @Override
  public T get() {
    return value;
  }

  @Override
  public void set(T value) {
    this.value = value;
  }

  @Override
  public T getAndSet(T value) {
    T before = this.value;
    this.value = value;
    return before;
  }

  @Override
  public boolean compareAndSet(T expected, T value) {
    boolean equal = Objects.equals(this.value, expected);
    if (equal) {
      this.value = value;
    }
    return equal;
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
