package proclings.multiprocessing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import proclings.shm.BlockHeap;
import proclings.shm.Objects;
import proclings.shm.Parking;
import proclings.shm.Roots;
import proclings.shm.Segment;

/**
 * The session's processes: a slot each, in the segment.
 *
 * <pre>
 *   a slot, {@value #SLOT_BYTES} bytes
 *     0 parent's ordinal, 0 in a free slot      4 generation
 *     8 PID (8)                                16 start time, nanos since the segment began (8)
 *    24 state                                  28 method   32 daemon   36 go (futex)
 *    40 exit epoch (futex)   44 exit mark      48 the code that it meant to end with
 *    56 assignment's block (8)   64 assignment's length
 *    68 name's length        72 name, at most {@value #NAME_BYTES} bytes of UTF-8
 *   480 scratch (8)
 *   512 an assignment that is short enough to need no block
 * </pre>
 *
 * <p>A process's <em>ordinal</em> is its slot and the slot's generation in one int, so no two
 * processes of a session have the same, and the slot is found from it. Slot 0 is never used: an
 * ordinal is never 0. The session's root has slot 1 and ordinal 1.
 *
 * <p>A slot is taken by one compare-and-set of the parent's ordinal and belongs to that parent,
 * which frees it after the process is gone and repaired; the process itself writes only its state
 * and exit mark there. If the parent dies, who repairs the parent frees it.
 */
final class ProcessTable {

  static final int SLOTS = Segment.SLOTS;
  private static final int SLOT_BYTES = 8192;
  private static final int NAME_BYTES = 400;
  private static final long INLINE = 512;
  private static final int INLINE_BYTES = SLOT_BYTES - (int) INLINE;

  private static final long PARENT = 0;
  private static final long GENERATION = 4;
  private static final long PID = 8;
  private static final long STARTED = 16;
  private static final long STATE = 24;
  private static final long METHOD = 28;
  private static final long DAEMON = 32;
  private static final long GO = 36;
  private static final long EXIT_EPOCH = 40;
  private static final long EXIT_MARK = 44;
  private static final long EXIT_CODE = 48;
  private static final long BLOCK = 56;
  private static final long LENGTH = 64;
  private static final long NAME_LENGTH = 68;
  private static final long NAME = 72;
  private static final long SCRATCH = 480;

  /** What a slot's process is about. */
  enum State {
    /** It has not said anything yet. */
    BOOTING,
    /** It waits to be handed a process to be. */
    STANDBY,
    /** It is what it was started for. */
    RUNNING
  }

  /** What a process said about its end before it ended. */
  enum ExitMark {
    /** Nothing: a signal, or Runtime.halt. */
    NONE,
    /** That the JVM shuts down in order, by System.exit of the user's code, say. */
    ORDERLY,
    /** The code that it is going to exit with. */
    INTENDED
  }

  private static final State[] STATES = State.values();
  private static final ExitMark[] MARKS = ExitMark.values();
  private static final StartMethod[] METHODS = StartMethod.values();

  private final Segment segment;
  private final long slots;

  private ProcessTable(Segment segment, long slots) {
    this.segment = segment;
    this.slots = slots;
  }

  /** Makes the table of a new segment, with this process as its root. */
  static ProcessTable create(Segment segment) {
    long slots = Objects.allocate(segment, (long) SLOTS * SLOT_BYTES);
    ProcessTable table = new ProcessTable(segment, slots);
    segment.setInt(table.at(1) + PARENT, 1);
    segment.setLongRelease(Segment.root(Roots.PROCESSES), slots);
    return table;
  }

  static ProcessTable of(Segment segment) {
    return new ProcessTable(segment, segment.getLongAcquire(Segment.root(Roots.PROCESSES)));
  }

  private long at(int ordinal) {
    return slots + (long) (ordinal & SLOTS - 1) * SLOT_BYTES;
  }

  private int ordinal(int slot) {
    return segment.getInt(at(slot) + GENERATION) * SLOTS + slot;
  }

  /**
   * Takes a free slot for a child of this process.
   *
   * @return the ordinal of the process to be
   */
  int reserve() {
    int self = segment.self();
    for (int slot = 2; slot < SLOTS; slot++) {
      if (segment.getIntOpaque(at(slot) + PARENT) == 0
          && segment.compareAndSetInt(at(slot) + PARENT, 0, self)) {
        return ordinal(slot);
      }
    }
    throw new IllegalStateException(
        "a session can have at most %d processes at once: wait for some of them to end"
            .formatted(SLOTS - 2));
  }

  /** Makes the slot free for another process. */
  void free(int ordinal) {
    long slot = at(ordinal);
    BlockHeap.free(segment, slot + BLOCK);
    segment.setLong(slot + PID, 0);
    segment.setInt(slot + STATE, 0);
    segment.setInt(slot + GO, 0);
    segment.setInt(slot + EXIT_MARK, 0);
    segment.setInt(slot + NAME_LENGTH, 0);
    segment.setInt(slot + GENERATION, segment.getInt(slot + GENERATION) + 1 & (1 << 20) - 1);
    segment.setIntRelease(slot + PARENT, 0);
  }

  /** The ordinals of all taken slots that were taken by {@code parent}; of all, if that is 0. */
  int[] children(int parent) {
    int[] found = new int[SLOTS];
    int count = 0;
    for (int slot = 1; slot < SLOTS; slot++) {
      int by = segment.getIntAcquire(at(slot) + PARENT);
      if (by != 0 && (parent == 0 || by == parent && slot != 1)) {
        found[count++] = ordinal(slot);
      }
    }
    return Arrays.copyOf(found, count);
  }

  int parent(int ordinal) {
    return segment.getIntAcquire(at(ordinal) + PARENT);
  }

  long pid(int ordinal) {
    return segment.getLongAcquire(at(ordinal) + PID);
  }

  void pid(int ordinal, long pid) {
    segment.setLong(at(ordinal) + STARTED, System.nanoTime() - segment.beganNanos());
    segment.setLongRelease(at(ordinal) + PID, pid);
  }

  long startedNanos(int ordinal) {
    return segment.getLong(at(ordinal) + STARTED);
  }

  State state(int ordinal) {
    return STATES[segment.getIntAcquire(at(ordinal) + STATE)];
  }

  void state(int ordinal, State state) {
    segment.setIntRelease(at(ordinal) + STATE, state.ordinal());
  }

  /** The word that changes with the state. */
  long stateWord(int ordinal) {
    return at(ordinal) + STATE;
  }

  /** Waits until the process is past its booting, or gone, or the deadline has come. */
  void awaitBooted(Segment segment, int ordinal, long deadlineNanos) {
    while (state(ordinal) == State.BOOTING
        && segment.getIntVolatile(at(ordinal) + PARENT) != 0
        && ordinal(ordinal & SLOTS - 1) == ordinal
        && !Parking.passed(deadlineNanos)) {
      Parking.parkUninterruptibly(
          segment, stateWord(ordinal), State.BOOTING.ordinal(), deadlineNanos);
    }
  }

  String name(int ordinal) {
    byte[] bytes =
        new byte[Math.clamp(segment.getIntAcquire(at(ordinal) + NAME_LENGTH), 0, NAME_BYTES)];
    segment.getBytes(at(ordinal) + NAME, bytes, 0, bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  boolean daemon(int ordinal) {
    return segment.getInt(at(ordinal) + DAEMON) != 0;
  }

  StartMethod method(int ordinal) {
    return METHODS[segment.getInt(at(ordinal) + METHOD)];
  }

  void describe(int ordinal, String name, boolean daemon, StartMethod method) {
    long slot = at(ordinal);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, NAME_BYTES);
    segment.setBytes(slot + NAME, bytes, 0, length);
    segment.setInt(slot + DAEMON, daemon ? 1 : 0);
    segment.setInt(slot + METHOD, method.ordinal());
    segment.setIntRelease(slot + NAME_LENGTH, length);
  }

  /** Eight bytes that only the slot's own process uses, for nothing: see {@link Rehearsal}. */
  long scratch(int ordinal) {
    return at(ordinal) + SCRATCH;
  }

  /** Writes what the process is to be; {@link #go} makes it so. */
  void assign(int ordinal, byte[] assignment) {
    long slot = at(ordinal);
    long to = slot + INLINE;
    if (assignment.length > INLINE_BYTES) {
      to = BlockHeap.allocate(segment, assignment.length, slot + BLOCK);
    }
    segment.setBytes(to, assignment, 0, assignment.length);
    segment.setInt(slot + LENGTH, assignment.length);
  }

  /** Reads what {@link #assign} wrote, once. */
  byte[] assignment(int ordinal) {
    long slot = at(ordinal);
    byte[] assignment = new byte[segment.getInt(slot + LENGTH)];
    long from = assignment.length > INLINE_BYTES ? segment.getLong(slot + BLOCK) : slot + INLINE;
    segment.getBytes(from, assignment, 0, assignment.length);
    BlockHeap.free(segment, slot + BLOCK);
    return assignment;
  }

  /** The word on which a standby parks: 0 until it is to go on. */
  long goWord(int ordinal) {
    return at(ordinal) + GO;
  }

  /**
   * The word on which a parent parks: it grows when a process of the slot is gone. It is never set
   * back, so who is late can't wait for the slot's next process instead.
   */
  long exitEpochWord(int ordinal) {
    return at(ordinal) + EXIT_EPOCH;
  }

  void mark(int ordinal, ExitMark mark, int code) {
    long slot = at(ordinal);
    if (segment.getInt(slot + EXIT_MARK) != ExitMark.INTENDED.ordinal()) {
      segment.setInt(slot + EXIT_CODE, code);
      segment.setIntRelease(slot + EXIT_MARK, mark.ordinal());
    }
  }

  /**
   * The exit code as Python counts it.
   *
   * @param status what the JDK made of the wait status: the exit code's low byte, or 128 + signal
   */
  int exitCode(int ordinal, int status) {
    return status <= 128 || asked(ordinal, status) ? status : 128 - status;
  }

  /** Whether the process had said, before it ended, that it was going to. */
  boolean asked(int ordinal, int status) {
    long slot = at(ordinal);
    return switch (MARKS[segment.getIntAcquire(slot + EXIT_MARK)]) {
      case NONE -> false;
      case ORDERLY -> true;
      case INTENDED -> (segment.getInt(slot + EXIT_CODE) & 0xff) == status;
    };
  }

  /** What can be known of a process from outside. */
  record Entry(
      int ordinal,
      int parent,
      long pid,
      String name,
      State state,
      boolean daemon,
      long startedNanos) {}

  /** A process as it stands in the table, or null if there is none any more. */
  @Nullable Entry entry(int ordinal) {
    Entry entry =
        new Entry(
            ordinal,
            parent(ordinal),
            pid(ordinal),
            name(ordinal),
            state(ordinal),
            daemon(ordinal),
            startedNanos(ordinal));
    return ordinal(ordinal & SLOTS - 1) == ordinal && entry.parent() != 0 ? entry : null;
  }
}
