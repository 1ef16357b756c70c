package proclings.multiprocessing;

import proclings.event.Action;
import proclings.shm.Kinds;
import proclings.shm.Objects;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;

/**
 * A number in shared memory that every process reads and changes: Python's {@code
 * multiprocessing.Value}.
 *
 * <pre>{@code
 * var visitors = new Value<>(0);      // an int; 0L a long, 0.0 a double, and so on
 * visitors.set(visitors.get() + 1);   // two steps: another process can come in between
 * visitors.add(1);                    // one step
 * try (var held = visitors.lock().hold()) {
 *   visitors.set(visitors.get() + 1); // as many steps as you like, with nobody in between
 * }
 * }</pre>
 *
 * <p>As in Python, each {@code get} and each {@code set} waits while another holds the value's
 * lock. One that was made without a lock, as by Python's {@code lock=False}, is read and written
 * without waiting for anybody, and never half; {@code add} is one step there, too.
 *
 * @param <T> the type of number, which is that of the first value
 */
public final class Value<T extends Number> extends SharedNumbers {

  private static final long serialVersionUID = 1;

  /**
   * Makes a shared number.
   *
   * @param initial a Byte, Short, Integer, Long, Float or Double; its type is the value's
   * @throws IllegalArgumentException when it is another number
   */
  public Value(T initial) {
    this(initial, true);
  }

  /**
   * Makes a shared number, with a lock or without.
   *
   * @param initial a Byte, Short, Integer, Long, Float or Double; its type is the value's
   * @param lock whether it has a {@link #lock()}, for which each access waits
   * @throws IllegalArgumentException when it is another number
   */
  public Value(T initial, boolean lock) {
    this(Session.current(), initial, lock);
  }

  private Value(Session session, T initial, boolean lock) {
    super(session, "Value", make(session.segment(), initial, lock));
  }

  /** Makes a shared number: {@code Value.of(0)} is {@code new Value<>(0)}. */
  public static <T extends Number> Value<T> of(T initial) {
    return new Value<>(initial);
  }

  private static long make(Segment segment, Number initial, boolean lock) {
    NumberType type = NumberType.of(initial);
    long address = Objects.allocate(segment, NUMBERS + 8);
    describe(segment, address, type, lock);
    segment.setLong(address + NUMBERS, type.bits(initial));
    Objects.publish(segment, Kinds.VALUE, address);
    return address;
  }

  @Override
  String kind() {
    return "Value";
  }

  /**
   * Reads the number.
   *
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public T get() {
    enter(Action.READ);
    try {
      return load();
    } finally {
      leave();
    }
  }

  /**
   * Writes the number.
   *
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public void set(T number) {
    enter(Action.WRITE);
    try {
      store(type().bits(number));
    } finally {
      leave();
    }
  }

  /**
   * Adds to the number, in one step. An integer that grows too large begins again at its type's
   * smallest, as {@code +} does.
   *
   * @return the sum
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public T add(T number) {
    enter(Action.WRITE);
    try {
      return isGuarded() ? addInside(number) : addAtOnce(number);
    } finally {
      leave();
    }
  }

  private T addInside(T number) {
    NumberType type = type();
    Number sum = type.sum(load(), number);
    store(type.bits(sum));
    return number(type.bits(sum));
  }

  private T addAtOnce(T number) {
    NumberType type = type();
    long word = address() + NUMBERS;
    while (true) {
      long before = segment().getLongVolatile(word);
      long after = type.bits(type.sum(type.number(before), number));
      if (segment().compareAndSetLong(word, before, after)) {
        return number(after);
      }
    }
  }

  private T load() {
    long bits = segment().getLongVolatile(address() + NUMBERS);
    read();
    return number(bits);
  }

  private void store(long bits) {
    writing();
    segment().setLongVolatile(address() + NUMBERS, bits);
  }

  @SuppressWarnings("unchecked") // the type's own number
  private T number(long bits) {
    return (T) type().number(bits);
  }

  /** The number as text. */
  @Override
  public String toString() {
    return get().toString();
  }
}
