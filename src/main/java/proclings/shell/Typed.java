package proclings.shell;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a line that was typed is: a key, a choice, a command or Java. */
sealed interface Typed {

  /** Enter alone. */
  record Enter() implements Typed {}

  /** One of {@link #KEYS}. */
  record Key(char key) implements Typed {}

  /** A number where one can be picked. */
  record Choice(int number) implements Typed {}

  /** Several numbers, where lines are to be put in order. */
  record Order(List<Integer> numbers) implements Typed {}

  /** What numbers mean where the learner stands. */
  enum Numbers {
    /** They are Java. */
    JAVA,
    /** One picks something. */
    CHOICE,
    /** All of them put lines in order. */
    ORDER
  }

  /**
   * {@code :name} or {@code /name}.
   *
   * @param argument what follows the name; may be empty
   */
  record Command(String name, String argument) implements Typed {}

  /** A cell. */
  record Java(String source) implements Typed {}

  String KEYS = "nbrehsxtlq?";

  /** What stands between numbers. */
  Pattern SEVERAL = Pattern.compile("[ ,]+");

  /**
   * Says what a line is.
   *
   * @param variables of the notebook: a letter that names one is Java
   * @param numbers what numbers alone mean now
   */
  static Typed of(String line, Set<String> variables, Numbers numbers) {
    String text = line.strip();
    if (text.isEmpty()) {
      return new Enter();
    }
    if (text.length() == 1 && KEYS.contains(text) && !variables.contains(text)) {
      return new Key(text.charAt(0));
    }
    if (numbers == Numbers.CHOICE && text.matches("\\d{1,3}")) {
      return new Choice(Integer.parseInt(text));
    }
    if (numbers == Numbers.ORDER && isOrder(text)) {
      return new Order(
          SEVERAL.splitAsStream(text).map(String::strip).map(Integer::valueOf).toList());
    }
    if (isCommand(text)) {
      String[] parts = text.substring(1).strip().split("\\s+", 2);
      if (parts[0].length() == 1 && KEYS.contains(parts[0]) && parts.length == 1) {
        return new Key(parts[0].charAt(0));
      }
      return new Command(parts[0], parts.length > 1 ? parts[1].strip() : "");
    }
    return new Java(line);
  }

  /** Whether a line is a command; {@code //} and {@code /*} begin a comment. */
  static boolean isCommand(String line) {
    String text = line.stripLeading();
    if (text.startsWith(":")) {
      return true;
    }
    return text.startsWith("/")
        && text.length() > 1
        && (Character.isLetter(text.charAt(1)) || text.charAt(1) == '?');
  }

  /** Whether a line is a whole without asking a compiler. */
  static boolean isWhole(String text) {
    String line = text.strip();
    return line.isEmpty()
        || isCommand(line)
        || (line.length() == 1 && KEYS.contains(line))
        || line.matches("\\d{1,3}")
        || isOrder(line);
  }

  private static boolean isOrder(String text) {
    return text.matches("\\d{1,2}([ ,]+\\d{1,2})+");
  }
}
