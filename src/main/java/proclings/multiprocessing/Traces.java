package proclings.multiprocessing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stack traces for people: what their program did, not how the engine came to call it.
 *
 * <p>Public only because the notebook's classes call it.
 */
public final class Traces {

  private Traces() {}

  /** The class that JShell puts around a snippet, up to the learner's own name inside it. */
  private static final Pattern SNIPPET = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\$?");

  /** What {@code e.printStackTrace()} does in a notebook. */
  public static void print(Throwable error) {
    trim(error);
    error.printStackTrace();
  }

  /** A trimmed trace as text, to be sent; the class's name where even that fails. */
  static String text(Throwable error) {
    try {
      trim(error);
      StringWriter text = new StringWriter();
      error.printStackTrace(new PrintWriter(text));
      return text.toString();
    } catch (Throwable e) {
      return error.getClass().getName();
    }
  }

  /** What an error says of itself; its class's name where even that fails. */
  static String said(Throwable error) {
    return said(error, error::toString);
  }

  /** An error's message, which may be anybody's code; its class's name where that fails. */
  static String message(Throwable error) {
    return said(error, error::getMessage);
  }

  private static String said(Throwable error, Supplier<@Nullable String> text) {
    try {
      return String.valueOf(text.get());
    } catch (Throwable e) {
      return error.getClass().getName();
    }
  }

  /**
   * Cuts the frames below the program's own, from the error and its causes, and calls those of a
   * notebook by the names that its author gave.
   */
  static void trim(Throwable error) {
    int depth = 0;
    for (@Nullable Throwable e = error; e != null && depth < 20; e = e.getCause(), depth++) {
      StackTraceElement[] frames = e.getStackTrace();
      int end = ownFrames(frames);
      if (end > 0) {
        StackTraceElement[] own = Arrays.copyOf(frames, end);
        Arrays.setAll(own, i -> readable(own[i]));
        e.setStackTrace(own);
      }
    }
  }

  /** How many frames there are down to the program's first: a notebook's, if there is one in it. */
  private static int ownFrames(StackTraceElement[] frames) {
    int end = frames.length;
    while (end > 0 && !SNIPPET.matcher(frames[end - 1].getClassName()).lookingAt()) {
      end--;
    }
    if (end > 0) {
      return end;
    }
    end = frames.length;
    while (end > 0 && isEngine(frames[end - 1])) {
      end--;
    }
    return end;
  }

  private static StackTraceElement readable(StackTraceElement frame) {
    Matcher snippet = SNIPPET.matcher(frame.getClassName());
    if (!snippet.lookingAt()) {
      return frame;
    }
    String owner = frame.getClassName().substring(snippet.end()).replace('$', '.');
    String method = frame.getMethodName();
    if (method.startsWith("lambda$")) {
      method = "lambda";
    } else if (method.startsWith("do_it")) {
      method = "cell";
    }
    return new StackTraceElement(
        null,
        null,
        null,
        owner.isEmpty() ? "notebook" : owner,
        method,
        frame.getFileName(),
        frame.getLineNumber());
  }

  private static boolean isEngine(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.equals(Child.class.getName()) || type.equals(Process.class.getName());
  }
}
