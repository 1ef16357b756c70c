package proclings.shm;

/**
 * The objects of a segment: allocated once, never moved, found by their kind.
 *
 * <pre>
 *   words at {@link Segment#OBJECT_WORDS}:  +0 next free offset   +8 end of the arena
 *                                +64 + 16·kind: newest object of the kind, +8: how many were made
 *   an object:   −64 kind (4) | −60 number (4) | −56 size (8) | −48 offset of the next older one (8)
 *                  0 payload, all zero at first, on a cache line of its own
 * </pre>
 *
 * <p>An allocation can be cut off at any point by the death of its process: the space is taken
 * first (one atomic addition), the object is written, and then one compare-and-set puts it on its
 * kind's list, which is the commit. A death before it loses some bytes, never the list. A walk
 * therefore needs no lock, and sees whole objects only.
 */
public final class Objects {

  /** How many kinds there can be: 0 to {@code KINDS - 1}. */
  public static final int KINDS = 64;

  private static final long NEXT = Segment.OBJECT_WORDS;
  private static final long END = Segment.OBJECT_WORDS + 8;
  private static final long HEADS = Segment.OBJECT_WORDS + 64;
  private static final long LINE = 64;
  private static final long KIND = -64;
  private static final long NUMBER = -60;
  private static final long SIZE = -56;
  private static final long OLDER = -48;

  private Objects() {}

  /** An eighth of the segment is for objects, at most 1 GiB; what follows is for blocks. */
  static void format(Segment segment) {
    long end = Math.min(segment.sizeBytes() / 8, 1L << 30) & -4096L;
    segment.setLong(NEXT, Segment.FIRST_FREE + LINE);
    segment.setLong(END, end);
  }

  /**
   * Where the part of the segment begins that is not for objects; it reaches to the segment's end.
   */
  public static long end(Segment segment) {
    return segment.getLong(END);
  }

  /**
   * Takes memory that is all zero and belongs to no list yet: see {@link #publish}.
   *
   * @throws OutOfSharedMemoryException when there is no room for another object
   */
  public static long allocate(Segment segment, long sizeBytes) {
    long whole = LINE + (sizeBytes + LINE - 1 & -LINE);
    long header = segment.getAndAddLong(NEXT, whole);
    if (header + whole > end(segment)) {
      throw new OutOfSharedMemoryException();
    }
    long object = header + LINE;
    segment.setLong(object + SIZE, sizeBytes);
    return object;
  }

  /**
   * Makes an object known under its kind, whole as it was written, and gives it its number: 1 for
   * the first of its kind. Who finds it sees everything that was written before.
   */
  public static int publish(Segment segment, int kind, long object) {
    long head = HEADS + 16L * java.util.Objects.checkIndex(kind, KINDS);
    int number = (int) segment.getAndAddLong(head + 8, 1) + 1;
    segment.setInt(object + KIND, kind);
    segment.setInt(object + NUMBER, number);
    long newest;
    do {
      newest = segment.getLongAcquire(head);
      segment.setLong(object + OLDER, newest);
    } while (!segment.compareAndSetLong(head, newest, object));
    return number;
  }

  /** The kind under which an object was published. */
  public static int kind(Segment segment, long object) {
    return segment.getInt(object + KIND);
  }

  /** The number that {@link #publish} gave. */
  public static int number(Segment segment, long object) {
    return segment.getInt(object + NUMBER);
  }

  /** Visits every published object of a kind, the newest first. */
  public static void walk(Segment segment, int kind, Visitor visitor) {
    long head = HEADS + 16L * java.util.Objects.checkIndex(kind, KINDS);
    for (long o = segment.getLongAcquire(head); o != 0; o = segment.getLongAcquire(o + OLDER)) {
      visitor.visit(o);
    }
  }

  /** Visits every published object of every kind. */
  public static void walk(Segment segment, KindVisitor visitor) {
    for (int kind = 0; kind < KINDS; kind++) {
      int each = kind;
      walk(segment, kind, object -> visitor.visit(each, object));
    }
  }

  /** Takes an object. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes the next object. */
    void visit(long object);
  }

  /** Takes an object with its kind. */
  @FunctionalInterface
  public interface KindVisitor {
    /** Takes the next object. */
    void visit(int kind, long object);
  }
}
