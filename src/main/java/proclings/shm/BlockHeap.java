package proclings.shm;

/**
 * Blocks of memory that come and go, in sizes of powers of two from 4 KiB, each page-aligned.
 *
 * <p>A block always has an owner: a <em>slot</em>, which is a word of a structure in the segment.
 * {@link #allocate} takes a block and writes its offset into the slot, {@link #free} gives back the
 * block that stands in the slot and writes 0, and to everybody either has happened as a whole or
 * not at all, at whatever instruction the process dies. So no death loses a block or frees one
 * twice, as long as a structure can tell from its own words what its slot means.
 *
 * <p>The stores that an operation consists of go through a {@link Journal}, under the heap's {@link
 * Mutex}. If the process dies with the mutex held, {@link #repair} does what the journal says
 * before it opens the mutex, so nobody ever sees half an operation. The slots of the dead are still
 * theirs then, because they are guarded by what the dead hold: <b>the heap is repaired before
 * anything else</b>.
 *
 * <pre>
 *   heap     0 mutex | 64 journal | 192 next unused | 200 resident free bytes
 *            256 first free block of each class
 *   block  −64 class (4) | −60 resident (4) | −56 next free of its class (8)     0 its bytes
 * </pre>
 *
 * <p>Blocks are not joined again: only touched pages cost memory, and those of free blocks are
 * given back to the system beyond {@value #RESIDENT_LIMIT} bytes.
 */
public final class BlockHeap {

  /** What stands before each block. */
  static final long HEADER = 64;

  private static final int SMALLEST_CLASS = 12;
  private static final int LARGEST_CLASS = 40;
  private static final long RESIDENT_LIMIT = 64L << 20;
  private static final long PAGE = 4096;

  private static final long MUTEX = 0;
  private static final long JOURNAL = 64;
  private static final long NEXT = 192;
  private static final long RESIDENT = 200;
  private static final long FIRST_FREE = 256;
  private static final long SIZE = FIRST_FREE + 8L * (LARGEST_CLASS + 1);

  private static final long BLOCK_CLASS = -64;
  private static final long BLOCK_RESIDENT = -60;
  private static final long BLOCK_NEXT_FREE = -56;

  private BlockHeap() {}

  /** The heap of a segment; makes it if there is none. */
  private static long heap(Segment segment) {
    long root = Segment.root(Roots.HEAP);
    long heap = segment.getLongAcquire(root);
    if (heap == 0) {
      long fresh = Objects.allocate(segment, SIZE);
      segment.setLong(fresh + NEXT, Objects.end(segment));
      long other = segment.compareAndExchangeLong(root, 0, fresh);
      heap = other == 0 ? fresh : other;
    }
    return heap;
  }

  /**
   * Takes a block, whose bytes may be anything, and writes its offset into the slot.
   *
   * @param sizeBytes how much of it is needed at least
   * @param slot a word that is 0 and that nobody else changes meanwhile
   * @throws OutOfSharedMemoryException when the segment has no room for it
   */
  public static long allocate(Segment segment, long sizeBytes, long slot) {
    int wanted = classOf(sizeBytes + HEADER);
    long heap = heap(segment);
    StackRoom.ensure();
    Mutex.lock(segment, heap + MUTEX);
    try {
      int found = wanted;
      while (found <= LARGEST_CLASS && segment.getLong(firstFree(heap, found)) == 0) {
        found++;
      }
      long next = segment.getLong(heap + NEXT);
      long size = 1L << wanted;
      if (found != wanted && next + size <= segment.sizeBytes()) {
        long block = next + HEADER;
        segment.setInt(block + BLOCK_CLASS, wanted);
        Journal.list(segment, heap + JOURNAL, 0, heap + NEXT, next + size);
        Journal.list(segment, heap + JOURNAL, 1, slot, block);
        Journal.commit(segment, heap + JOURNAL, 2);
        return block;
      }
      if (found > LARGEST_CLASS) {
        throw new OutOfSharedMemoryException(sizeBytes, segment.sizeBytes());
      }
      long block = segment.getLong(firstFree(heap, found));
      Journal.list(
          segment,
          heap + JOURNAL,
          0,
          firstFree(heap, found),
          segment.getLong(block + BLOCK_NEXT_FREE));
      Journal.list(segment, heap + JOURNAL, 1, slot, block);
      long resident = segment.getInt(block + BLOCK_RESIDENT) == 0 ? 0 : 1L << found;
      Journal.list(
          segment, heap + JOURNAL, 2, heap + RESIDENT, segment.getLong(heap + RESIDENT) - resident);
      Journal.commit(segment, heap + JOURNAL, 3);
      return block;
    } finally {
      Mutex.unlock(segment, heap + MUTEX);
    }
  }

  /**
   * Gives back the block whose offset stands in the slot, and writes 0 there; nothing if it is 0.
   */
  public static void free(Segment segment, long slot) {
    long block = segment.getLong(slot);
    if (block == 0) {
      return;
    }
    long heap = heap(segment);
    StackRoom.ensure();
    Mutex.lock(segment, heap + MUTEX);
    try {
      int blockClass = segment.getInt(block + BLOCK_CLASS);
      long size = 1L << blockClass;
      long resident = segment.getLong(heap + RESIDENT);
      boolean keep = size == PAGE || resident + size <= RESIDENT_LIMIT;
      if (!keep) {
        segment.discard(block - HEADER + PAGE, size - PAGE);
      }
      segment.setInt(block + BLOCK_RESIDENT, keep ? 1 : 0);
      segment.setLong(block + BLOCK_NEXT_FREE, segment.getLong(firstFree(heap, blockClass)));
      Journal.list(segment, heap + JOURNAL, 0, firstFree(heap, blockClass), block);
      Journal.list(segment, heap + JOURNAL, 1, slot, 0);
      Journal.list(segment, heap + JOURNAL, 2, heap + RESIDENT, resident + (keep ? size : 0));
      Journal.commit(segment, heap + JOURNAL, 3);
    } finally {
      Mutex.unlock(segment, heap + MUTEX);
    }
  }

  /** How many bytes a block has. */
  public static long capacity(Segment segment, long block) {
    return (1L << segment.getInt(block + BLOCK_CLASS)) - HEADER;
  }

  /** Finishes what a process had begun that is dead. To be called before any other repair. */
  public static void repair(Segment segment, int deadOrdinal) {
    long heap = segment.getLongAcquire(Segment.root(Roots.HEAP));
    if (heap == 0) {
      return;
    }
    if (Mutex.isHeldBy(segment, heap + MUTEX, deadOrdinal)) {
      Journal.redo(segment, heap + JOURNAL);
    }
    Mutex.repair(segment, heap + MUTEX, deadOrdinal);
  }

  /** How much of the segment has ever been used for blocks. */
  public static long usedBytes(Segment segment) {
    return segment.getLongOpaque(heap(segment) + NEXT) - Objects.end(segment);
  }

  private static int classOf(long sizeBytes) {
    int ceiling = 64 - Long.numberOfLeadingZeros(sizeBytes - 1);
    return Math.max(SMALLEST_CLASS, ceiling);
  }

  private static long firstFree(long heap, int blockClass) {
    return heap + FIRST_FREE + 8L * blockClass;
  }
}
