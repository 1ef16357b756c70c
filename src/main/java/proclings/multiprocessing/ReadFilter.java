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

  /** Numbers, texts, dates, and collections of them. */
  private static final String PLAIN = "java.lang.*;java.math.*;java.time.*;java.util.*;!*";

  private static final String OWN = ReadFilter.class.getPackageName() + ".";

  private static final @Nullable ClassLoader OWN_LOADER = ReadFilter.class.getClassLoader();

  private static volatile @Nullable Pattern last;

  /** Where a message comes from. */
  enum Origin {
    /** From our parent, which has made us and says what we are: asked is the program's pattern. */
    START,
    /** From a process of the session: of the same user, and with the same program. */
    SESSION,
    /** From whoever has the key: only plain values, unless the program says what else. */
    SOCKET
  }

  private final @Nullable Pattern pattern;
  private final int messageBytes;
  private final Origin origin;
  private @Nullable String refused;

  /** A pattern as it was read from where it stands. */
  private record Pattern(long address, String text, ObjectInputFilter filter) {

    static Pattern of(long address, String text) {
      return new Pattern(
          address, text, java.util.Objects.requireNonNull(Config.createFilter(text)));
    }
  }

  private ReadFilter(@Nullable Pattern pattern, int messageBytes, Origin origin) {
    this.pattern = pattern;
    this.messageBytes = messageBytes;
    this.origin = origin;
  }

  /**
   * The filter of a message of so many bytes; null if nothing is to be asked. With one the JDK asks
   * a logger of its own whether to tell what was asked, and to make that one ready takes a while.
   */
  static @Nullable ReadFilter of(Session session, int messageBytes, Origin origin) {
    Pattern said = current(session.segment());
    if (said == null && origin == Origin.START) {
      return null;
    }
    return new ReadFilter(
        said == null && origin == Origin.SOCKET ? Plain.PATTERN : said, messageBytes, origin);
  }

  /** Made only where there are sockets. */
  private static final class Plain {
    static final Pattern PATTERN = Pattern.of(0, PLAIN);
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
      known = Pattern.of(address, new String(utf8, StandardCharsets.UTF_8));
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
    if (pattern == null || origin != Origin.SOCKET && isOwn(info.serialClass())) {
      return Status.ALLOWED;
    }
    Status status = pattern.filter.checkInput(info);
    if (status == Status.REJECTED) {
      Class<?> type = info.serialClass();
      refused =
          "%s, which the deserialisation filter \"%s\" does not allow%s"
              .formatted(
                  type == null ? "more than it may have" : type.getName(),
                  pattern.text,
                  pattern == Plain.PATTERN
                      ? "; it is the one of sockets: allow more with"
                          + " Multiprocessing.setDeserializationFilter"
                      : "");
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
