package proclings.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Event;

/**
 * Looks for what can't be: a child that acts before its start or after its end, a message that is
 * taken before it is put, twice, or out of its queue's order, a lock that two hold, a join that
 * returns before the exit, a value that is read before it is written, a wait that is over before
 * what ends it, an end of a pipe that sends after it was found to be closed, a call that is
 * executed before it is made.
 */
final class Contradictions {
  private final History run;
  private final List<Contradiction> found = new ArrayList<>();
  private final Map<Integer, Event.Exited> exits = new HashMap<>();
  private final Map<Long, Lane> acting = new HashMap<>();
  private final Map<Item, Event.Operation> given = new HashMap<>();
  private final Map<Item, Event.Operation> taken = new HashMap<>();
  private final Map<String, Map<Integer, Long>> lastGiven = new HashMap<>();
  private final Map<String, Map<Integer, Long>> lastTaken = new HashMap<>();
  private final Map<String, Event.Operation> holders = new HashMap<>();
  private final Map<String, Long> written = new HashMap<>();
  private final Set<String> foundClosed = new HashSet<>();
  private final Set<Item> toBeWritten = new HashSet<>();
  private final Passes passes = new Passes();

  /** Put and get are one way through an object, send and receive the other. */
  private record Item(String object, boolean sent, long number) {}

  private Contradictions(History run) {
    this.run = run;
  }

  static List<Contradiction> of(History run) {
    Contradictions search = new Contradictions(run);
    run.events().forEach(search::note);
    run.events().forEach(search::look);
    return List.copyOf(search.found);
  }

  private void note(Event event) {
    if (event instanceof Event.Operation did) {
      if (did.what() == Action.WRITE) {
        toBeWritten.add(item(did));
      }
      passes.remember(did);
    }
  }

  private void look(Event event) {
    Lane lane = run.laneOf(event);
    Event.@Nullable Exited end = exits.get(lane.number());
    if (end != null && !isOfTheKernel(event)) {
      find(event, "%s after it was gone".formatted(says(event)));
    }
    acting.put(lane.pid(), lane);
    switch (event) {
      case Event.Started start -> started(start);
      case Event.Exited exit -> exits.put(lane.number(), exit);
      case Event.Joined join -> joined(join);
      case Event.Operation did -> operation(did, lane);
      default -> {}
    }
  }

  /** The end of a cell under which its main process ended, which is told in its name. */
  private static boolean isOfTheKernel(Event event) {
    return event instanceof Event.CellEnded cell
        && (cell.outcome() == Event.Outcome.DIED || cell.outcome() == Event.Outcome.INTERRUPTED);
  }

  private void started(Event.Started start) {
    @Nullable Lane before = acting.get(start.child().pid());
    if (before != null && !exits.containsKey(before.number())) {
      find(
          before.events().getFirst(),
          "%s before it was started".formatted(says(before.events().getFirst())));
    }
  }

  private void joined(Event.Joined join) {
    for (Lane lane : run.lanes()) {
      boolean isJoined = lane.pid() == join.child().pid();
      boolean endsLater = lane.exited().map(end -> end.seq() > join.seq()).orElse(true);
      boolean startedBefore = lane.started().map(start -> start.seq() < join.seq()).orElse(true);
      if (isJoined && endsLater && startedBefore) {
        find(join, "%s before that had exited".formatted(says(join)));
      }
    }
  }

  private void operation(Event.Operation did, Lane lane) {
    for (Event.Operation needed : passes.neededFor(did)) {
      if (needed.seq() > did.seq()) {
        find(did, "%s before %s".formatted(says(did), says(needed)));
      }
    }
    switch (did.what()) {
      case PUT, SEND -> {
        if (given.putIfAbsent(item(did), did) != null) {
          find(did, "%s, but a message of that number was there already".formatted(says(did)));
        }
        if (isInTurn(did)) {
          inTurn(lastGiven, did, lane);
        }
        if (foundClosed.contains(did.object())) {
          find(did, "%s, which had been found closed".formatted(says(did)));
        }
      }
      case GET, RECV -> taking(did, lane);
      case CALL -> given.put(item(did), did);
      case EXECUTE -> {
        if (!given.containsKey(item(did))) {
          find(did, "%s, which had not been called".formatted(says(did)));
        }
      }
      case EOF -> foundClosed.add(did.object());
      case ACQUIRE -> acquiring(did, lane);
      case RELEASE -> releasing(did);
      case WRITE -> written.merge(did.object(), did.item(), Math::max);
      case READ -> {
        long latest = written.getOrDefault(did.object(), Long.MIN_VALUE);
        if (did.item() > latest && toBeWritten.contains(item(did))) {
          find(did, "%s before that was written".formatted(says(did)));
        }
      }
      default -> {}
    }
  }

  private void taking(Event.Operation taking, Lane lane) {
    if (!given.containsKey(item(taking)) && !isFromOutside(taking)) {
      find(taking, "%s, which had not been put there".formatted(says(taking)));
    }
    Event.@Nullable Operation before = taken.putIfAbsent(item(taking), taking);
    if (before != null) {
      find(taking, "%s, which %s had taken already".formatted(says(taking), before.by().name()));
    }
    if (isInTurn(taking)) {
      inTurn(lastTaken, taking, lane);
    }
  }

  /** What a process of another session sent over a socket: nobody saw it do so. */
  private static boolean isFromOutside(Event.Operation taking) {
    return taking.object().startsWith("Outside-");
  }

  /** What a pool's workers send comes as each has it. */
  private static boolean isInTurn(Event.Operation did) {
    return did.what() == Action.PUT
        || did.what() == Action.GET
        || did.object().startsWith("Connection-");
  }

  private void inTurn(Map<String, Map<Integer, Long>> lasts, Event.Operation did, Lane lane) {
    @Nullable Long last =
        lasts.computeIfAbsent(did.object(), o -> new HashMap<>()).put(lane.number(), did.item());
    if (last != null && last > did.item()) {
      find(did, "%s after message %d: first in, first out".formatted(says(did), last));
    }
  }

  private void acquiring(Event.Operation acquiring, Lane lane) {
    if (!Locks.isLock(acquiring.object())) {
      return;
    }
    Event.@Nullable Operation holder = holders.get(acquiring.object());
    if (holder == null) {
      holders.put(acquiring.object(), acquiring);
      return;
    }
    Lane holding = run.laneOf(holder);
    if (holding.number() == lane.number()) {
      if (acquiring.item() == 1) {
        find(acquiring, "%s, which it held already".formatted(says(acquiring)));
      }
    } else {
      if (actsAfter(holding, acquiring)) {
        find(acquiring, "%s while %s held it".formatted(says(acquiring), holder.by().name()));
      }
      holders.put(acquiring.object(), acquiring);
    }
  }

  /** A lock is free once its holder is dead, which may be before its parent has seen that. */
  private static boolean actsAfter(Lane lane, Event event) {
    return lane.events().stream()
        .anyMatch(e -> e.seq() > event.seq() && !(e instanceof Event.Exited));
  }

  private void releasing(Event.Operation releasing) {
    if (!Locks.isLock(releasing.object())) {
      return;
    }
    if (!holders.containsKey(releasing.object())) {
      find(releasing, "%s, which nobody held".formatted(says(releasing)));
    } else if (releasing.item() == 0) {
      holders.remove(releasing.object());
    }
  }

  private static Item item(Event.Operation did) {
    boolean sent = did.what() == Action.SEND || did.what() == Action.RECV;
    return new Item(did.object(), sent, did.item());
  }

  private static String says(Event event) {
    return event.by().name() + " " + Wording.of(event);
  }

  private void find(Event event, String why) {
    found.add(new Contradiction(event, why));
  }
}
