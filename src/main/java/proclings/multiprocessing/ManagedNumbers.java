package proclings.multiprocessing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import proclings.shm.Objects;
import proclings.shm.Roots;
import proclings.shm.Segment;

/**
 * Numbers for what the managers of a session keep, and for the calls of it.
 *
 * <pre>
 *   0 calls (8) | 8 objects of each kind (8 each), the last of which are the users' types
 * </pre>
 */
final class ManagedNumbers {

  private static final List<Class<?>> TYPES =
      List.of(
          List.class,
          ConcurrentMap.class,
          Set.class,
          Namespace.class,
          ValueProxy.class,
          PoolProxy.class,
          ResultProxy.class);

  private static final List<String> KINDS =
      List.of("list", "dict", "set", "namespace", "value", "pool", "result");

  private static final long CALLS = 0;
  private static final long NAMED = 8;
  private static final long SIZE = NAMED + 8L * (KINDS.size() + 1);

  private ManagedNumbers() {}

  /** The next call's number. */
  static long nextCall(Segment segment) {
    return segment.getAndAddLong(table(segment) + CALLS, 1) + 1;
  }

  /** A name in the session for another object of a type: {@code list-1}. */
  static String nextName(Segment segment, Class<?> type) {
    int index = TYPES.indexOf(type);
    long word = table(segment) + NAMED + 8L * (index < 0 ? TYPES.size() : index);
    return kind(type) + "-" + (segment.getAndAddLong(word, 1) + 1);
  }

  /** What objects of a type are called: in lower case, as no object in shared memory is. */
  static String kind(Class<?> type) {
    int index = TYPES.indexOf(type);
    if (index >= 0) {
      return KINDS.get(index);
    }
    String name = type.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static long table(Segment segment) {
    long root = Segment.root(Roots.MANAGED);
    long table = segment.getLongVolatile(root);
    if (table == 0) {
      long fresh = Objects.allocate(segment, SIZE);
      long other = segment.compareAndExchangeLong(root, 0, fresh);
      table = other == 0 ? fresh : other;
    }
    return table;
  }
}
