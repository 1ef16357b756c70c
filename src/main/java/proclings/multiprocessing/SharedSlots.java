package proclings.multiprocessing;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.shm.Kinds;
import proclings.shm.Objects;
import proclings.shm.OwnedLock;
import proclings.shm.Segment;

/**
 * The elements of a {@link ShareableList} in its block of memory, and the lock that makes each
 * access one step.
 *
 * <pre>
 *   block    0 mark (8) | 8 where the lock stands in the segment (8) | 16 how many elements (8)
 *           24 for each: bytes before its place (8)       then the places, and their end
 *   a place  0 control (8): copy (1 bit), type (7), length in bytes (24) | 8 copy 0 | copy 1, of the same size
 *   lock     an {@link OwnedLock}, then the version (8)
 * </pre>
 *
 * <p>A value is written into the copy that is not in use, and then one store of the control makes
 * it the one that is; so a death leaves the old value or the new one. The lock of the dead is
 * opened by {@link Kinds}.
 */
final class SharedSlots {

  private static final long MARK = 0x5348_4c49_5354_0001L;
  private static final int HEAD = 24;
  private static final long VERSION = OwnedLock.SIZE;
  private static final int MOST_BYTES = (1 << 24) - 1;

  private static final int NULL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int INTEGER = 3;
  private static final int LONG = 4;
  private static final int DOUBLE = 5;
  private static final int STRING = 6;
  private static final int BYTES = 7;

  private final Session session;
  private final SharedMemory shm;
  private final long lock;
  private final int size;
  private final String name;

  private SharedSlots(Session session, SharedMemory shm) {
    this.session = session;
    this.shm = shm;
    MemorySegment memory = shm.memory();
    if (memory.byteSize() < HEAD || memory.get(ValueLayout.JAVA_LONG, 0) != MARK) {
      throw new IllegalArgumentException(shm + " holds no list");
    }
    this.lock = memory.get(ValueLayout.JAVA_LONG, 8);
    this.size = (int) memory.get(ValueLayout.JAVA_LONG, 16);
    this.name = "ShareableList-" + Objects.number(session.segment(), lock);
  }

  static SharedSlots attach(Session session, SharedMemory shm) {
    return new SharedSlots(session, shm);
  }

  static SharedSlots create(Session session, SharedMemory shm, List<@Nullable Object> elements) {
    Segment segment = session.segment();
    long lock = Objects.allocate(segment, OwnedLock.SIZE + Long.BYTES);
    Objects.publish(segment, Kinds.SHAREABLE_LIST, lock);
    MemorySegment memory = shm.memory();
    memory.set(ValueLayout.JAVA_LONG, 8, lock);
    memory.set(ValueLayout.JAVA_LONG, 16, elements.size());
    long place = HEAD + 8L * (elements.size() + 1);
    for (int i = 0; i < elements.size(); i++) {
      memory.set(ValueLayout.JAVA_LONG, HEAD + 8L * i, place);
      place += placeBytes(bytes(elements.get(i)));
    }
    memory.set(ValueLayout.JAVA_LONG, HEAD + 8L * elements.size(), place);
    // Whoever finds the block by its name before this is told that it holds no list yet.
    memory.set(ValueLayout.JAVA_LONG, 0, MARK);
    SharedSlots slots = new SharedSlots(session, shm);
    for (int i = 0; i < elements.size(); i++) {
      slots.write(i, elements.get(i), bytes(elements.get(i)));
    }
    return slots;
  }

  static long sizeBytes(List<@Nullable Object> elements) {
    long bytes = HEAD + 8L * (elements.size() + 1);
    for (Object each : elements) {
      bytes += placeBytes(bytes(each));
    }
    return bytes;
  }

  private static long placeBytes(byte[] first) {
    return 8 + 2 * Math.max(8, first.length + 7 & -8L);
  }

  /** A value's bytes. */
  static byte[] bytes(@Nullable Object value) {
    byte[] bytes =
        switch (value) {
          case null -> new byte[0];
          case Boolean b -> new byte[0];
          case Integer i -> ByteBuffer.allocate(8).putLong(i).array();
          case Long l -> ByteBuffer.allocate(8).putLong(l).array();
          case Double d -> ByteBuffer.allocate(8).putDouble(d).array();
          case String text -> text.getBytes(StandardCharsets.UTF_8);
          case byte[] array -> array;
          default ->
              throw new IllegalArgumentException(
                  "a shareable list has Integer, Long, Double, Boolean, String, byte[] and null,"
                      + " and not "
                      + value.getClass().getName());
        };
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "an element has %,d bytes at most: %,d".formatted(MOST_BYTES, bytes.length));
    }
    return bytes;
  }

  private static int type(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case Boolean b -> b ? TRUE : FALSE;
      case Integer i -> INTEGER;
      case Long l -> LONG;
      case Double d -> DOUBLE;
      case String text -> STRING;
      default -> BYTES;
    };
  }

  int size() {
    return size;
  }

  String name() {
    return name;
  }

  Gate gate() {
    return session.gate();
  }

  long version() {
    return session.segment().getLong(lock + VERSION);
  }

  void enter() {
    OwnedLock.acquireUninterruptibly(session.segment(), lock);
  }

  void leave() {
    OwnedLock.release(session.segment(), lock);
  }

  /** How many bytes a value at an index may have. */
  int capacity(int index) {
    return (int) (place(index + 1) - place(index) - 8) / 2;
  }

  private long place(int index) {
    return shm.memory().get(ValueLayout.JAVA_LONG, HEAD + 8L * index);
  }

  /** With the lock held. */
  @Nullable Object get(int index) {
    MemorySegment memory = shm.memory();
    long place = place(index);
    long control = memory.get(ValueLayout.JAVA_LONG, place);
    int type = (int) (control >> 1) & 0x7f;
    byte[] bytes = new byte[(int) (control >> 8)];
    long from = place + 8 + (control & 1) * capacity(index);
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, bytes, 0, bytes.length);
    return switch (type) {
      case NULL -> null;
      case FALSE -> false;
      case TRUE -> true;
      case INTEGER -> (int) ByteBuffer.wrap(bytes).getLong();
      case LONG -> ByteBuffer.wrap(bytes).getLong();
      case DOUBLE -> ByteBuffer.wrap(bytes).getDouble();
      case STRING -> new String(bytes, StandardCharsets.UTF_8);
      default -> bytes;
    };
  }

  /** With the lock held. */
  void set(int index, @Nullable Object value, byte[] bytes) {
    write(index, value, bytes);
    session.segment().setLong(lock + VERSION, version() + 1);
  }

  private void write(int index, @Nullable Object value, byte[] bytes) {
    MemorySegment memory = shm.memory();
    long place = place(index);
    long copy = 1 - (memory.get(ValueLayout.JAVA_LONG, place) & 1);
    long to = place + 8 + copy * capacity(index);
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, to, bytes.length);
    java.lang.invoke.VarHandle.releaseFence();
    memory.set(
        ValueLayout.JAVA_LONG, place, copy | (long) type(value) << 1 | (long) bytes.length << 8);
  }
}
