package proclings.multiprocessing;

import java.io.Serializable;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a proxy: each call of it is sent to the manager's server. Collections differ
 * in what can't be sent:
 *
 * <ul>
 *   <li>a view (an iterator, a stream, {@code keySet()}) is one of a copy, and can't be written to;
 *   <li>a function is applied in the caller, to a copy, which takes the place of the contents if
 *       nobody called in between, and else again. A dict's do it entry by entry, as those of {@link
 *       java.util.concurrent.ConcurrentMap} by default.
 * </ul>
 */
final class ManagedObject implements InvocationHandler, Serializable {

  private static final long serialVersionUID = 1;

  private static final Set<String> VIEWS =
      Set.of(
          "iterator",
          "listIterator",
          "spliterator",
          "stream",
          "parallelStream",
          "subList",
          "reversed",
          "forEach",
          "toArray",
          "keySet",
          "values",
          "entrySet");

  private static final Set<String> CHANGES = Set.of("removeIf", "replaceAll", "sort");

  private static final Set<String> ENTRY_CHANGES =
      Set.of("compute", "computeIfAbsent", "computeIfPresent", "merge", "replaceAll", "forEach");

  private final ManagerAddress address;
  private final Share share;

  private ManagedObject(ManagerAddress address, Share share) {
    this.address = address;
    this.share = share;
  }

  static <T> T proxy(ManagerAddress address, Share share, Class<T> type) {
    ClassLoader loader =
        type.getClassLoader() == null ? SharedClasses.loader() : type.getClassLoader();
    return type.cast(
        Proxy.newProxyInstance(loader, new Class<?>[] {type}, new ManagedObject(address, share)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    ManagedCall call = ManagedCall.begin(share.name(), method.getName());
    try {
      return dispatch(proxy, method, given == null ? new Object[0] : given);
    } finally {
      if (call != null) {
        call.end();
      }
      Reference.reachabilityFence(share);
    }
  }

  private @Nullable Object dispatch(Object proxy, Method method, @Nullable Object[] arguments)
      throws Throwable {
    String name = method.getName();
    if (name.equals("toString") && arguments.length == 0) {
      return call(method, Referent.TO_STRING);
    }
    boolean collection = proxy instanceof Collection || proxy instanceof Map;
    if (name.equals("equals") && arguments.length == 1) {
      return isSame(arguments[0]) || collection && copy().equals(arguments[0]);
    }
    if (name.equals("hashCode") && arguments.length == 0) {
      return collection ? copy().hashCode() : Long.hashCode(share.number());
    }
    if (proxy instanceof Map && ENTRY_CHANGES.contains(name)) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    if (collection && VIEWS.contains(name)) {
      return apply(copy(), method, arguments);
    }
    if (collection && CHANGES.contains(name)) {
      return change(method, arguments);
    }
    @Nullable Object[] request = new Object[arguments.length];
    System.arraycopy(arguments, 0, request, 0, arguments.length);
    return call(method, Signatures.of(method), request);
  }

  private boolean isSame(@Nullable Object other) {
    return other != null
        && Proxy.isProxyClass(other.getClass())
        && Proxy.getInvocationHandler(other) instanceof ManagedObject that
        && that.share.number() == share.number()
        && that.address.equals(address);
  }

  private @Nullable Object call(Method method, String signature, @Nullable Object... arguments)
      throws Throwable {
    @Nullable Object[] reply = send(signature, arguments);
    if (Integer.valueOf(ManagerServer.PROXY).equals(reply[0])) {
      return proxy(
          address, (Share) java.util.Objects.requireNonNull(reply[1]), method.getReturnType());
    }
    return reply[1];
  }

  private @Nullable Object[] send(String signature, @Nullable Object... arguments)
      throws Throwable {
    if (!share.isLive()) {
      throw new IllegalStateException(
          share.name()
              + " is gone: when this proxy of it arrived, no process had another, or the manager"
              + " had ended. Keep a proxy, and the manager, until the other process has its own");
    }
    return address.call(share.number(), signature, arguments);
  }

  /** The contents and their version. */
  private Object[] versioned() throws Throwable {
    return (Object[]) java.util.Objects.requireNonNull(send(Referent.COPY)[1]);
  }

  private Object copy() throws Throwable {
    return switch (versioned()[1]) {
      case List<?> list -> Collections.unmodifiableList(list);
      case Map<?, ?> map -> Collections.unmodifiableMap(map);
      case LinkedHashSet<?> set -> Collections.unmodifiableSequencedSet(set);
      default -> throw new IllegalStateException("no collection: " + this);
    };
  }

  private @Nullable Object change(Method method, @Nullable Object[] arguments) throws Throwable {
    while (true) {
      Object[] before = versioned();
      Object changed = before[1];
      Object result = apply(changed, method, arguments);
      if (Boolean.TRUE.equals(send(Referent.SWAP, before[0], changed)[1])) {
        return result;
      }
    }
  }

  private static @Nullable Object apply(Object target, Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
