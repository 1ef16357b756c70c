package proclings.lesson;

import java.util.regex.Pattern;

/**
 * Which processes are meant: {@code any} (or {@code *}), {@code child}, {@code main}, or a name.
 *
 * <p>A name may have {@code *} for any characters: {@code PoolWorker-*}. {@code Process-1} is the
 * first process that the cell itself started, however many there were in the notebook before.
 */
public record Who(String text) {

  /** The name of every lesson's main process. */
  public static final String MAIN_PROCESS = "MainProcess";

  /** Whichever process it is. */
  public static final Who ANY = new Who("any");

  /** Any process but the main one. */
  public static final Who CHILD = new Who("child");

  /** The main process. */
  public static final Who MAIN = new Who("main");

  static Who parse(String text) {
    return switch (text) {
      case "*", "any" -> ANY;
      case "child" -> CHILD;
      case "main", MAIN_PROCESS -> MAIN;
      default -> new Who(text);
    };
  }

  /** As it stands before a line that such a process printed. */
  public String label() {
    return equals(MAIN) ? MAIN_PROCESS : text;
  }

  /** Whether this is the name of one process, and not a description that several can meet. */
  public boolean isOne() {
    return !this.equals(ANY) && !this.equals(CHILD) && text.indexOf('*') < 0;
  }

  /** Whether a process of this name is meant. */
  public boolean matches(String name) {
    return switch (text) {
      case "any" -> true;
      case "child" -> !name.equals(MAIN_PROCESS);
      case "main" -> name.equals(MAIN_PROCESS);
      default ->
          text.indexOf('*') < 0
              ? text.equals(name)
              : Pattern.matches("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E", name);
    };
  }

  /**
   * As one says it: {@code any process}, {@code a child}, {@code the main process}, or the name.
   */
  @Override
  public String toString() {
    return switch (text) {
      case "any" -> "any process";
      case "child" -> "a child process";
      case "main" -> "the main process";
      default -> text;
    };
  }
}
