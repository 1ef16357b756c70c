package proclings.multiprocessing;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stops a value from being serialised, and the way to it.
 *
 * <p>The JDK names only the class. The way is found by walking over the value as the JDK did, by
 * fields and, where fields of the JDK's own classes are closed to us, by elements.
 */
final class Culprit {

  private static final int DEEPEST = 200;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Culprit() {}

  /**
   * Says what is at fault in words.
   *
   * @param className the class that the JDK named
   */
  static String describe(@Nullable Object value, @Nullable String className) {
    String found = value == null ? null : new Culprit().search(value, "", 0);
    if (found != null) {
      return found;
    }
    return "it holds a " + className + ", which is not Serializable";
  }

  private @Nullable String search(Object value, String way, int depth) {
    if (depth > DEEPEST || !seen.add(value)) {
      return null;
    }
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() ? null : elements(value, way, depth);
    }
    if (!(value instanceof Serializable)) {
      String name = type.isAnonymousClass() ? "an anonymous class" : "a " + type.getTypeName();
      return (way.isEmpty() ? "it" : way) + " is " + name + ", which is not Serializable";
    }
    if (value instanceof String
        || value instanceof Number
        || value instanceof Enum<?>
        || value instanceof Class<?>
        || value instanceof Externalizable) {
      return null;
    }
    SerializedLambda lambda = lambda(value);
    if (lambda != null) {
      return captured(lambda, way, depth);
    }
    if (value instanceof Collection<?>
        || value instanceof Map<?, ?>
        || value instanceof Optional<?>) {
      String found = members(value, way, depth);
      if (found != null) {
        return found;
      }
    }
    return fields(value, type, way, depth);
  }

  private @Nullable String elements(Object array, String way, int depth) {
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      String found = element == null ? null : search(element, "element " + i + in(way), depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String members(Object value, String way, int depth) {
    if (value instanceof Optional<?> optional) {
      return optional
          .map(o -> search(o, "the value of the Optional" + in(way), depth + 1))
          .orElse(null);
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Object k = entry.getKey();
        Object v = entry.getValue();
        String found = k == null ? null : search(k, "the key " + brief(k) + in(way), depth + 1);
        if (found == null && v != null) {
          found = search(v, "the value of key " + brief(k) + in(way), depth + 1);
        }
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    return elements(((Collection<?>) value).toArray(), way, depth);
  }

  private @Nullable String captured(SerializedLambda lambda, String way, int depth) {
    int count = lambda.getCapturedArgCount();
    for (int i = 0; i < count; i++) {
      Object captured = lambda.getCapturedArg(i);
      if (captured != null) {
        String which = count == 1 ? "the captured variable" : "captured variable " + (i + 1);
        String found = search(captured, which + in(way), depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable String fields(Object value, Class<?> type, String way, int depth) {
    for (Class<?> c = type;
        c != null && Serializable.class.isAssignableFrom(c);
        c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0
            && !field.getType().isPrimitive()) {
          Object held = read(field, value);
          String found = held == null ? null : search(held, name(field, c) + in(way), depth + 1);
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }

  private static String name(Field field, Class<?> type) {
    if (field.getName().startsWith("val$")) {
      return "captured variable \"" + field.getName().substring(4) + "\"";
    }
    String simple = type.getSimpleName();
    return "field \"" + field.getName() + "\"" + (simple.isEmpty() ? "" : " of " + simple);
  }

  private static String in(String way) {
    return way.isEmpty() ? "" : " (" + way + ")";
  }

  private static String brief(@Nullable Object key) {
    String text = String.valueOf(key);
    return text.length() <= 30 ? text : text.substring(0, 30) + "…";
  }

  private static @Nullable Object read(Field field, Object value) {
    try {
      return field.trySetAccessible() ? field.get(value) : null;
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  private static @Nullable SerializedLambda lambda(Object value) {
    if (!value.getClass().isSynthetic()) {
      return null;
    }
    try {
      Method replace = value.getClass().getDeclaredMethod("writeReplace");
      replace.setAccessible(true);
      return replace.invoke(value) instanceof SerializedLambda lambda ? lambda : null;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }
}
