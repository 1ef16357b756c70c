package proclings.shm;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * Memory that several processes have mapped, addressed by offsets from its beginning.
 *
 * <p>The file behind it is large and sparse: pages come when they are touched. It has no name that
 * could outlive its creator (see {@link SegmentFile}).
 *
 * <pre>
 *   0    magic, 8 bytes            written last, by a release store
 *   8    layout version, 4 bytes   another version can't be attached
 *   16   size in bytes, 8 bytes
 *   24   System.nanoTime() at its creation, the zero of all times in it
 *   32   the creator's PID, 8 bytes
 *   64   {@value #ROOTS} root words, 8 bytes each: offsets of the structures that everybody must find
 *   640  how long waits are to take, in thousandths; 0 for as long as they say
 *   644  how many times as long the gaps between operations are to take; 0 for as they are
 *   1024 the object arena's own words (see {@link Objects})
 *   4096 how many wait on words whose offsets hash there (see {@link FutexParking})
 *   8192 objects, then blocks
 * </pre>
 *
 * <p>The memory order of each access stands in its method's name; plain accesses need an
 * accompanying acquire and release. Offsets of ints must be multiples of 4, of longs of 8. An
 * offset outside of the segment is an {@link IndexOutOfBoundsException}, never a crash.
 */
public final class Segment implements AutoCloseable {

  /** How many root words there are. */
  public static final int ROOTS = 64;

  /**
   * How many processes can share a segment at once. The low bits of an ordinal are the number of
   * the process's slot, from 1, which no other process has while that one is there to be repaired.
   */
  public static final int SLOTS = 1024;

  /** A size that is never used up, since only touched pages cost memory. */
  public static final long DEFAULT_SIZE_BYTES = 16L << 30;

  /** A word for whoever scales time; an int. */
  public static final long TIME_SCALE = 640;

  /** A word for whoever slows operations down; an int, and a futex. */
  public static final long SLOWNESS = 644;

  static final long OBJECT_WORDS = 1024;
  static final long SLEEPERS = 4096;
  static final long FIRST_FREE = 8192;

  private static final long MAGIC = 0x70726f636c696e67L;
  private static final int VERSION = 2;
  private static final long AT_MAGIC = 0;
  private static final long AT_VERSION = 8;
  private static final long AT_SIZE = 16;
  private static final long AT_BEGAN = 24;
  private static final long AT_CREATOR = 32;
  private static final long AT_ROOTS = 64;

  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  /** For few: who does without them shall not pay for them at his start. */
  private static final class Small {
    private static final VarHandle BYTE = ValueLayout.JAVA_BYTE.varHandle();
    private static final VarHandle SHORT = ValueLayout.JAVA_SHORT.varHandle();
  }

  private final SegmentFile file;
  private final MemorySegment memory;
  private final long sizeBytes;
  private volatile int self;

  private Segment(SegmentFile file, MemorySegment memory, int self) {
    this.file = file;
    this.memory = memory;
    this.sizeBytes = memory.byteSize();
    this.self = self;
  }

  /**
   * Creates an empty segment. Its creator has the ordinal 1 in it.
   *
   * @param sizeBytes a multiple of 4096, at least 1 MiB
   * @throws UncheckedIOException when the system refuses
   */
  public static Segment create(long sizeBytes) {
    if (sizeBytes < 1 << 20 || sizeBytes % 4096 != 0) {
      throw new IllegalArgumentException(
          "size must be a multiple of 4096 and at least 1 MiB: sizeBytes=" + sizeBytes);
    }
    try {
      SegmentFile file = SegmentFile.create();
      Segment segment = new Segment(file, map(file.path(), sizeBytes), 1);
      segment.setInt(AT_VERSION, VERSION);
      segment.setLong(AT_SIZE, sizeBytes);
      segment.setLong(AT_BEGAN, System.nanoTime());
      segment.setLong(AT_CREATOR, ProcessHandle.current().pid());
      Objects.format(segment);
      segment.setLongRelease(AT_MAGIC, MAGIC);
      return segment;
    } catch (IOException e) {
      throw new UncheckedIOException("no shared memory could be made: " + e.getMessage(), e);
    }
  }

  /**
   * Maps a segment that another process made.
   *
   * @param path what {@link #path()} said there
   * @param self this process's ordinal in it
   * @throws UncheckedIOException when it is not there any more, or is not a segment of this version
   */
  public static Segment attach(Path path, int self) {
    try {
      MemorySegment head = map(path, FIRST_FREE);
      Segment header = new Segment(SegmentFile.foreign(path), head, self);
      if (header.getLongAcquire(AT_MAGIC) != MAGIC || header.getInt(AT_VERSION) != VERSION) {
        throw new IOException(path + " is not a segment of layout version " + VERSION);
      }
      return new Segment(header.file, map(path, header.getLong(AT_SIZE)), self);
    } catch (IOException e) {
      throw new UncheckedIOException("the session's shared memory is gone: " + e.getMessage(), e);
    }
  }

  private static MemorySegment map(Path path, long sizeBytes) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ, WRITE)) {
      return channel.map(MapMode.READ_WRITE, 0, sizeBytes, Arena.ofAuto());
    }
  }

  /** Where other processes of this user can attach it, as long as its creator lives. */
  public Path path() {
    return file.path();
  }

  /** How many bytes there are. */
  public long sizeBytes() {
    return sizeBytes;
  }

  /** {@link System#nanoTime()}, which all processes of a machine share, at the creation. */
  public long beganNanos() {
    return getLong(AT_BEGAN);
  }

  /** The PID of the process that created it. */
  public long creatorPid() {
    return getLong(AT_CREATOR);
  }

  /** This process's ordinal in the segment: never 0, and never that of another living process. */
  public int self() {
    return self;
  }

  /** The slot of a process: 1 to {@code SLOTS - 1}. */
  static int slot(int ordinal) {
    return ordinal & SLOTS - 1;
  }

  /** Says who this process is in the segment. */
  public void become(int ordinal) {
    self = ordinal;
  }

  /** Where root word {@code index} stands; 0 there means that its structure does not exist yet. */
  public static long root(int index) {
    return AT_ROOTS + 8L * java.util.Objects.checkIndex(index, ROOTS);
  }

  /** Reads an int; no order. */
  public int getInt(long offset) {
    return (int) INT.get(memory, offset);
  }

  /** Writes an int; no order. */
  public void setInt(long offset, int value) {
    INT.set(memory, offset, value);
  }

  /** Reads an int, whole and eventually; no order with anything else. */
  public int getIntOpaque(long offset) {
    return (int) INT.getOpaque(memory, offset);
  }

  /** Writes an int, whole and eventually seen; no order with anything else. */
  public void setIntOpaque(long offset, int value) {
    INT.setOpaque(memory, offset, value);
  }

  /** Reads an int; later accesses stay later. */
  public int getIntAcquire(long offset) {
    return (int) INT.getAcquire(memory, offset);
  }

  /** Writes an int; earlier accesses stay earlier. */
  public void setIntRelease(long offset, int value) {
    INT.setRelease(memory, offset, value);
  }

  /** Reads an int in the one total order of volatile accesses. */
  public int getIntVolatile(long offset) {
    return (int) INT.getVolatile(memory, offset);
  }

  /** Writes an int in the one total order of volatile accesses. */
  public void setIntVolatile(long offset, int value) {
    INT.setVolatile(memory, offset, value);
  }

  /** Sets an int if it is as expected; volatile. */
  public boolean compareAndSetInt(long offset, int expected, int value) {
    return INT.compareAndSet(memory, offset, expected, value);
  }

  /** Sets an int if it is as expected and gives what was there; volatile. */
  public int compareAndExchangeInt(long offset, int expected, int value) {
    return (int) INT.compareAndExchange(memory, offset, expected, value);
  }

  /** Sets an int and gives what was there; volatile. */
  public int getAndSetInt(long offset, int value) {
    return (int) INT.getAndSet(memory, offset, value);
  }

  /** Adds to an int and gives what was there; volatile. */
  public int getAndAddInt(long offset, int delta) {
    return (int) INT.getAndAdd(memory, offset, delta);
  }

  /** Reads a long; no order. */
  public long getLong(long offset) {
    return (long) LONG.get(memory, offset);
  }

  /** Writes a long; no order. */
  public void setLong(long offset, long value) {
    LONG.set(memory, offset, value);
  }

  /** Reads a long, whole and eventually; no order with anything else. */
  public long getLongOpaque(long offset) {
    return (long) LONG.getOpaque(memory, offset);
  }

  /** Writes a long, whole and eventually seen; no order with anything else. */
  public void setLongOpaque(long offset, long value) {
    LONG.setOpaque(memory, offset, value);
  }

  /** Reads a long; later accesses stay later. */
  public long getLongAcquire(long offset) {
    return (long) LONG.getAcquire(memory, offset);
  }

  /** Writes a long; earlier accesses stay earlier. */
  public void setLongRelease(long offset, long value) {
    LONG.setRelease(memory, offset, value);
  }

  /** Reads a long in the one total order of volatile accesses. */
  public long getLongVolatile(long offset) {
    return (long) LONG.getVolatile(memory, offset);
  }

  /** Writes a long in the one total order of volatile accesses. */
  public void setLongVolatile(long offset, long value) {
    LONG.setVolatile(memory, offset, value);
  }

  /** Sets a long if it is as expected; volatile. */
  public boolean compareAndSetLong(long offset, long expected, long value) {
    return LONG.compareAndSet(memory, offset, expected, value);
  }

  /** Sets a long if it is as expected and gives what was there; volatile. */
  public long compareAndExchangeLong(long offset, long expected, long value) {
    return (long) LONG.compareAndExchange(memory, offset, expected, value);
  }

  /** Sets a long and gives what was there; volatile. */
  public long getAndSetLong(long offset, long value) {
    return (long) LONG.getAndSet(memory, offset, value);
  }

  /** Adds to a long and gives what was there; volatile. */
  public long getAndAddLong(long offset, long delta) {
    return (long) LONG.getAndAdd(memory, offset, delta);
  }

  /** Reads a byte; no order. */
  public byte getByte(long offset) {
    return memory.get(ValueLayout.JAVA_BYTE, offset);
  }

  /** Writes a byte; no order. */
  public void setByte(long offset, byte value) {
    memory.set(ValueLayout.JAVA_BYTE, offset, value);
  }

  /** Reads a byte in the one total order of volatile accesses. */
  public byte getByteVolatile(long offset) {
    return (byte) Small.BYTE.getVolatile(memory, offset);
  }

  /** Writes a byte in the one total order of volatile accesses. */
  public void setByteVolatile(long offset, byte value) {
    Small.BYTE.setVolatile(memory, offset, value);
  }

  /** Reads a short in the one total order of volatile accesses; at multiples of 2. */
  public short getShortVolatile(long offset) {
    return (short) Small.SHORT.getVolatile(memory, offset);
  }

  /** Writes a short in the one total order of volatile accesses; at multiples of 2. */
  public void setShortVolatile(long offset, short value) {
    Small.SHORT.setVolatile(memory, offset, value);
  }

  /** Copies {@code count} bytes out of the segment; no order. */
  public void getBytes(long offset, byte[] to, int toIndex, int count) {
    MemorySegment.copy(memory, offset, MemorySegment.ofArray(to), toIndex, count);
  }

  /** Copies {@code count} bytes into the segment; no order. */
  public void setBytes(long offset, byte[] from, int fromIndex, int count) {
    MemorySegment.copy(MemorySegment.ofArray(from), fromIndex, memory, offset, count);
  }

  /** Copies memory into the segment; no order. */
  public void set(long offset, MemorySegment from) {
    MemorySegment.copy(from, 0, memory, offset, from.byteSize());
  }

  /** Copies {@code count} bytes inside the segment; no order. */
  public void copy(long from, long to, long count) {
    MemorySegment.copy(memory, from, memory, to, count);
  }

  /** Sets {@code count} bytes to 0; no order. */
  public void clear(long offset, long count) {
    memory.asSlice(offset, count).fill((byte) 0);
  }

  /** A piece as memory, for a codec that reads or writes values in place. */
  public MemorySegment slice(long offset, long count) {
    return memory.asSlice(offset, count);
  }

  /**
   * Gives the whole pages of a piece back to the system where it can; they read as 0 (or as they
   * were) when they are touched again.
   */
  public void discard(long offset, long count) {
    long from = (offset + 4095) & -4096L;
    long to = (offset + count) & -4096L;
    if (from < to && to <= sizeBytes) {
      file.discard(memory.address() + from, to - from);
    }
  }

  /** The machine address of an offset, for system calls on a word. */
  long address(long offset) {
    java.util.Objects.checkFromIndexSize(offset, 4, sizeBytes);
    return memory.address() + offset;
  }

  /**
   * In its creator: takes the segment from those who have not attached it yet and gives its memory
   * back. Elsewhere: does nothing. The mapping itself goes when nobody in this JVM refers to it, so
   * a late access is never a crash.
   */
  @Override
  public void close() {
    if (file.owned()) {
      discard(FIRST_FREE, sizeBytes - FIRST_FREE);
      file.close();
    }
  }
}
