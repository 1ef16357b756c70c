package proclings.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.kernel.Reply.Frame;
import proclings.kernel.Reply.Thrown;
import proclings.kernel.Request.Carry;
import proclings.kernel.Request.Invoke;

/** Runs cells in the main process, on the calling thread. */
final class CellRunner {

  /** The method of a snippet's class that JShell makes of what is to be run. */
  private static final String SNIPPET_METHOD = "do_it$";

  private static final String UNRESOLVED = "jdk.jshell.spi.SPIResolutionException";

  /** More frames than these tell nothing: a stack that overflowed has thousands. */
  private static final int MOST_FRAMES = 12;

  private static final int MOST_CAUSES = 8;

  private final ClassLoader classes;

  CellRunner(ClassLoader classes) {
    this.classes = classes;
  }

  Reply run(Request.Run run) {
    String value = null;
    try {
      for (Request.Action action : run.actions()) {
        Stop.check();
        switch (action) {
          case Invoke(String className, boolean wanted) -> {
            Object result = invoke(className);
            if (wanted) {
              value = ValueText.of(result);
            }
          }
          case Carry carry -> carry(carry);
        }
      }
      // Also a cell that came to its end because its children were killed.
      return Stop.isAsked() ? new Reply.Stopped(run.cell()) : new Reply.Done(run.cell(), value);
    } catch (Throwable thrown) {
      return Stop.isAsked()
          ? new Reply.Stopped(run.cell())
          : new Reply.Failed(run.cell(), describe(thrown, MOST_CAUSES));
    }
  }

  private @Nullable Object invoke(String className) throws Throwable {
    Method method = load(className).getDeclaredMethod(SNIPPET_METHOD);
    method.setAccessible(true);
    try {
      return method.invoke(null);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : cause;
    }
  }

  /** The new class of a variable whose type has changed begins with its default, as in jshell. */
  private void carry(Carry carry) {
    try {
      Object value = field(classes, carry.from(), carry.field()).get(null);
      Field target = field(classes, carry.to(), carry.field());
      if (value != null && !Modifier.isFinal(target.getModifiers())) {
        target.set(null, value);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException | LinkageError e) {
      // Another type: the value is not one of it, and the variable keeps its default.
    }
  }

  private Class<?> load(String className) throws ClassNotFoundException {
    return Class.forName(className, true, classes);
  }

  static Field field(ClassLoader classes, String className, String name)
      throws ReflectiveOperationException {
    Field field = Class.forName(className, true, classes).getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static Thrown describe(Throwable thrown, int causes) {
    List<Frame> frames = new ArrayList<>();
    for (StackTraceElement element : thrown.getStackTrace()) {
      String file = element.getFileName();
      if (file != null && Frames.isLearners(file) && frames.size() < MOST_FRAMES) {
        frames.add(
            new Frame(
                element.getClassName(), element.getMethodName(), file, element.getLineNumber()));
      }
    }
    Throwable cause = thrown.getCause();
    return new Thrown(
        thrown.getClass().getTypeName(),
        messageOf(thrown),
        unresolved(thrown),
        frames,
        cause == null || causes == 0 ? null : describe(cause, causes - 1));
  }

  /** The learner's own exception may throw while it is asked. */
  private static @Nullable String messageOf(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable e) {
      return null;
    }
  }

  /** By name, as this is the one thing for which the main process would load JShell's module. */
  private static int unresolved(Throwable thrown) {
    if (!thrown.getClass().getName().equals(UNRESOLVED)) {
      return -1;
    }
    try {
      return (Integer) thrown.getClass().getMethod("id").invoke(thrown);
    } catch (ReflectiveOperationException e) {
      return -1;
    }
  }
}
