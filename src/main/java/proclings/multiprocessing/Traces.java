package proclings.multiprocessing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Stack traces for people: what their program did, not how the engine came to call it. */
final class Traces {

  private Traces() {}

  /** Cuts the frames below the program's own, from the error and its causes. */
  static void trim(Throwable error) {
    int depth = 0;
    for (@Nullable Throwable e = error; e != null && depth < 20; e = e.getCause(), depth++) {
      StackTraceElement[] frames = e.getStackTrace();
      int end = frames.length;
      while (end > 0 && isEngine(frames[end - 1])) {
        end--;
      }
      if (end > 0) {
        e.setStackTrace(Arrays.copyOf(frames, end));
      }
    }
  }

  private static boolean isEngine(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.equals(Child.class.getName()) || type.equals(Process.class.getName());
  }
}
