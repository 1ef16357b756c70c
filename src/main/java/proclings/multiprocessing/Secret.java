package proclings.multiprocessing;

import java.security.SecureRandom;
import java.util.Arrays;
import proclings.shm.Objects;
import proclings.shm.Roots;
import proclings.shm.Segment;

/**
 * What only the processes of one session know: a key, and a name by which they know each other.
 *
 * <pre>
 *   0 key, {@value #KEY_BYTES} bytes | 32 name of the session, {@value #NAME_BYTES} bytes
 * </pre>
 *
 * <p>Who needs it first makes it; it is whole before one compare-and-set of the root shows it. Of
 * two who make it at once, one finds the other's. A death before that leaves some bytes that nobody
 * knows of.
 */
final class Secret {

  private static final int KEY_BYTES = 32;
  private static final int NAME_BYTES = 16;
  private static final int SIZE = KEY_BYTES + NAME_BYTES;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  static Secret of(Segment segment) {
    long root = Segment.root(Roots.SECRET);
    long secret = segment.getLongVolatile(root);
    byte[] bytes = new byte[SIZE];
    if (secret == 0) {
      new SecureRandom().nextBytes(bytes);
      long fresh = Objects.allocate(segment, SIZE);
      segment.setBytes(fresh, bytes, 0, SIZE);
      long other = segment.compareAndExchangeLong(root, 0, fresh);
      secret = other == 0 ? fresh : other;
    }
    segment.getBytes(secret, bytes, 0, SIZE);
    return new Secret(bytes);
  }

  byte[] authkey() {
    return Arrays.copyOf(bytes, KEY_BYTES);
  }

  byte[] sessionName() {
    return Arrays.copyOfRange(bytes, KEY_BYTES, SIZE);
  }
}
