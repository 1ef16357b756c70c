package proclings.transcript;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * Where one has an address or an identity hash code of the JVM ({@code Object@1b28cdfa}), the other
 * has any. All else must be equal to the letter.
 */
final class Texts {
  private static final String ADDRESS =
      "(?<=\\w)@[0-9a-f]{5,8}(?!\\w)|(?<!\\w)0x[0-9a-f]{8,16}(?!\\w)";

  private final Map<String, String> earlierPids;
  private final Map<String, Lane> byPid = new HashMap<>();
  private final Map<String, Lane> byName = new HashMap<>();
  private final Pattern words;

  /**
   * Prepares for the texts of a run.
   *
   * @param interchangeable processes whose names may stand for each other's
   * @param earlierPids PIDs of processes that the cells before had, in this run and in the other
   */
  Texts(History expected, Collection<Lane> interchangeable, Map<String, String> earlierPids) {
    this.earlierPids = Map.copyOf(earlierPids);
    expected.lanes().forEach(lane -> byPid.put(Long.toString(lane.pid()), lane));
    interchangeable.forEach(lane -> byName.put(lane.name(), lane));
    Set<String> pids = new HashSet<>(byPid.keySet());
    pids.addAll(earlierPids.keySet());
    words = Pattern.compile(ADDRESS + "|" + pids(pids) + "|" + names(byName.keySet()));
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
    @Nullable String earlier = earlierPids.get(word);
    if (earlier != null) {
      return pids(List.of(earlier));
    }
    if (!byName.containsKey(word)) {
      return "(?:" + ADDRESS + ")";
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
