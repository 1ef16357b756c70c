package proclings.multiprocessing;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.OutOfSharedMemoryException;

/**
 * A list of a fixed length in a block of shared memory: Python's {@code
 * multiprocessing.shared_memory.ShareableList}.
 *
 * <pre>{@code
 * var list = new ShareableList(List.of("howdy", 273.154, true));
 * var p = new Process(() -> list.set(0, "hi"));
 * }</pre>
 *
 * <p>Its elements are integers ({@code Integer}, {@code Long}), {@code Double}, {@code Boolean},
 * {@code String}, {@code byte[]} and null, and may be replaced by any of these: a text or bytes
 * have at least the room of the first value of their place, rounded up to 8 bytes. Unlike Python's,
 * it gives back exactly what was put in, zeros at the end included.
 *
 * <p>Each {@code get} and {@code set} is one step, also when a process is killed in it. What is
 * done in several needs a {@link Lock}. The memory is that of {@link #shm()}, to be closed and
 * unlinked there.
 */
public final class ShareableList implements Serializable, Iterable<@Nullable Object> {

  private static final long serialVersionUID = 1;

  private final SharedMemory shm;
  private transient SharedSlots slots;

  /**
   * Makes a list of what a collection has, under a name that nobody uses.
   *
   * @throws IllegalArgumentException when an element is of another type
   * @throws OutOfSharedMemoryException when the session has no room for it
   */
  public ShareableList(Collection<? extends @Nullable Object> elements) {
    List<@Nullable Object> all = new ArrayList<>(elements);
    this.shm = new SharedMemory(SharedSlots.sizeBytes(all));
    this.slots = SharedSlots.create(Session.current(), shm, all);
  }

  /**
   * Makes a list of what a collection has.
   *
   * @param name see {@link SharedMemory#SharedMemory(String, long)}
   * @throws IllegalArgumentException when an element is of another type
   * @throws SharedMemoryExistsException when there is shared memory of that name
   * @throws OutOfSharedMemoryException when the session has no room for it
   */
  public ShareableList(String name, Collection<? extends @Nullable Object> elements) {
    List<@Nullable Object> all = new ArrayList<>(elements);
    this.shm = new SharedMemory(name, SharedSlots.sizeBytes(all));
    this.slots = SharedSlots.create(Session.current(), shm, all);
  }

  private ShareableList(SharedMemory shm) {
    this.shm = shm;
    this.slots = SharedSlots.attach(Session.current(), shm);
  }

  /**
   * Finds the list of a name, wherever in the session it was made.
   *
   * @throws SharedMemoryNotFoundException when there is none
   * @throws IllegalArgumentException when the memory of that name holds no list
   */
  public static ShareableList attach(String name) {
    SharedMemory shm = SharedMemory.attach(name);
    boolean attached = false;
    try {
      ShareableList list = new ShareableList(shm);
      attached = true;
      return list;
    } finally {
      if (!attached) {
        shm.close();
      }
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    slots = SharedSlots.attach(Session.current(), shm);
  }

  /** How many elements it has. */
  public int size() {
    return slots.size();
  }

  /**
   * An element.
   *
   * @throws IndexOutOfBoundsException when there is none
   * @throws SharedMemoryClosedException when this handle of the memory is closed
   */
  public @Nullable Object get(int index) {
    Objects.checkIndex(index, size());
    slots.enter();
    try {
      Object value = slots.get(index);
      if (slots.gate().observed()) {
        slots.gate().operation(Action.READ, slots.name(), slots.version());
      }
      return value;
    } finally {
      slots.leave();
    }
  }

  /**
   * Puts a value in place of another.
   *
   * @throws IndexOutOfBoundsException when there is none
   * @throws IllegalArgumentException when the value is of another type
   * @throws SlotTooSmallException when it is a text, or bytes, and does not fit
   * @throws SharedMemoryClosedException when this handle of the memory is closed
   */
  public void set(int index, @Nullable Object value) {
    Objects.checkIndex(index, size());
    byte[] bytes = SharedSlots.bytes(value);
    if (bytes.length > slots.capacity(index)) {
      throw new SlotTooSmallException(shm.name(), index, bytes.length, slots.capacity(index));
    }
    slots.enter();
    try {
      if (slots.gate().observed()) {
        slots.gate().operation(Action.WRITE, slots.name(), slots.version() + 1);
      }
      slots.set(index, value, bytes);
    } finally {
      slots.leave();
    }
  }

  /** How many elements equal a value. */
  public int count(@Nullable Object value) {
    int count = 0;
    for (Object each : this) {
      count += Objects.deepEquals(each, value) ? 1 : 0;
    }
    return count;
  }

  /**
   * Where the first element is that equals a value.
   *
   * @throws NoSuchElementException when none does
   */
  public int index(@Nullable Object value) {
    for (int i = 0; i < size(); i++) {
      if (Objects.deepEquals(get(i), value)) {
        return i;
      }
    }
    throw new NoSuchElementException(value + " is not in " + this);
  }

  /** What the elements are one after another; each is read when it is asked for. */
  @Override
  public Iterator<@Nullable Object> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size();
      }

      @Override
      public @Nullable Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }

  /** The memory that it stands in. */
  public SharedMemory shm() {
    return shm;
  }

  /** Lists in the same memory are equal, in whatever process they are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ShareableList that && that.shm.equals(shm);
  }

  @Override
  public int hashCode() {
    return shm.hashCode();
  }

  /** What is in it, as text; of a handle that is closed only its name. */
  @Override
  public String toString() {
    if (shm.closed()) {
      return "ShareableList(closed, name=" + shm.name() + ")";
    }
    List<String> texts = new ArrayList<>();
    forEach(
        each -> texts.add(each instanceof byte[] b ? b.length + " bytes" : String.valueOf(each)));
    return "ShareableList(" + texts + ", name=" + shm.name() + ")";
  }
}
