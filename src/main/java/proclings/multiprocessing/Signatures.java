package proclings.multiprocessing;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type's methods under what a call of a managed object names them by. */
final class Signatures {

  private static final ClassValue<Map<String, Method>> BY_SIGNATURE =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          Map<String, Method> methods = new HashMap<>();
          for (Method method : type.getMethods()) {
            boolean unused = method.trySetAccessible(); // an interface needs not be public
            methods.putIfAbsent(signature(method), method);
          }
          return methods;
        }
      };

  private static final ClassValue<Map<Method, String>> BY_METHOD =
      new ClassValue<>() {
        @Override
        protected Map<Method, String> computeValue(Class<?> type) {
          Map<Method, String> signatures = new HashMap<>();
          for (Method method : type.getMethods()) {
            signatures.put(method, signature(method));
          }
          return signatures;
        }
      };

  private Signatures() {}

  /** What a call names a method by. */
  static String of(Method method) {
    String known = BY_METHOD.get(method.getDeclaringClass()).get(method);
    return known == null ? signature(method) : known;
  }

  static @Nullable Method find(Class<?> type, String signature) {
    return BY_SIGNATURE.get(type).get(signature);
  }

  private static String signature(Method method) {
    StringBuilder text = new StringBuilder(method.getName());
    Arrays.stream(method.getParameterTypes())
        .forEach(type -> text.append(' ').append(type.getName()));
    return text.toString();
  }
}
