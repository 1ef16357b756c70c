package proclings.shm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * Blocks of the {@link BlockHeap} that processes find by their names, and who has them.
 *
 * <pre>
 *   table   0 mutex | 8 generations given out (8)
 *   an entry, on the list of its kind
 *     0 state (4) | 4 length of the name (4) | 8 size (8) | 16 heap slot (8) | 24 generation (8)
 *    64 holders: a bit for each process, at its ordinal's low bits
 *   192 the name in UTF-8, {@value #MOST_NAME_BYTES} bytes at most
 * </pre>
 *
 * <p>An entry is <em>free</em>, then <em>reserved</em> while its creator clears the block, then
 * <em>named</em>, then <em>unlinked</em> when the name was taken away, and free again when nobody
 * has it any more; it is used again under another generation, so that an old handle is told from a
 * new block. That is the life of a POSIX shared memory object. Only the clearing is done outside of
 * the mutex, because it may be long; the name is taken then, but nobody can find it yet.
 *
 * <h2>Why no block is lost or freed too early when a process dies</h2>
 *
 * The state decides what an entry's other words mean, and each change of it is one store. A free
 * entry's block and holders mean nothing: who creates in it throws both away first, and so does
 * {@link #repair}. So a block that was taken before the state said so goes back, and one whose
 * state says free goes back although its process died before it could free it. A reserved or an
 * unlinked entry that nobody has becomes free; each change that takes a holder away looks for that,
 * and so does the repair, which takes the dead one's bits away and looks at all entries. The heap
 * itself is repaired before ({@link Kinds#repairEngine}). A slot of the table of processes is not
 * used again before its process is repaired, so a bit is never another's.
 *
 * <p>Nobody waits but for the mutex, which is opened with the engine's own repair.
 */
public final class NamedBlocks {

  /** How long a name may be in UTF-8. */
  public static final int MOST_NAME_BYTES = 255;

  /** What {@link #create} and {@link #find} answer when they can't. */
  public static final long NONE = 0;

  private static final int FREE = 0;
  private static final int RESERVED = 1;
  private static final int NAMED = 2;
  private static final int UNLINKED = 3;

  private static final long GENERATIONS = 8;
  private static final long TABLE_SIZE = 16;

  private static final long STATE = 0;
  private static final long LENGTH = 4;
  private static final long SIZE = 8;
  private static final long BLOCK = 16;
  private static final long GENERATION = 24;
  private static final long HOLDERS = 64;
  private static final long NAME = 192;
  private static final long ENTRY_SIZE = NAME + MOST_NAME_BYTES + 1;

  private NamedBlocks() {}

  private static long table(Segment segment) {
    long root = Segment.root(Roots.NAMED_BLOCKS);
    long table = segment.getLongAcquire(root);
    if (table == 0) {
      long fresh = Objects.allocate(segment, TABLE_SIZE);
      long other = segment.compareAndExchangeLong(root, 0, fresh);
      table = other == 0 ? fresh : other;
    }
    return table;
  }

  /**
   * Makes a block of zeros, which this process has.
   *
   * @return its entry, or {@link #NONE} if the name is in use
   * @throws OutOfSharedMemoryException when there is no room for it; the name is free then
   */
  public static long create(Segment segment, String name, long sizeBytes) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    long entry = locked(segment, table -> reserve(segment, table, bytes, sizeBytes));
    if (entry != NONE) {
      segment.clear(block(segment, entry), sizeBytes);
      segment.setIntRelease(entry + STATE, NAMED);
    }
    return entry;
  }

  private static long reserve(Segment segment, long table, byte[] name, long sizeBytes) {
    if (search(segment, entry -> isCalled(segment, entry, name)) != NONE) {
      return NONE;
    }
    long entry = search(segment, each -> segment.getInt(each + STATE) == FREE);
    if (entry == NONE) {
      entry = Objects.allocate(segment, ENTRY_SIZE);
      Objects.publish(segment, Kinds.NAMED_BLOCK, entry);
    }
    settle(segment, entry);
    segment.clear(entry + HOLDERS, NAME - HOLDERS);
    BlockHeap.allocate(segment, sizeBytes, entry + BLOCK);
    segment.setInt(entry + LENGTH, name.length);
    segment.setBytes(entry + NAME, name, 0, name.length);
    segment.setLong(entry + SIZE, sizeBytes);
    long generation = segment.getLong(table + GENERATIONS) + 1;
    segment.setLong(table + GENERATIONS, generation);
    segment.setLong(entry + GENERATION, generation);
    setHolder(segment, entry, true, segment.self());
    segment.setIntRelease(entry + STATE, RESERVED);
    return entry;
  }

  /** The entry of this name, which this process has now; {@link #NONE} if there is none. */
  public static long find(Segment segment, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return locked(
        segment,
        table -> {
          long entry =
              search(
                  segment,
                  each -> segment.getInt(each + STATE) == NAMED && isCalled(segment, each, bytes));
          if (entry != NONE) {
            setHolder(segment, entry, true, segment.self());
          }
          return entry;
        });
  }

  /** Makes this process one that has the block; false if the block is gone. */
  public static boolean hold(Segment segment, long entry, long generation) {
    return locked(
            segment,
            table -> {
              if (!isThere(segment, entry, generation)) {
                return NONE;
              }
              setHolder(segment, entry, true, segment.self());
              return entry;
            })
        != NONE;
  }

  /** Makes this process one that does not have the block. Nobody but who has it may call this. */
  public static void letGo(Segment segment, long entry) {
    locked(
        segment,
        table -> {
          setHolder(segment, entry, false, segment.self());
          settle(segment, entry);
          return entry;
        });
  }

  /** Takes the name away; false if that was done before. */
  public static boolean unlink(Segment segment, long entry, long generation) {
    return locked(
            segment,
            table -> {
              if (!isThere(segment, entry, generation) || segment.getInt(entry + STATE) != NAMED) {
                return NONE;
              }
              segment.setIntRelease(entry + STATE, UNLINKED);
              settle(segment, entry);
              return entry;
            })
        != NONE;
  }

  /** Which of the blocks that stand in the entry one after the other it is now. */
  public static long generation(Segment segment, long entry) {
    return segment.getLong(entry + GENERATION);
  }

  /** How many bytes the block was made with. */
  public static long size(Segment segment, long entry) {
    return segment.getLong(entry + SIZE);
  }

  /** Where its bytes are. */
  public static long block(Segment segment, long entry) {
    return segment.getLong(entry + BLOCK);
  }

  private static boolean isThere(Segment segment, long entry, long generation) {
    return segment.getInt(entry + STATE) != FREE && generation(segment, entry) == generation;
  }

  private static boolean isCalled(Segment segment, long entry, byte[] name) {
    int state = segment.getInt(entry + STATE);
    if (state != RESERVED && state != NAMED || segment.getInt(entry + LENGTH) != name.length) {
      return false;
    }
    byte[] own = new byte[name.length];
    segment.getBytes(entry + NAME, own, 0, own.length);
    return Arrays.equals(own, name);
  }

  /** Gives back what nobody needs any more; with the mutex held. */
  private static void settle(Segment segment, long entry) {
    int state = segment.getInt(entry + STATE);
    if (state != FREE && state != NAMED && !isHeld(segment, entry)) {
      // First, so that nobody comes by an entry whose block is being freed.
      segment.setIntRelease(entry + STATE, FREE);
      state = FREE;
    }
    if (state == FREE) {
      BlockHeap.free(segment, entry + BLOCK);
    }
  }

  private static boolean isHeld(Segment segment, long entry) {
    long held = 0;
    for (long word = 0; word < Segment.SLOTS / 64; word++) {
      held |= segment.getLong(entry + HOLDERS + 8 * word);
    }
    return held != 0;
  }

  private static void setHolder(Segment segment, long entry, boolean held, int ordinal) {
    long holder = Segment.slot(ordinal);
    long word = entry + HOLDERS + holder / 64 * 8;
    long bits = segment.getLong(word);
    segment.setLongRelease(word, held ? bits | 1L << holder : bits & ~(1L << holder));
  }

  private static long search(Segment segment, LongPredicate wanted) {
    long[] found = {NONE};
    Objects.walk(
        segment,
        Kinds.NAMED_BLOCK,
        entry -> {
          if (found[0] == NONE && wanted.test(entry)) {
            found[0] = entry;
          }
        });
    return found[0];
  }

  /** Opens what a dead process held of the engine's own here. */
  static void repairEngine(Segment segment, int deadOrdinal) {
    long table = segment.getLongAcquire(Segment.root(Roots.NAMED_BLOCKS));
    if (table != 0) {
      Mutex.repair(segment, table, deadOrdinal);
    }
  }

  /** Takes from a dead process the blocks that it had; after {@link #repairEngine}. */
  static void repair(Segment segment, int deadOrdinal) {
    if (segment.getLongAcquire(Segment.root(Roots.NAMED_BLOCKS)) != 0) {
      locked(
          segment,
          table -> {
            Objects.walk(
                segment,
                Kinds.NAMED_BLOCK,
                entry -> {
                  setHolder(segment, entry, false, deadOrdinal);
                  settle(segment, entry);
                });
            return table;
          });
    }
  }

  private static long locked(Segment segment, LongUnaryOperator work) {
    long table = table(segment);
    StackRoom.ensure();
    Mutex.lock(segment, table);
    try {
      return work.applyAsLong(table);
    } finally {
      Mutex.unlock(segment, table);
    }
  }
}
