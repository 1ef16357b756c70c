package proclings.multiprocessing;

import java.lang.foreign.MemorySegment;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.Stream;
import proclings.event.Action;
import proclings.shm.OutOfSharedMemoryException;
import proclings.shm.WaitInterruptedException;

/**
 * Numbers in shared memory that every process reads and changes: Python's {@code
 * multiprocessing.Array}.
 *
 * <pre>{@code
 * var squares = new Array<>(0, 10);           // ten ints, all 0; 0L for longs, 0.0 for doubles
 * var primes = Array.of(2, 3, 5, 7);
 * primes.set(0, primes.get(0) + 1);           // two steps: another process can come in between
 * try (var held = primes.lock().hold()) {
 *   primes.set(0, primes.get(0) + 1);         // as many steps as you like, with nobody in between
 * }
 * int[] some = new int[2];
 * primes.get(1, some);                        // many numbers in one step
 * }</pre>
 *
 * <p>As in Python, each method that reads or writes numbers waits while another holds the array's
 * lock, and is one step; of an iterator, a stream or the list view, each number is one. An array
 * that was made without a lock, as by Python's {@code lock=False}, waits for nobody; there each
 * number is read and written whole, but of several some may be newer than others. An index counts
 * from 0; negative ones, which Python counts from the end, are errors.
 *
 * <p>A process that is killed while it writes several numbers may have written some of them. Who
 * holds the lock next is told by {@link RLock#wasAbandoned()}.
 *
 * @param <T> the type of number, which is that of the first one
 */
public final class Array<T extends Number> extends SharedNumbers implements Iterable<T> {

  private static final long serialVersionUID = 1;

  /**
   * Makes an array of equal numbers.
   *
   * @param initial a Byte, Short, Integer, Long, Float or Double; its type is the array's
   * @param size how many there are
   * @throws IllegalArgumentException when it is another number, or the size is negative
   * @throws OutOfSharedMemoryException when the session has no room for so many
   */
  public Array(T initial, int size) {
    this(initial, size, true);
  }

  /**
   * As {@link #Array(Number, int)}, with a lock or without.
   *
   * @param lock whether it has a {@link #lock()}, for which each access waits
   */
  public Array(T initial, int size, boolean lock) {
    this(Session.current(), NumberType.of(initial), size, lock);
    fill(Collections.nCopies(size, initial));
  }

  /**
   * Makes an array of given numbers.
   *
   * @param initial at least one Byte, Short, Integer, Long, Float or Double, and all of one type,
   *     which is the array's
   * @throws IllegalArgumentException when there are none, or others, or of several types
   * @throws OutOfSharedMemoryException when the session has no room for so many
   */
  public Array(Collection<? extends T> initial) {
    this(initial, true);
  }

  /**
   * As {@link #Array(Collection)}, with a lock or without.
   *
   * @param lock whether it has a {@link #lock()}, for which each access waits
   */
  public Array(Collection<? extends T> initial, boolean lock) {
    this(List.copyOf(initial), lock);
  }

  private Array(List<? extends T> initial, boolean lock) {
    this(Session.current(), typeOf(initial), initial.size(), lock);
    fill(initial);
  }

  private Array(Session session, NumberType type, int size, boolean lock) {
    super(session, "Array", ArrayLayout.make(session.segment(), type, size, lock));
  }

  private static NumberType typeOf(List<? extends Number> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException(
          "no numbers have no type: new Array<>(0, 0) makes an empty array of ints");
    }
    NumberType type = NumberType.of(numbers.getFirst());
    for (int i = 1; i < numbers.size(); i++) {
      if (NumberType.of(numbers.get(i)) != type) {
        throw new IllegalArgumentException(
            "an array has numbers of one type: the first is %s %s, number %d is %s %s"
                .formatted(
                    type.label(),
                    numbers.getFirst(),
                    i,
                    NumberType.of(numbers.get(i)).label(),
                    numbers.get(i)));
      }
    }
    return type;
  }

  /** Nobody else knows it yet. */
  private void fill(List<? extends T> numbers) {
    NumberType type = type();
    for (int i = 0; i < numbers.size(); i++) {
      long bits = type.bits(numbers.get(i));
      if (bits != 0) {
        store(type, i, bits);
      }
    }
  }

  /** Makes an array of given numbers: {@code Array.of(2, 3, 5)}. */
  @SafeVarargs
  public static <T extends Number> Array<T> of(T... numbers) {
    return new Array<>(List.of(numbers));
  }

  @Override
  String kind() {
    return "Array";
  }

  /** How many numbers there are, always. */
  public int size() {
    return ArrayLayout.size(segment(), address());
  }

  /**
   * Reads a number.
   *
   * @throws IndexOutOfBoundsException when the index is negative, or {@link #size()} or more
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public T get(int index) {
    checkRange(index, 1);
    enter(Action.READ);
    try {
      T number = load(type(), index);
      read();
      return number;
    } finally {
      leave();
    }
  }

  /**
   * Writes a number.
   *
   * @throws IndexOutOfBoundsException when the index is negative, or {@link #size()} or more
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public void set(int index, T number) {
    checkRange(index, 1);
    enter(Action.WRITE);
    try {
      writing();
      store(type(), index, type().bits(number));
    } finally {
      leave();
    }
  }

  /**
   * Copies the numbers from one index up to, but without, another, as Python's {@code array[a:b]}.
   *
   * @return a list that nobody changes
   * @throws IndexOutOfBoundsException when there are not so many
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public List<T> slice(int from, int to) {
    checkRange(from, (long) to - from);
    NumberType type = type();
    List<T> copy = new ArrayList<>(to - from);
    enter(Action.READ);
    try {
      for (int i = from; i < to; i++) {
        copy.add(load(type, i));
      }
      read();
    } finally {
      leave();
    }
    return Collections.unmodifiableList(copy);
  }

  /** Copies all numbers, as Python's {@code array[:]}. */
  public List<T> toList() {
    return slice(0, size());
  }

  /**
   * Reads as many numbers as {@code into} has room for, in one step.
   *
   * @param from the index of the first
   * @throws IndexOutOfBoundsException when there are not so many
   * @throws IllegalArgumentException when the array's numbers are of another type
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public void get(int from, byte[] into) {
    copyOut(from, into.length, NumberType.BYTE, MemorySegment.ofArray(into));
  }

  /**
   * Writes numbers, in one step.
   *
   * @param from the index of the first
   * @throws IndexOutOfBoundsException when there are not so many
   * @throws IllegalArgumentException when the array's numbers are of another type
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  public void set(int from, byte[] numbers) {
    copyIn(from, numbers.length, NumberType.BYTE, MemorySegment.ofArray(numbers));
  }

  /** As {@link #get(int, byte[])}. */
  public void get(int from, short[] into) {
    copyOut(from, into.length, NumberType.SHORT, MemorySegment.ofArray(into));
  }

  /** As {@link #set(int, byte[])}. */
  public void set(int from, short[] numbers) {
    copyIn(from, numbers.length, NumberType.SHORT, MemorySegment.ofArray(numbers));
  }

  /** As {@link #get(int, byte[])}. */
  public void get(int from, int[] into) {
    copyOut(from, into.length, NumberType.INT, MemorySegment.ofArray(into));
  }

  /** As {@link #set(int, byte[])}. */
  public void set(int from, int[] numbers) {
    copyIn(from, numbers.length, NumberType.INT, MemorySegment.ofArray(numbers));
  }

  /** As {@link #get(int, byte[])}. */
  public void get(int from, long[] into) {
    copyOut(from, into.length, NumberType.LONG, MemorySegment.ofArray(into));
  }

  /** As {@link #set(int, byte[])}. */
  public void set(int from, long[] numbers) {
    copyIn(from, numbers.length, NumberType.LONG, MemorySegment.ofArray(numbers));
  }

  /** As {@link #get(int, byte[])}. */
  public void get(int from, float[] into) {
    copyOut(from, into.length, NumberType.FLOAT, MemorySegment.ofArray(into));
  }

  /** As {@link #set(int, byte[])}. */
  public void set(int from, float[] numbers) {
    copyIn(from, numbers.length, NumberType.FLOAT, MemorySegment.ofArray(numbers));
  }

  /** As {@link #get(int, byte[])}. */
  public void get(int from, double[] into) {
    copyOut(from, into.length, NumberType.DOUBLE, MemorySegment.ofArray(into));
  }

  /** As {@link #set(int, byte[])}. */
  public void set(int from, double[] numbers) {
    copyIn(from, numbers.length, NumberType.DOUBLE, MemorySegment.ofArray(numbers));
  }

  /** A list of the numbers as they are whenever it is read; what is set in it is set here. */
  public List<T> asList() {
    return new View<>(this);
  }

  /** Gives each number as it is when its turn comes. */
  @Override
  public Iterator<T> iterator() {
    return asList().iterator();
  }

  /** The numbers, each as it is when its turn comes. */
  public Stream<T> stream() {
    return asList().stream();
  }

  /** All numbers as text. */
  @Override
  public String toString() {
    return toList().toString();
  }

  private T replace(int index, T number) {
    checkRange(index, 1);
    enter(Action.WRITE);
    try {
      T before = load(type(), index);
      read();
      writing();
      store(type(), index, type().bits(number));
      return before;
    } finally {
      leave();
    }
  }

  private void copyOut(int from, int count, NumberType type, MemorySegment into) {
    MemorySegment numbers = memory(from, count, type);
    enter(Action.READ);
    try {
      into.copyFrom(numbers);
      read();
    } finally {
      leave();
    }
  }

  private void copyIn(int from, int count, NumberType type, MemorySegment values) {
    MemorySegment numbers = memory(from, count, type);
    enter(Action.WRITE);
    try {
      writing();
      numbers.copyFrom(values);
    } finally {
      leave();
    }
  }

  private MemorySegment memory(int from, int count, NumberType type) {
    if (type != type()) {
      throw new IllegalArgumentException(
          "%s has numbers of type %s, not %s".formatted(name(), type().label(), type.label()));
    }
    checkRange(from, count);
    return ArrayLayout.slice(segment(), address(), type, from, count);
  }

  private void checkRange(int from, long count) {
    if (from < 0 || count < 0 || from + count > size()) {
      String what = count == 1 ? "index " + from : "from %d to %d".formatted(from, from + count);
      throw new IndexOutOfBoundsException(
          "%s is not in %s, which has a size of %d".formatted(what, name(), size()));
    }
  }

  @SuppressWarnings("unchecked") // the type's own number
  private T load(NumberType type, int index) {
    return (T) type.number(ArrayLayout.load(segment(), address(), type, index));
  }

  private void store(NumberType type, int index, long bits) {
    ArrayLayout.store(segment(), address(), type, index, bits);
  }

  private static final class View<T extends Number> extends AbstractList<T>
      implements RandomAccess {
    private final Array<T> array;

    View(Array<T> array) {
      this.array = array;
    }

    @Override
    public T get(int index) {
      return array.get(index);
    }

    @Override
    public T set(int index, T number) {
      return array.replace(index, number);
    }

    @Override
    public int size() {
      return array.size();
    }
  }
}
