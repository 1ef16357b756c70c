package proclings.transcript;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import proclings.history.History;
import proclings.history.Lane;

/**
 * Compares texts of two runs: where one has the PID of a process, the other must have the PID of
 * the same process, and where several processes could have changed places, the same goes for names.
 * All else must be equal to the letter.
 */
final class Texts {
  private final Map<String, Lane> byPid = new HashMap<>();
  private final Map<String, Lane> byName = new HashMap<>();
  private final Pattern words;

  /**
   * Prepares for the texts of a run.
   *
   * @param interchangeable processes whose names may stand for each other's
   */
  Texts(History expected, Collection<Lane> interchangeable) {
    expected.lanes().forEach(lane -> byPid.put(Long.toString(lane.pid()), lane));
    interchangeable.forEach(lane -> byName.put(lane.name(), lane));
    words = Pattern.compile(pids(byPid.keySet()) + "|" + names(byName.keySet()));
  }

  /**
   * Whether two texts say the same.
   *
   * @param who the processes of the run that happened that an expected one may be there
   */
  boolean same(String expected, String happened, Function<Lane, Collection<Lane>> who) {
    Matcher word = words.matcher(expected);
    StringBuilder regex = new StringBuilder();
    int end = 0;
    while (word.find()) {
      regex.append(Pattern.quote(expected.substring(end, word.start())));
      regex.append(alternatives(word.group(), who));
      end = word.end();
    }
    if (end == 0) {
      return expected.equals(happened);
    }
    regex.append(Pattern.quote(expected.substring(end)));
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(happened).matches();
  }

  private String alternatives(String word, Function<Lane, Collection<Lane>> who) {
    @Nullable Lane lane = byPid.get(word);
    if (lane != null) {
      return pids(who.apply(lane).stream().map(other -> Long.toString(other.pid())).toList());
    }
    return names(
        who.apply(Objects.requireNonNull(byName.get(word))).stream().map(Lane::name).toList());
  }

  private static String pids(Collection<String> pids) {
    return "(?<!\\d)" + oneOf(pids) + "(?!\\d)";
  }

  /** Whole names: {@code Process-1} is neither in {@code Process-10} nor in {@code Process-1:1}. */
  private static String names(Collection<String> names) {
    return "(?<!\\w|\\w-)" + oneOf(names) + "(?!\\w|-\\w|:\\d)";
  }

  private static String oneOf(Collection<String> words) {
    return words.isEmpty()
        ? "(?!)"
        : words.stream()
            .distinct()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
  }
}
