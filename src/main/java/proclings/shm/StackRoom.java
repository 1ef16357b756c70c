package proclings.shm;

/**
 * Makes sure of some stack before a critical section.
 *
 * <p>A stack overflow can strike at any call. In the middle of a critical section it would leave a
 * mutex locked by a process that lives on: {@code finally} does not help, because what it calls
 * overflows too. A learner's endless recursion that prints comes to that at once. So each section
 * first uses up more stack than it will need itself, and gives it back; the overflow then comes
 * here, where nothing is locked, or in another section's check further down, which leaves enough
 * for this one's {@code finally}.
 *
 * <p>To use up stack costs time by the frame and by the word that is written, so a frame here is
 * large and hardly written to: it has room for many words that are alive at once, on a path that is
 * taken now and then, so that the compiler compiles it, and no more often. A frame has some 550
 * bytes when it is compiled and 1,150 when it is interpreted, and takes 3 ns.
 */
final class StackRoom {

  /** For the release of a lock, from where it was acquired. */
  private static final int FEW = 3;

  /** For a section that copies bytes, moves chunks and tells the gate. */
  private static final int MANY = 5;

  private static final int SELDOM = 0xfff;

  private static final long[] WORDS = new long[64];

  /** Counted without order: that some are counted twice or not at all does not matter. */
  private static int calls;

  private StackRoom() {}

  /** Throws {@link StackOverflowError} now if a section could. */
  static void ensure() {
    ensure(MANY);
  }

  /** As {@link #ensure}, for what needs little. */
  static void ensureLittle() {
    ensure(FEW);
  }

  private static void ensure(int frames) {
    if (deep(frames) < 0) {
      throw new AssertionError("a sum of numbers that are not negative");
    }
  }

  private static long deep(int frames) {
    if (frames > 1) {
      return deep(frames - 1) + 1;
    }
    if ((calls++ & SELDOM) != 0) {
      return 0;
    }
    long w0 = WORDS[0];
    long w1 = WORDS[1];
    long w2 = WORDS[2];
    long w3 = WORDS[3];
    long w4 = WORDS[4];
    long w5 = WORDS[5];
    long w6 = WORDS[6];
    long w7 = WORDS[7];
    long w8 = WORDS[8];
    long w9 = WORDS[9];
    long w10 = WORDS[10];
    long w11 = WORDS[11];
    long w12 = WORDS[12];
    long w13 = WORDS[13];
    long w14 = WORDS[14];
    long w15 = WORDS[15];
    long w16 = WORDS[16];
    long w17 = WORDS[17];
    long w18 = WORDS[18];
    long w19 = WORDS[19];
    long w20 = WORDS[20];
    long w21 = WORDS[21];
    long w22 = WORDS[22];
    long w23 = WORDS[23];
    long w24 = WORDS[24];
    long w25 = WORDS[25];
    long w26 = WORDS[26];
    long w27 = WORDS[27];
    long w28 = WORDS[28];
    long w29 = WORDS[29];
    long w30 = WORDS[30];
    long w31 = WORDS[31];
    long w32 = WORDS[32];
    long w33 = WORDS[33];
    long w34 = WORDS[34];
    long w35 = WORDS[35];
    long w36 = WORDS[36];
    long w37 = WORDS[37];
    long w38 = WORDS[38];
    long w39 = WORDS[39];
    long w40 = WORDS[40];
    long w41 = WORDS[41];
    long w42 = WORDS[42];
    long w43 = WORDS[43];
    long w44 = WORDS[44];
    long w45 = WORDS[45];
    long w46 = WORDS[46];
    long w47 = WORDS[47];
    long w48 = WORDS[48];
    long w49 = WORDS[49];
    long w50 = WORDS[50];
    long w51 = WORDS[51];
    long w52 = WORDS[52];
    long w53 = WORDS[53];
    long w54 = WORDS[54];
    long w55 = WORDS[55];
    long w56 = WORDS[56];
    long w57 = WORDS[57];
    long w58 = WORDS[58];
    long w59 = WORDS[59];
    long w60 = WORDS[60];
    long w61 = WORDS[61];
    long w62 = WORDS[62];
    long w63 = WORDS[63];
    // A call, over which they must be kept.
    deep(0);
    return w0 + w1 + w2 + w3 + w4 + w5 + w6 + w7 + w8 + w9 + w10 + w11 + w12 + w13 + w14 + w15 + w16
        + w17 + w18 + w19 + w20 + w21 + w22 + w23 + w24 + w25 + w26 + w27 + w28 + w29 + w30 + w31
        + w32 + w33 + w34 + w35 + w36 + w37 + w38 + w39 + w40 + w41 + w42 + w43 + w44 + w45 + w46
        + w47 + w48 + w49 + w50 + w51 + w52 + w53 + w54 + w55 + w56 + w57 + w58 + w59 + w60 + w61
        + w62 + w63;
  }
}
