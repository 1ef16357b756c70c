package proclings.multiprocessing;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import proclings.shm.NamedBlocks;
import proclings.shm.OutOfSharedMemoryException;
import proclings.shm.Segment;

/**
 * A block of raw memory that every process of the session finds by its name: Python's {@code
 * multiprocessing.shared_memory.SharedMemory}.
 *
 * <pre>{@code
 * var block = new SharedMemory("pixels", 1 << 20);   // a million bytes, all 0
 * block.buffer().putInt(0, 42);
 * // in any other process:
 * try (var same = SharedMemory.attach("pixels")) {
 *   print(same.buffer().getInt(0));                  // 42
 * }
 * block.close();                                     // each for itself
 * block.unlink();                                    // one for all
 * }</pre>
 *
 * <p>As in Python, the memory is there until it was unlinked and every process that had it has
 * closed it or has ended, however it ended. Only {@link #unlink()} takes the name away; the end of
 * the session takes everything. A handle can be handed to another process in any way, also after
 * the name is gone, as long as some process still has the memory when the handle arrives. A handle
 * that is never closed counts until its process ends.
 *
 * <p>This is memory and nothing else: what is read and written there is no event, appears in no
 * timeline, and has only the order that you give it, with a {@link Lock} or anything else that
 * processes wait for. For numbers that are seen and judged there is {@link Array}.
 */
public final class SharedMemory implements Serializable, AutoCloseable {

  private static final long serialVersionUID = 1;

  private final String name;
  private final long size;
  private final long entry;
  private final long generation;
  private transient Session session;
  private transient @Nullable Arena arena;
  private transient @Nullable MemorySegment memory;
  private transient boolean closed;

  /**
   * Makes a block of zeros under a name that nobody uses.
   *
   * @param sizeBytes at least 1
   * @throws OutOfSharedMemoryException when the session has no room for it
   */
  public SharedMemory(long sizeBytes) {
    this(Session.current(), null, sizeBytes);
  }

  /**
   * Makes a block of zeros.
   *
   * @param name 1 to 255 bytes in UTF-8
   * @param sizeBytes at least 1
   * @throws SharedMemoryExistsException when there is one of that name
   * @throws OutOfSharedMemoryException when the session has no room for it
   */
  public SharedMemory(String name, long sizeBytes) {
    this(Session.current(), checked(name), sizeBytes);
  }

  private SharedMemory(Session session, @Nullable String name, long sizeBytes) {
    if (sizeBytes < 1) {
      throw new IllegalArgumentException(
          "shared memory has 1 byte or more: sizeBytes=" + sizeBytes);
    }
    Segment segment = session.segment();
    String tried = name == null ? generatedName() : name;
    long made = create(segment, tried, sizeBytes);
    while (made == NamedBlocks.NONE && name == null) {
      tried = generatedName();
      made = create(segment, tried, sizeBytes);
    }
    if (made == NamedBlocks.NONE) {
      throw new SharedMemoryExistsException(tried);
    }
    this.name = tried;
    this.size = sizeBytes;
    this.entry = made;
    this.generation = NamedBlocks.generation(segment, made);
    this.session = session;
    map();
  }

  private SharedMemory(Session session, String name) {
    Segment segment = session.segment();
    this.entry = OpenBlocks.open(() -> NamedBlocks.find(segment, name));
    if (entry == NamedBlocks.NONE) {
      throw new SharedMemoryNotFoundException(name);
    }
    this.name = name;
    this.size = NamedBlocks.size(segment, entry);
    this.generation = NamedBlocks.generation(segment, entry);
    this.session = session;
    map();
  }

  /**
   * Finds the block of a name, wherever in the session it was made.
   *
   * @throws SharedMemoryNotFoundException when there is none
   */
  public static SharedMemory attach(String name) {
    return new SharedMemory(Session.current(), checked(name));
  }

  private static String checked(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > NamedBlocks.MOST_NAME_BYTES) {
      throw new IllegalArgumentException(
          "a name has 1 to %d bytes in UTF-8: %d".formatted(NamedBlocks.MOST_NAME_BYTES, bytes));
    }
    return name;
  }

  private static long create(Segment segment, String name, long sizeBytes) {
    return OpenBlocks.open(() -> NamedBlocks.create(segment, name, sizeBytes));
  }

  private static String generatedName() {
    return "psm_" + Long.toHexString(java.util.concurrent.ThreadLocalRandom.current().nextLong());
  }

  /** With an arena of its own, so that nothing of it can be touched after it is closed. */
  private void map() {
    MemorySegment block =
        session.segment().slice(NamedBlocks.block(session.segment(), entry), size);
    Arena own = Arena.ofShared();
    arena = own;
    memory = block.reinterpret(own, null);
  }

  /** What it is found by. */
  public String name() {
    return name;
  }

  /** How many bytes it has: as many as were asked for, nothing is added. */
  public long size() {
    return size;
  }

  /**
   * The memory, whose every access checks its bounds. It can't be accessed any more, with an {@link
   * IllegalStateException}, once this handle is closed.
   *
   * @throws SharedMemoryClosedException when this handle is closed
   * @throws SharedMemoryNotFoundException when this handle came from another process and the memory
   *     was given back before it arrived
   */
  public synchronized MemorySegment memory() {
    if (closed) {
      throw new SharedMemoryClosedException(name);
    }
    if (memory == null) {
      throw new SharedMemoryNotFoundException(name);
    }
    return memory;
  }

  /**
   * The same {@link #memory()} as a buffer, in the machine's byte order: Python's {@code buf}.
   *
   * @throws UnsupportedOperationException when it has more than 2 GiB less 1 byte, which no buffer
   *     has
   */
  public ByteBuffer buffer() {
    return memory().asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /**
   * Closes this handle; the others, here and elsewhere, stay. Doing it again does nothing.
   *
   * @throws IllegalStateException when another thread is just using the {@link #memory()} in a call
   *     of the system; the handle stays open
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    if (arena != null) {
      // Before the block can be another's. It refuses while a system call uses the memory.
      arena.close();
      OpenBlocks.close(session.segment(), entry);
    }
    closed = true;
    arena = null;
    memory = null;
  }

  synchronized boolean closed() {
    return closed;
  }

  /**
   * Takes the name away from all processes. Who has the memory keeps it; it is given back when the
   * last one has closed it or has ended. A closed handle may do it, too.
   *
   * @throws SharedMemoryNotFoundException when that was done before
   */
  public void unlink() {
    if (!NamedBlocks.unlink(session.segment(), entry, generation)) {
      throw new SharedMemoryNotFoundException(name);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    session = Session.current();
    Segment segment = session.segment();
    if (OpenBlocks.open(
            () -> NamedBlocks.hold(segment, entry, generation) ? entry : NamedBlocks.NONE)
        != NamedBlocks.NONE) {
      map();
    }
  }

  /** Handles of the same block are equal, in whatever process they are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SharedMemory that
        && that.entry == entry
        && that.generation == generation
        && that.session == session;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(generation);
  }

  @Override
  public String toString() {
    return "SharedMemory(%s, %d bytes)".formatted(name, size);
  }
}
