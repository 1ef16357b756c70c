package proclings.transcript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Lane;

/**
 * Where processes race: the objects whose messages come to a process in an order, or to one of
 * several processes, that depends on who was faster. Seen over both runs, since a slow process may
 * have got nothing in one of them. Processes go by the numbers that the two runs have in common.
 */
final class Contention {
  private final Map<Channel, Set<Integer>> takers = new HashMap<>();
  private final Map<Channel, Set<Integer>> givers = new HashMap<>();
  private final Map<String, Set<Integer>> writers = new HashMap<>();
  private final Set<Channel> contended = new HashSet<>();
  private final Set<Channel> steady = new HashSet<>();
  private final Map<Integer, Set<Integer>> groups = new HashMap<>();

  /** Looks at a run; to be called for both. */
  void add(History run, ToIntFunction<Lane> number) {
    for (Lane lane : run.lanes()) {
      int process = number.applyAsInt(lane);
      for (Event event : lane.events()) {
        switch (event) {
          case Event.Operation did -> {
            switch (did.what()) {
              case GET, RECV, EXECUTE -> taking(Channel.of(did), process);
              case PUT, SEND, CALL -> note(givers, Channel.of(did), process);
              case WRITE -> note(writers, did.object(), process);
              default -> {}
            }
          }
          case Event.Waiting wait -> {
            switch (wait.what()) {
              case GET, RECV -> taking(Channel.of(wait.what(), wait.object()), process);
              default -> {}
            }
          }
          default -> {}
        }
      }
    }
  }

  /**
   * Draws the conclusions; to be called after the last {@link #add}.
   *
   * @param indifferent processes that do the same whichever messages come first; where such a one
   *     takes all of a queue's messages alone, their order means nothing
   */
  void settle(Set<Integer> indifferent) {
    contended.clear();
    groups.clear();
    Set<Integer> racers = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<Channel, Set<Integer>> queue : takers.entrySet()) {
        Set<Integer> from = givers.getOrDefault(queue.getKey(), Set.of());
        boolean race =
            queue.getKey().isServed()
                || queue.getValue().size() > 1
                || from.size() > 1
                || from.stream().anyMatch(racers::contains);
        if (race && indifferent.containsAll(queue.getValue())) {
          steady.add(queue.getKey());
        } else if (race && contended.add(queue.getKey())) {
          racers.addAll(queue.getValue());
          more = true;
        }
      }
    }
    contended.forEach(queue -> join(takers.getOrDefault(queue, Set.of())));
  }

  /** Whether it depends on a race which message comes to whom, or when. */
  boolean isContended(Channel channel) {
    return contended.contains(channel);
  }

  /** Whether one process takes all of its messages, in whichever order, and does the same. */
  boolean isSteady(Channel channel) {
    return steady.contains(channel);
  }

  /** The processes that take messages whose order is chance, and share none of them with others. */
  Set<Integer> alone() {
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() == 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether another process than this one writes the value. */
  boolean isWrittenByOthers(String object, int process) {
    return writers.getOrDefault(object, Set.of()).stream().anyMatch(other -> other != process);
  }

  /** Whether another process than this one calls the managed object, by whatever method. */
  boolean isCalledByOthers(String call, int process) {
    String object = call.substring(0, call.lastIndexOf('.') + 1);
    return givers.entrySet().stream()
        .filter(
            channel -> channel.getKey().isCall() && channel.getKey().object().startsWith(object))
        .flatMap(channel -> channel.getValue().stream())
        .anyMatch(other -> other != process);
  }

  /** Whether the process takes messages in a race. */
  boolean isRacer(int process) {
    return groups.containsKey(process);
  }

  /** The sets of processes that take messages in a race; most often of one or of all workers. */
  List<Set<Integer>> groups() {
    return new ArrayList<>(new HashSet<>(groups.values()));
  }

  /** The processes that could have got what this one got, itself included. */
  Set<Integer> group(int process) {
    return groups.getOrDefault(process, Set.of(process));
  }

  private void join(Collection<Integer> some) {
    Set<Integer> all = new TreeSet<>(some);
    some.forEach(process -> all.addAll(group(process)));
    all.forEach(process -> groups.put(process, all));
  }

  private void taking(Channel channel, int process) {
    if (!channel.isBeside()) {
      note(takers, channel, process);
    }
  }

  private static <K> void note(Map<K, Set<Integer>> who, K what, int process) {
    who.computeIfAbsent(what, w -> new HashSet<>()).add(process);
  }
}
