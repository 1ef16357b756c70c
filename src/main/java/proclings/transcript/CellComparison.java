package proclings.transcript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Lane;
import proclings.tutor.ExitCodes;

/**
 * Compares what two runs of a cell did, process by process.
 *
 * <p>The order inside a process must be the same. The order between processes is not looked at as
 * such: where the recorded run forces it, a pair of events carries it (start, message, lock, join),
 * and the run that happened is searched for such pairs that contradict each other.
 *
 * <p>Processes that race for messages are compared turn by turn, see {@link Turn}.
 */
final class CellComparison {
  private final String where;
  private final History expectedRun;
  private final Side expected;
  private final Side happened;
  private final Binding binding;
  private final ToIntFunction<Lane> numberOfHappened;
  private final Origins origins = new Origins();
  private final Contention contention = new Contention();
  private final Patterns patterns;
  private final Edits edits;
  private final Sameness sameness;
  private final List<Event> byAnyone = new ArrayList<>();
  private final List<Event> byAnyoneNow = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();

  private CellComparison(
      String where,
      History expectedRun,
      History happenedRun,
      Edits edits,
      Patterns patterns,
      Map<String, String> earlierPids) {
    this.where = where;
    this.expectedRun = expectedRun;
    this.edits = edits;
    this.patterns = patterns;
    this.binding = new Binding(expectedRun, happenedRun, edits);
    this.numberOfHappened =
        lane -> binding.expected(lane).map(Lane::number).orElse(-1 - lane.number());
    note(contention, expectedRun, happenedRun);
    contention.settle(Set.of());
    if (!contention.alone().isEmpty()) {
      contention.settle(indifferent(expectedRun, happenedRun, earlierPids));
    }
    this.expected = side(expectedRun, Lane::number, contention, edits);
    this.happened = side(happenedRun, numberOfHappened, contention, Edits.NONE);
    this.sameness =
        sameness(expected, happened, texts(expectedRun, earlierPids), contention::isSteady);
  }

  private void note(Contention noted, History expectedRun, History happenedRun) {
    noted.add(expectedRun, Lane::number);
    noted.add(happenedRun, numberOfHappened);
  }

  private Side side(History run, ToIntFunction<Lane> number, Contention noted, Edits open) {
    return new Side(run, new Flow(run, noted, number, origins, open));
  }

  private Texts texts(History expectedRun, Map<String, String> earlierPids) {
    List<Lane> interchangeable =
        expectedRun.lanes().stream()
            .filter(lane -> contention.group(lane.number()).size() > 1)
            .toList();
    return new Texts(expectedRun, interchangeable, earlierPids);
  }

  private Sameness sameness(Side one, Side other, Texts texts, Predicate<Channel> anyMessage) {
    return new Sameness(one, other, binding, texts, edits, patterns, anyMessage);
  }

  /**
   * The processes that take messages in an order that is chance and do the same in both runs, each
   * thing in its place, whichever messages these were.
   */
  private Set<Integer> indifferent(
      History expectedRun, History happenedRun, Map<String, String> earlierPids) {
    Contention none = new Contention(); // of which nothing is concluded: nobody races
    note(none, expectedRun, happenedRun);
    Side one = side(expectedRun, Lane::number, none, edits);
    Side other = side(happenedRun, numberOfHappened, none, Edits.NONE);
    Sameness any = sameness(one, other, texts(expectedRun, earlierPids), channel -> true);
    return expectedRun.lanes().stream()
        .filter(lane -> contention.alone().contains(lane.number()))
        .filter(lane ->
            binding
                .happened(lane)
                .filter(l -> areSame(any, lane, events(one, lane), events(other, l)))
                .isPresent())
        .map(Lane::number)
        .collect(Collectors.toSet());
  }

  /**
   * All differences; empty if the two are the same run.
   *
   * @param edits what is left open in the one that was expected
   * @param earlierPids PIDs of processes that the cells before had, in this run and in the other;
   *     those of this cell are added
   */
  static List<Difference> compare(
      String where,
      History expected,
      History happened,
      Edits edits,
      Patterns patterns,
      Map<String, String> earlierPids) {
    CellComparison comparison =
        new CellComparison(where, expected, happened, edits, patterns, earlierPids);
    comparison.compare();
    for (Lane lane : expected.lanes()) {
      comparison
          .binding
          .happened(lane)
          .ifPresent(other -> earlierPids.put("" + lane.pid(), "" + other.pid()));
    }
    return comparison.differences;
  }

  private void compare() {
    for (Lane lane : binding.missing()) {
      differ(lane.name() + " was not there");
    }
    for (Lane lane : binding.extra()) {
      differ(lane.name() + " was there, which was not expected");
    }
    List<Set<Integer>> groups = contention.groups();
    Set<Integer> racers = groups.stream().flatMap(Set::stream).collect(Collectors.toSet());
    for (Lane lane : expected.run().lanes()) {
      Optional<Lane> other = binding.happened(lane);
      if (other.isPresent() && !racers.contains(lane.number())) {
        alone(lane, other.get());
      }
    }
    if (!areSameInAnyOrder(byAnyone, byAnyoneNow, !edits.leaveNothingOut())) {
      differences.add(
          Explanation.of(
              where,
              "Any process",
              byAnyone,
              byAnyoneNow,
              (e, h) -> sameness.same(e, h, this::who),
              Slack.NONE));
    }
    for (Set<Integer> group : groups) {
      race(group);
    }
  }

  private void alone(Lane lane, Lane other) {
    List<Event> did = events(expected, lane);
    List<Event> doesNow = events(happened, other);
    if (!meansTheSame(lane, other, did, doesNow)) {
      differences.add(
          Explanation.of(
              where,
              lane.name(),
              did,
              doesNow,
              (e, h) -> sameness.same(e, h, this::who),
              edits.among(did, lane)));
    }
    if (!edits.leaveOpen(lane)
        && !expected.flow().besides(lane).equals(happened.flow().besides(other))) {
      differ(lane.name() + " received other results of its pool's tasks than were expected");
    }
    exits(lane, other);
  }

  private boolean meansTheSame(Lane lane, Lane other, List<Event> did, List<Event> doesNow) {
    if (areSame(lane, did, doesNow)
        || areSameUntilKilled(lane, other, did, doesNow)
        || areSameButForFreeLines(lane, other, did, doesNow)) {
      return true;
    }
    List<Event> some = withoutChance(expected.run(), did);
    List<Event> someNow = withoutChance(happened.run(), doesNow);
    return did.size() - some.size() != doesNow.size() - someNow.size()
        && areSame(lane, some, someNow);
  }

  private static List<Event> withoutChance(History run, List<Event> events) {
    return new Leftovers(run).without(new Arrivals(run).withoutVain(events));
  }

  private void race(Set<Integer> group) {
    List<Lane> lanes =
        expected.run().lanes().stream().filter(l -> group.contains(l.number())).toList();
    List<Lane> others = lanes.stream().flatMap(l -> binding.happened(l).stream()).toList();
    if (edits.leaveNothingOut()) {
      differences.addAll(
          new RaceComparison(where, expected, happened, sameness, this::who)
              .compare(lanes, others));
    } else {
      List<Lane> all = Stream.concat(others.stream(), binding.leftOut(group)).toList();
      differences.addAll(
          new OpenRace(where, expected, happened, sameness, edits, this::who).compare(lanes, all));
    }
    if (!codes(lanes).equals(codes(others))) {
      for (Lane lane : lanes) {
        binding.happened(lane).ifPresent(other -> exits(lane, other));
      }
    }
  }

  private static List<String> codes(List<Lane> lanes) {
    return lanes.stream().map(lane -> code(lane).toString()).sorted().toList();
  }

  /**
   * The exit code; 0 for all that need no explanation, since which it is depends on who was faster.
   */
  private static OptionalInt code(Lane lane) {
    OptionalInt code = lane.exitCode();
    return code.isPresent() && ExitCodes.ordinary(lane.actor(), code.getAsInt())
        ? OptionalInt.of(0)
        : code;
  }

  private void exits(Lane lane, Lane other) {
    boolean leftOut = lane.exitCode().isEmpty() && edits.leaveOpenTheEndOf(lane);
    if (!leftOut && !code(lane).equals(code(other))) {
      differ(
          "%s %s; expected was that it %s"
              .formatted(lane.name(), ending(other.exitCode()), ending(lane.exitCode())));
    }
  }

  private static String ending(OptionalInt code) {
    if (code.isEmpty()) {
      return "was still alive at the end";
    }
    return code.getAsInt() < 0
        ? "was ended by signal " + -code.getAsInt()
        : "exited with code " + code.getAsInt();
  }

  /**
   * When a signal comes is a matter of time, so of what a killed process did only the lines count;
   * of the rest the longer side may have more at its end.
   */
  private boolean areSameUntilKilled(Lane lane, Lane other, List<Event> did, List<Event> doesNow) {
    if (lane.exitCode().orElse(0) >= 0 || !lane.exitCode().equals(other.exitCode())) {
      return false;
    }
    List<Event> lines = did.stream().filter(Event.Printed.class::isInstance).toList();
    List<Event> linesNow = doesNow.stream().filter(Event.Printed.class::isInstance).toList();
    int common = Math.min(did.size(), doesNow.size());
    return areSame(lane, lines, linesNow)
        && areSame(lane, did.subList(0, common), doesNow.subList(0, common));
  }

  private boolean areSameButForFreeLines(
      Lane lane, Lane other, List<Event> did, List<Event> doesNow) {
    boolean threads = !expected.flow().besides(lane).isEmpty();
    FreeLines lines = FreeLines.of(did, patterns, true, threads, expected::replacesWorker);
    FreeLines linesNow = FreeLines.of(doesNow, patterns, false, threads, happened::replacesWorker);
    boolean same =
        areSame(lane, lines.fixed(), linesNow.fixed())
            && areSameInAnyOrder(lines.anywhere(), linesNow.anywhere(), edits.leaveOpen(lane));
    if (same) {
      byAnyone.addAll(lines.anyone());
      byAnyoneNow.addAll(linesNow.anyone());
    }
    return same;
  }

  private boolean areSameInAnyOrder(List<Event> events, List<Event> now, boolean more) {
    return Explanation.areSameInAnotherOrder(
        events, now, (e, h) -> sameness.same(e, h, this::who), more);
  }

  private boolean areSame(Lane lane, List<Event> did, List<Event> doesNow) {
    return areSame(sameness, lane, did, doesNow);
  }

  private boolean areSame(Sameness how, Lane lane, List<Event> did, List<Event> doesNow) {
    if (!edits.leaveNothingOut()) {
      return edits.among(did, lane).accepts(did, doesNow, (e, h) -> how.same(e, h, this::who));
    }
    if (did.size() != doesNow.size()) {
      return false;
    }
    for (int i = 0; i < did.size(); i++) {
      if (!how.same(did.get(i), doesNow.get(i), this::who)) {
        return false;
      }
    }
    return true;
  }

  private static List<Event> events(Side side, Lane lane) {
    return side.flow().turns(lane).stream().flatMap(turn -> turn.events().stream()).toList();
  }

  /** The processes of the run that happened that an expected one may be. */
  private Collection<Lane> who(Lane lane) {
    TreeMap<Integer, Lane> found = new TreeMap<>();
    Set<Integer> group = contention.group(lane.number());
    for (Lane one : expectedRun.lanes()) {
      if (group.contains(one.number())) {
        binding.happened(one).ifPresent(other -> found.put(other.number(), other));
      }
    }
    return found.values();
  }

  private void differ(String what) {
    differences.add(new Difference(where, what, List.of()));
  }
}
