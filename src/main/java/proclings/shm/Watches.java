package proclings.shm;

/**
 * The words on which those park who wait for the first of several things.
 *
 * <pre>
 *   {@value #WORDS} words (futex), {@value #LINE} bytes apart
 * </pre>
 *
 * <p>A process has the word of its ordinal's low bits; a word that several share only wakes some
 * that look again. A thing that can be waited for has a mask in shared memory, with a bit a word
 * ({@link Awaited}).
 *
 * <h2>Why no wake-up is lost</h2>
 *
 * Who waits reads its word, sets its bit in the mask of each thing, looks whether one of them is
 * there, and parks while the word is what it was. Who makes a thing be there looks at its mask
 * afterwards; if that is not 0, takes it whole by one exchange, adds one to each word in it and
 * wakes all who park there. All accesses are volatile, so have one total order: either the one who
 * waits sees the thing, or the other sees the bit, and then the word changes after it was read. A
 * bit may have been taken by a change before: then the word has changed, or is about to, by who
 * took the bit. If that one dies with the bits that it took, nothing shows them any more; therefore
 * {@link #wakeAll} changes every word, whoever has died. They look again.
 *
 * <p>Nothing needs to be undone when a wait ends, however it ends: a bit that is left wakes a word
 * for nothing, once.
 */
public final class Watches {

  private static final int WORDS = 64;
  private static final long LINE = 64;

  private Watches() {}

  /** This process's word: to be read before {@link MessageLog#watch}, and parked on afterwards. */
  public static long word(Segment segment) {
    return words(segment) + LINE * place(segment);
  }

  /** This process's bit in the masks. */
  static long bit(Segment segment) {
    return 1L << place(segment);
  }

  private static int place(Segment segment) {
    return segment.self() & WORDS - 1;
  }

  private static long words(Segment segment) {
    long root = Segment.root(Roots.WATCHES);
    long words = segment.getLongVolatile(root);
    if (words == 0) {
      long fresh = Objects.allocate(segment, WORDS * LINE);
      long other = segment.compareAndExchangeLong(root, 0, fresh);
      words = other == 0 ? fresh : other;
    }
    return words;
  }

  /** Wakes this process's own: something that only it can wait for is there. */
  public static void wakeOwn(Segment segment) {
    wake(segment, bit(segment));
  }

  /** Wakes everybody, who then look again. */
  static void wakeAll(Segment segment) {
    wake(segment, -1L);
  }

  /** Wakes the words in a mask. If nobody ever had a word, nobody waits. */
  static void wake(Segment segment, long mask) {
    long words = segment.getLongVolatile(Segment.root(Roots.WATCHES));
    if (words == 0) {
      return;
    }
    for (long left = mask; left != 0; left &= left - 1) {
      long word = words + LINE * Long.numberOfTrailingZeros(left);
      segment.getAndAddInt(word, 1);
      Parking.wakeAll(segment, word);
    }
  }
}
