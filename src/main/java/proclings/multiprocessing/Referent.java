package proclings.multiprocessing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proclings.shm.Segment;

/**
 * An object that a manager's server keeps, and the calls of it.
 *
 * <p>Calls of the manager's own types are executed one at a time, all of a server's under one
 * monitor, as CPython's are under its global lock: each is one step for all others. One monitor for
 * all, because such objects lie in one another: with one each, two that compare their contents
 * could wait for each other. Calls of user types are not guarded, so that one may block; such a
 * type does its own locking, as in Python.
 */
final class Referent {

  /** The contents and their version, as {@code Object[] {Long, Object}}. */
  static final String COPY = "copy of all";

  /** Puts other contents in place of those of a version, if they still are of it. */
  static final String SWAP = "swap all";

  static final String TO_STRING = "toString";

  /** What surely changes nothing; anything else makes a new version. */
  private static final Set<String> READS =
      Set.of(
          "get",
          "size",
          "isEmpty",
          "contains",
          "containsAll",
          "containsKey",
          "containsValue",
          "getOrDefault",
          "indexOf",
          "lastIndexOf",
          "getFirst",
          "getLast",
          TO_STRING);

  private final Object object;
  private final Class<?> type;
  private final @Nullable Object monitor;
  private long version;

  Referent(Object object, Class<?> type, @Nullable Object monitor) {
    this.object = object;
    this.type = type;
    this.monitor = monitor;
  }

  /** A name for it in the session. */
  String name(Segment segment) {
    return ManagedNumbers.nextName(segment, type);
  }

  /** The method that a call names; null for one that every object has. */
  @Nullable Method method(String signature) {
    return Signatures.find(type, signature);
  }

  /**
   * Executes a call.
   *
   * @param event passes the gate before any effect, in the order of the effects where calls are
   *     executed one at a time
   * @throws Throwable what the object's method throws
   */
  @Nullable Object call(Runnable event, String signature, @Nullable Object[] arguments)
      throws Throwable {
    if (monitor == null) {
      event.run();
      return invoke(signature, arguments);
    }
    synchronized (monitor) {
      event.run();
      return switch (signature) {
        case COPY -> new Object[] {version, copy()};
        case SWAP -> swap(arguments);
        default -> {
          if (!READS.contains(signature.split(" ", 2)[0])) {
            version++;
          }
          yield invoke(signature, arguments);
        }
      };
    }
  }

  /** Nobody has a proxy any more. One that can be closed is, in a thread that may take its time. */
  void drop() {
    if (object instanceof AutoCloseable closeable) {
      Thread.ofPlatform().daemon().name("proclings closing").start(() -> close(closeable));
    }
  }

  private void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Throwable e) {
      EngineLog.info(Session.current(), "the close of a dropped %s failed: %s", type.getName(), e);
    }
  }

  private @Nullable Object invoke(String signature, @Nullable Object[] arguments) throws Throwable {
    if (signature.equals(TO_STRING)) {
      return object.toString();
    }
    Method method = method(signature);
    if (method == null) {
      throw new UnsupportedOperationException(type.getName() + " has no method " + signature);
    }
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private Object copy() {
    return switch (object) {
      case Map<?, ?> map -> new LinkedHashMap<>(map);
      case Set<?> set -> new LinkedHashSet<>(set);
      case Collection<?> list -> new ArrayList<>(list);
      default -> throw new UnsupportedOperationException(type.getName() + " can't be copied");
    };
  }

  @SuppressWarnings("unchecked") // they are a copy of what was in it
  private boolean swap(@Nullable Object[] arguments) {
    if (!Long.valueOf(version).equals(arguments[0])) {
      return false;
    }
    version++;
    Collection<@Nullable Object> all = (Collection<@Nullable Object>) object;
    all.clear();
    all.addAll((Collection<?>) java.util.Objects.requireNonNull(arguments[1]));
    return true;
  }
}
