package proclings.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import proclings.kernel.Reply.Frame;
import proclings.kernel.Reply.Thrown;

/** Tells an exception's way through the notebook in the learner's words. */
final class Frames {

  /** What a notebook class calls its source file, followed by the cell's number. */
  static final String CELL = "cell ";

  /** JShell's class around a snippet: {@code REPL.$JShell$11B}, and the dollar or dot after it. */
  private static final Pattern GENERATED =
      Pattern.compile("REPL[./]\\$JShell\\$\\w+(?:\\$\\$JShell\\$anonymous\\$)?[.$]?");

  private Frames() {}

  static boolean isLearners(String file) {
    return file.startsWith(CELL);
  }

  /** Takes what JShell generated out of a class name or a message. */
  static String plainName(String text) {
    return GENERATED.matcher(text).replaceAll("").replace("do_it$", "");
  }

  /** The frames of the exception and of its causes, a line each. */
  static List<String> trace(Thrown thrown) {
    List<String> lines = new ArrayList<>();
    frames(thrown, lines);
    for (Thrown cause = thrown.cause(); cause != null; cause = cause.cause()) {
      lines.add("Caused by: " + headline(cause));
      frames(cause, lines);
    }
    return lines;
  }

  static String headline(Thrown thrown) {
    String message = message(thrown);
    return plainName(thrown.type()) + (message == null ? "" : ": " + message);
  }

  static @Nullable String message(Thrown thrown) {
    return thrown.message() == null ? null : plainName(thrown.message());
  }

  private static void frames(Thrown thrown, List<String> lines) {
    for (Frame frame : thrown.frames()) {
      String line = frame.file() + (frame.line() > 0 ? ", line " + frame.line() : "");
      lines.add(where(frame).map(name -> "at " + name + " (" + line + ")").orElse("at " + line));
    }
  }

  /** What the frame is in, or nothing where it is the cell itself. */
  private static Optional<String> where(Frame frame) {
    String owner = plainName(frame.className()).replace('$', '.');
    String method = frame.method();
    if (method.startsWith("lambda$")) {
      method = "a lambda";
    } else if (method.equals("<init>")) {
      method = "new";
    } else if (method.equals("<clinit>")) {
      method = "static";
    } else {
      method = method.replace("do_it$", "").replaceFirst("^do_itAux$", "");
    }
    if (method.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        owner.isEmpty() || method.equals("a lambda")
            ? method
            : method.equals("new") ? "new " + owner : owner + "." + method);
  }
}
