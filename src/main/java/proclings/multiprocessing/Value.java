package proclings.multiprocessing;

import proclings.event.Action;
import proclings.shm.Kinds;
import proclings.shm.Objects;
import proclings.shm.OwnedLock;
import proclings.shm.Parking;
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
 * lock.
 *
 * @param <T> the type of number, which is that of the first value
 */
public final class Value<T extends Number> extends SharedObject {

  private static final long serialVersionUID = 1;

  private static final long BITS = OwnedLock.SIZE;
  private static final long VERSION = OwnedLock.SIZE + 8;
  private static final long TYPE = OwnedLock.SIZE + 16;

  private transient RLock lock;

  /**
   * Makes a shared number.
   *
   * @param initial a Byte, Short, Integer, Long, Float or Double; its type is the value's
   * @throws IllegalArgumentException when it is another number
   */
  public Value(T initial) {
    this(Session.current(), initial);
  }

  private Value(Session session, T initial) {
    this(session, make(session.segment(), initial));
  }

  private Value(Session session, long address) {
    super(session, "Value", address);
    lock = new RLock(session, address);
  }

  /** Makes a shared number: {@code Value.of(0)} is {@code new Value<>(0)}. */
  public static <T extends Number> Value<T> of(T initial) {
    return new Value<>(initial);
  }

  private static long make(Segment segment, Number initial) {
    NumberType type = NumberType.of(initial);
    long address = Objects.allocate(segment, OwnedLock.SIZE + 24);
    segment.setInt(address + TYPE, type.ordinal());
    segment.setLong(address + BITS, type.bits(initial));
    Objects.publish(segment, Kinds.VALUE, address);
    return address;
  }

  @Override
  String kind() {
    return "Value";
  }

  @Override
  void attached() {
    lock = new RLock(Session.current(), address());
  }

  private NumberType type() {
    return NumberType.at(segment().getInt(address() + TYPE));
  }

  /**
   * Reads the number.
   *
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public T get() {
    lock.enter(Parking.NEVER, Action.READ);
    try {
      return read();
    } finally {
      lock.leave();
    }
  }

  /**
   * Writes the number.
   *
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public void set(T number) {
    lock.enter(Parking.NEVER, Action.WRITE);
    try {
      write(number);
    } finally {
      lock.leave();
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
    lock.enter(Parking.NEVER, Action.WRITE);
    try {
      @SuppressWarnings("unchecked") // the type's own number
      T sum = (T) type().sum(read(), number);
      write(sum);
      return sum;
    } finally {
      lock.leave();
    }
  }

  /** The lock that guards it; whoever holds it can do several things as one. */
  public RLock lock() {
    return lock;
  }

  @SuppressWarnings("unchecked") // the type's own number
  private T read() {
    long bits = segment().getLongVolatile(address() + BITS);
    gate().operation(Action.READ, name(), segment().getLong(address() + VERSION));
    return (T) type().number(bits);
  }

  private void write(T number) {
    long version = segment().getLong(address() + VERSION) + 1;
    gate().operation(Action.WRITE, name(), version);
    segment().setLong(address() + VERSION, version);
    segment().setLongVolatile(address() + BITS, type().bits(number));
  }

  /** The number as text. */
  @Override
  public String toString() {
    return get().toString();
  }
}
