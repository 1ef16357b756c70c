package proclings.tutor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import proclings.event.Actor;

/**
 * The names that a lesson uses for the processes of a cell.
 *
 * <p>The engine numbers processes through a session, so a demo that is run again starts Process-3
 * where a lesson speaks of Process-1. Here the first number that the cell itself used counts as 1,
 * for processes and for pool workers apart. Names that a program chose stay as they are.
 */
final class CellNames {

  private static final Pattern NUMBERED =
      Pattern.compile("(?<kind>\\w*Process|PoolWorker)-(?<number>\\d{1,9})(?<rest>(?::\\d+)*)");

  private final Map<String, String> lessonNames = new HashMap<>();

  /** Names the processes that the cell started. */
  CellNames(Collection<Actor> started) {
    Map<String, Integer> first = new HashMap<>();
    for (Actor actor : started) {
      Matcher m = NUMBERED.matcher(actor.name());
      if (m.matches()) {
        first.merge(family(m), Integer.parseInt(m.group("number")), Math::min);
      }
    }
    for (Actor actor : started) {
      Matcher m = NUMBERED.matcher(actor.name());
      if (m.matches()) {
        int number = Integer.parseInt(m.group("number")) - first.getOrDefault(family(m), 1) + 1;
        lessonNames.put(actor.name(), m.group("kind") + "-" + number + m.group("rest"));
      }
    }
  }

  /** Subclasses of Process share one counter, pool workers have another. */
  private static String family(Matcher m) {
    return m.group("kind").endsWith("Process") ? "Process" : m.group("kind");
  }

  /** The lesson's name for the process that has this one. */
  String of(String name) {
    return lessonNames.getOrDefault(name, name);
  }

  /** A printed line with each name in it changed for the lesson's. */
  String in(String text) {
    return NUMBERED.matcher(text).replaceAll(m -> Matcher.quoteReplacement(of(m.group())));
  }
}
