package proclings.multiprocessing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;

/**
 * A dict as the server keeps it: a map in the order of insertion, as Python's. Its calls are one
 * step each because {@link Referent} guards them, which makes it a concurrent map.
 */
final class ManagedDict<K, V> extends LinkedHashMap<K, V> implements ConcurrentMap<K, V> {

  private static final long serialVersionUID = 1;

  ManagedDict(Map<? extends K, ? extends V> initial) {
    super(initial);
  }
}
