package proclings.kernel;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a notebook's lambda again that came from another process.
 *
 * <p>javac does that for lambdas whose type says that they are serialisable. In a notebook all are,
 * as {@link StopChecks} sees to it, and a class that has some calls this. Public only because those
 * classes live in another package.
 */
public final class Lambdas {

  /** What the method is called that javac made, where it made one. */
  static final String OF_JAVAC = "$deserializeLambda$OfJavac";

  private Lambdas() {}

  /**
   * Makes the lambda.
   *
   * @param lookup of the class that has the lambda's code
   */
  public static Object make(Lookup lookup, SerializedLambda lambda) throws Throwable {
    try {
      Method javac = lookup.lookupClass().getDeclaredMethod(OF_JAVAC, SerializedLambda.class);
      javac.setAccessible(true);
      return javac.invoke(null, lambda);
    } catch (NoSuchMethodException | InvocationTargetException e) {
      return link(lookup, lambda);
    }
  }

  /** What the call site in the lambda's class does at its first execution. */
  private static Object link(Lookup lookup, SerializedLambda lambda) throws Throwable {
    ClassLoader loader = lookup.lookupClass().getClassLoader();
    MethodType code = type(lambda.getImplMethodSignature(), loader);
    Class<?> owner = load(lambda.getImplClass(), loader);
    MethodHandle implementation = find(lookup, lambda, owner, code);
    int count = lambda.getCapturedArgCount();
    List<Object> captured = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      captured.add(lambda.getCapturedArg(i));
    }
    MethodType site =
        implementation
            .type()
            .dropParameterTypes(count, implementation.type().parameterCount())
            .changeReturnType(load(lambda.getFunctionalInterfaceClass(), loader));
    MethodHandle made =
        LambdaMetafactory.altMetafactory(
                lookup,
                lambda.getFunctionalInterfaceMethodName(),
                site,
                type(lambda.getFunctionalInterfaceMethodSignature(), loader),
                implementation,
                type(lambda.getInstantiatedMethodType(), loader),
                LambdaMetafactory.FLAG_SERIALIZABLE)
            .getTarget();
    return made.invokeWithArguments(captured);
  }

  private static MethodHandle find(
      Lookup lookup, SerializedLambda lambda, Class<?> owner, MethodType code)
      throws ReflectiveOperationException {
    String name = lambda.getImplMethodName();
    return switch (lambda.getImplMethodKind()) {
      case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, name, code);
      case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(owner, code);
      case MethodHandleInfo.REF_invokeSpecial ->
          lookup.findSpecial(owner, name, code, lookup.lookupClass());
      default -> lookup.findVirtual(owner, name, code);
    };
  }

  private static MethodType type(String descriptor, ClassLoader loader) {
    return MethodType.fromMethodDescriptorString(descriptor, loader);
  }

  private static Class<?> load(String internalName, ClassLoader loader)
      throws ClassNotFoundException {
    return Class.forName(internalName.replace('/', '.'), false, loader);
  }
}
