package proclings.multiprocessing;

import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.lang.invoke.SerializedLambda;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import proclings.shm.Objects;
import proclings.shm.Roots;
import proclings.shm.Segment;

/**
 * What may be read of a message by Java's serialisation: the filter of one message.
 *
 * <p>No array may be larger than the message itself, so that a few bytes can't ask for all memory.
 * What classes are allowed is the program's to say, for all processes of the session at once (see
 * {@link Multiprocessing#setDeserializationFilter}); the engine's own always are. A filter that the
 * JVM was started with ({@code -Djdk.serialFilter}) is asked as well: the JDK sees to that.
 *
 * <pre>
 *   the root word: where the pattern stands; 0 if there is none
 *   a pattern      0 length in bytes (4) | 4 UTF-8
 * </pre>
 *
 * <p>A pattern is written whole before the root word names it, and never changed.
 */
final class ReadFilter implements ObjectInputFilter {

  /** Collections read arrays that are somewhat larger than what is in them. */
  private static final long USUAL_ELEMENTS = 1024;

  private static final String OWN = ReadFilter.class.getPackageName() + ".";

  private static final @Nullable ClassLoader OWN_LOADER = ReadFilter.class.getClassLoader();

  private static volatile @Nullable Pattern last;

  private final @Nullable Pattern pattern;
  private final int messageBytes;
  private @Nullable String refused;

  /** A pattern as it was read from where it stands. */
  private record Pattern(long address, String text, ObjectInputFilter filter) {}

  private ReadFilter(@Nullable Pattern pattern, int messageBytes) {
    this.pattern = pattern;
    this.messageBytes = messageBytes;
  }

  /** The filter of a message of so many bytes. */
  static ReadFilter of(Session session, int messageBytes) {
    return new ReadFilter(current(session.segment()), messageBytes);
  }

  /**
   * Sets the pattern for the session.
   *
   * @throws IllegalArgumentException when it is none
   */
  static void set(Session session, String text) {
    try {
      ObjectInputFilter unused = Config.createFilter(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "no pattern of a deserialisation filter: \"%s\": %s".formatted(text, e.getMessage()), e);
    }
    Segment segment = session.segment();
    long address = 0;
    if (!text.isBlank()) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      address = Objects.allocate(segment, Integer.BYTES + utf8.length);
      segment.setInt(address, utf8.length);
      segment.setBytes(address + Integer.BYTES, utf8, 0, utf8.length);
    }
    segment.setLongRelease(Segment.root(Roots.READ_FILTER), address);
  }

  /** The session's pattern; empty if there is none. */
  static String text(Session session) {
    Pattern pattern = current(session.segment());
    return pattern == null ? "" : pattern.text;
  }

  private static @Nullable Pattern current(Segment segment) {
    long address = segment.getLongAcquire(Segment.root(Roots.READ_FILTER));
    if (address == 0) {
      return null;
    }
    Pattern known = last;
    if (known == null || known.address != address) {
      byte[] utf8 = new byte[segment.getInt(address)];
      segment.getBytes(address + Integer.BYTES, utf8, 0, utf8.length);
      String text = new String(utf8, StandardCharsets.UTF_8);
      known =
          new Pattern(address, text, java.util.Objects.requireNonNull(Config.createFilter(text)));
      last = known;
    }
    return known;
  }

  @Override
  public Status checkInput(FilterInfo info) {
    if (info.arrayLength() > Math.max(messageBytes, USUAL_ELEMENTS)) {
      refused =
          "an array of %,d elements in a message of %,d bytes"
              .formatted(info.arrayLength(), messageBytes);
      return Status.REJECTED;
    }
    if (pattern == null || isOwn(info.serialClass())) {
      return Status.ALLOWED;
    }
    Status status = pattern.filter.checkInput(info);
    if (status == Status.REJECTED) {
      Class<?> type = info.serialClass();
      refused =
          "%s, which the deserialisation filter \"%s\" does not allow"
              .formatted(type == null ? "more than it may have" : type.getName(), pattern.text);
    }
    return status;
  }

  private static boolean isOwn(@Nullable Class<?> type) {
    return type != null
        && (type == SerializedLambda.class
            || type.getName().startsWith(OWN) && type.getClassLoader() == OWN_LOADER);
  }

  /** What the reading failed of, said plainly if it was this that refused something. */
  InvalidClassException explain(InvalidClassException e) {
    if (refused == null) {
      return e;
    }
    InvalidClassException plain = new InvalidClassException("it has " + refused);
    plain.initCause(e);
    return plain;
  }
}
