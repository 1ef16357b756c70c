package proclings.multiprocessing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import proclings.shm.Objects;
import proclings.shm.Roots;
import proclings.shm.Segment;

/**
 * Classes that were made while the session runs, a notebook's say, for all of its processes.
 *
 * <pre>
 *   a class   0 the one shared before it (8) | 8 name's length (4) | 12 bytes' length (4) | 16 name | bytes
 * </pre>
 *
 * <p>A class is written whole and then put on the list by one compare-and-set, so the death of the
 * process that shares it leaves it there or not there. Classes are never taken away.
 */
public final class SharedClasses {

  private static final long OLDER = 0;
  private static final long NAME_LENGTH = 8;
  private static final long LENGTH = 12;
  private static final long NAME = 16;

  private final Segment segment;
  private final Map<String, Long> known = new HashMap<>();
  private long newestKnown;

  SharedClasses(Segment segment) {
    this.segment = segment;
  }

  /**
   * The loader that finds the shared classes, and by its parent all others. Threads of the
   * session's processes have it as their context loader.
   */
  public static ClassLoader loader() {
    return Session.current().loader();
  }

  /**
   * Shares a class: from now on each process of the session finds it.
   *
   * @param name as {@link Class#getName()} gives it
   * @throws IllegalStateException when a class of this name was shared before
   */
  public synchronized void publish(String name, byte[] bytes) {
    if (find(name) != 0) {
      throw new IllegalStateException("a class of this name was shared before: " + name);
    }
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    long shared = Objects.allocate(segment, NAME + utf8.length + bytes.length);
    segment.setInt(shared + NAME_LENGTH, utf8.length);
    segment.setInt(shared + LENGTH, bytes.length);
    segment.setBytes(shared + NAME, utf8, 0, utf8.length);
    segment.setBytes(shared + NAME + utf8.length, bytes, 0, bytes.length);
    long root = Segment.root(Roots.CLASSES);
    long newest;
    do {
      newest = segment.getLongAcquire(root);
      segment.setLong(shared + OLDER, newest);
    } while (!segment.compareAndSetLong(root, newest, shared));
  }

  /** The bytes of a class that was shared, or null. */
  synchronized byte @Nullable [] bytes(String name) {
    long shared = find(name);
    if (shared == 0) {
      return null;
    }
    byte[] bytes = new byte[segment.getInt(shared + LENGTH)];
    segment.getBytes(shared + NAME + segment.getInt(shared + NAME_LENGTH), bytes, 0, bytes.length);
    return bytes;
  }

  /** Looks at those that are new since the last time, then into the index. */
  private long find(String name) {
    long newest = segment.getLongAcquire(Segment.root(Roots.CLASSES));
    for (long shared = newest; shared != newestKnown; shared = segment.getLong(shared + OLDER)) {
      byte[] utf8 = new byte[segment.getInt(shared + NAME_LENGTH)];
      segment.getBytes(shared + NAME, utf8, 0, utf8.length);
      known.putIfAbsent(new String(utf8, StandardCharsets.UTF_8), shared);
    }
    newestKnown = newest;
    return known.getOrDefault(name, 0L);
  }
}
