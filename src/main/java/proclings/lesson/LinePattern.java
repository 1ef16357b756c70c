package proclings.lesson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import proclings.event.Actor;

/**
 * The text of a printed line, with places where anything of a kind may stand.
 *
 * <ul>
 *   <li>{@code {number}}: digits, perhaps with a sign and a fraction
 *   <li>{@code {pid}}: the PID of a process of this run; {@code {pid Process-1}} of that one,
 *       {@code {pid self}} of the one that prints the line
 *   <li>{@code {name}} and {@code {name self}}: the same for names
 *   <li>{@code {any}}: any text, or none
 *   <li><code>{{</code>: a brace
 * </ul>
 *
 * <p>White space at a line's end counts neither here nor there.
 */
public record LinePattern(String source, List<Part> parts) {

  private static final String NUMBER = "[+-]?\\d+(?:[.,]\\d+)*(?:[eE][+-]?\\d+)?";

  /** A piece of a pattern. */
  sealed interface Part {
    record Text(String text) implements Part {}

    record Number() implements Part {}

    /** A PID; whose is a name, {@code self} or {@code *}. */
    record Pid(String whose) implements Part {}

    /** A name; whose is {@code self} or {@code *}. */
    record Name(String whose) implements Part {}

    record Any() implements Part {}
  }

  /** A pattern that isn't one: the text at an offset of it is no placeholder. */
  public static final class BadPatternException extends Exception {
    private static final long serialVersionUID = 1;
    final int offset;
    final String remedy;

    BadPatternException(int offset, String what, String remedy) {
      super(what);
      this.offset = offset;
      this.remedy = remedy;
    }

    /** Where in the pattern, from 0. */
    public int offset() {
      return offset;
    }

    /** What to do about it. */
    public String remedy() {
      return remedy;
    }
  }

  /** Whether it has no placeholder and so matches one text only. */
  public boolean isPlain() {
    return parts.stream().allMatch(Part.Text.class::isInstance);
  }

  /** Reads a pattern that is known to be right; for tests and for code. */
  public static LinePattern of(String source) {
    try {
      return parse(source);
    } catch (BadPatternException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Reads a pattern.
   *
   * @throws BadPatternException if it has a placeholder that there isn't
   */
  public static LinePattern parse(String text) throws BadPatternException {
    String source = text.stripTrailing();
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c != '{') {
        plain.append(c);
        i++;
      } else if (source.startsWith("{{", i)) {
        plain.append('{');
        i += 2;
      } else {
        int end = source.indexOf('}', i);
        if (end < 0) {
          throw new BadPatternException(
              i, "the { is never closed", "Write {{ for a brace that is printed.");
        }
        if (!plain.isEmpty()) {
          parts.add(new Part.Text(plain.toString()));
          plain.setLength(0);
        }
        parts.add(placeholder(source.substring(i + 1, end), i));
        i = end + 1;
      }
    }
    if (!plain.isEmpty()) {
      parts.add(new Part.Text(plain.toString()));
    }
    return new LinePattern(source, List.copyOf(parts));
  }

  private static Part placeholder(String inner, int offset) throws BadPatternException {
    String[] words = inner.strip().split(" +", 2);
    String whose = words.length > 1 ? words[1] : "*";
    boolean alone = words.length == 1;
    switch (words[0]) {
      case "pid":
        return new Part.Pid(whose);
      case "name":
        if (alone || whose.equals("self")) {
          return new Part.Name(whose);
        }
        break;
      case "number":
        if (alone) {
          return new Part.Number();
        }
        break;
      case "any":
        if (alone) {
          return new Part.Any();
        }
        break;
      default:
    }
    throw new BadPatternException(
        offset,
        "{" + inner + "} is no placeholder",
        "Use {number}, {pid}, {pid NAME}, {pid self}, {name}, {name self} or {any}; write {{ for a"
            + " brace that is printed.");
  }

  /**
   * Whether a line is as this pattern says.
   *
   * @param by who printed it
   * @param processes all processes of the run, for the PIDs and names that may stand in it
   */
  public boolean matches(String line, Actor by, Collection<Actor> processes) {
    StringBuilder regex = new StringBuilder();
    for (Part part : parts) {
      regex.append(
          switch (part) {
            case Part.Text(String text) -> Pattern.quote(text);
            case Part.Number() -> NUMBER;
            case Part.Any() -> ".*";
            case Part.Pid(String whose) ->
                oneOf(
                    processesCalled(whose, by, processes).stream()
                        .map(actor -> Long.toString(actor.pid()))
                        .toList());
            case Part.Name(String whose) ->
                oneOf(processesCalled(whose, by, processes).stream().map(Actor::name).toList());
          });
    }
    // Trailing white space can't be seen, neither in a lesson nor on a screen.
    return Pattern.compile(regex.append("\\s*").toString(), Pattern.DOTALL).matcher(line).matches();
  }

  private static List<Actor> processesCalled(String whose, Actor by, Collection<Actor> processes) {
    if (whose.equals("self")) {
      return List.of(by);
    }
    return processes.stream().filter(p -> Who.parse(whose).matches(p.name())).toList();
  }

  private static String oneOf(List<String> alternatives) {
    if (alternatives.isEmpty()) {
      return "(?!)";
    }
    return alternatives.stream()
        .distinct()
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** The line as one shows it to a learner: {@code Cube: ‹number›}. */
  public String forPeople() {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Part.Text(String text) -> text;
              case Part.Number() -> "‹number›";
              case Part.Any() -> "…";
              case Part.Pid(String whose) -> whose(whose, "PID");
              case Part.Name(String whose) -> whose(whose, "name");
            })
        .collect(Collectors.joining());
  }

  private static String whose(String whose, String what) {
    return switch (whose) {
      case "*" -> "‹" + what + "›";
      case "self" -> "‹its own " + what + "›";
      default -> "‹" + what + " of " + whose + "›";
    };
  }

  @Override
  public String toString() {
    return source;
  }
}
