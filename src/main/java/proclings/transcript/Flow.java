package proclings.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Lane;
import proclings.tutor.ExitCodes;

/**
 * A run as turns, with the origin of each message. Waits are left out, since whether one has to
 * wait depends on the others, and of several reads of a value that another process writes, without
 * anything between them, only the first counts: that is a loop which waits for a change. So is a
 * wait on a condition, which opens a lock and acquires it again: all three are left out. A call of
 * a managed object is executed as often as others come in between, which counts once.
 */
final class Flow {
  private static final int SIGTERM = 15;

  /** The methods of a manager's types that change nothing and that a loop may ask again. */
  private static final Set<String> ASKING =
      Set.of(
          "get",
          "getOrDefault",
          "size",
          "isEmpty",
          "contains",
          "containsKey",
          "has",
          "ready",
          "getFirst",
          "getLast",
          "toString");

  private final Contention contention;
  private final ToIntFunction<Lane> number;
  private final Origins origins;
  private final Edits edits;
  private final Map<Integer, List<Turn>> turns = new HashMap<>();
  private final Map<Message, Turn> sources = new HashMap<>();
  private final Map<Message, Integer> messages = new HashMap<>();
  private final Map<Message, Integer> given = new HashMap<>();
  private final Map<Long, Integer> taken = new HashMap<>();

  /** Calls that were seen to be executed, or need not be. */
  private final Set<Message> executed = new HashSet<>();

  private final Map<Integer, List<Integer>> besides = new HashMap<>();

  /** A message's number in a channel, or a turn and the channel that it put messages into. */
  private record Message(Channel channel, long number) {}

  Flow(
      History run,
      Contention contention,
      ToIntFunction<Lane> number,
      Origins origins,
      Edits edits) {
    this.contention = contention;
    this.number = number;
    this.origins = origins;
    this.edits = edits;
    for (Lane lane : run.lanes()) {
      int process = number.applyAsInt(lane);
      Turn start = new Turn(origins.start(process), lane, null);
      if (!contention.isRacer(process)) {
        start.goesOn();
      }
      turns.put(lane.number(), new ArrayList<>(List.of(start)));
    }
    run.events().forEach(event -> take(event, run.laneOf(event)));
    for (Lane lane : run.lanes()) {
      if (lane.exited().isPresent() || edits.leaveOpenTheEndOf(lane)) {
        turns(lane).getLast().trimEnd(Flow::isPartOfExit);
      }
    }
  }

  /**
   * A process that exits terminates its daemons and joins its other children, those that are still
   * there: which ones is a matter of time. A join that the program itself does last can't be told
   * from that, and means the same.
   */
  private static boolean isPartOfExit(Event event) {
    return event instanceof Event.Joined
        || (event instanceof Event.Signalled signalled && signalled.signal() == SIGTERM);
  }

  /** What the process did, in turns; the first is the one from its start. */
  List<Turn> turns(Lane lane) {
    return turns.getOrDefault(lane.number(), List.of());
  }

  /** Where the messages came from that came in beside what the process did, in no order. */
  List<Integer> besides(Lane lane) {
    return besides.getOrDefault(lane.number(), List.of()).stream().sorted().toList();
  }

  /** Where a message that was taken came from. */
  int origin(Event.Operation taking) {
    @Nullable Integer origin = taken.get(taking.seq());
    return origin == null ? earlier(Channel.of(taking), taking.item()) : origin;
  }

  /** The origin of a message that nobody was seen to put. */
  private int earlier(Channel channel, long item) {
    return edits.leaveNothingOut() ? origins.earlier(channel, item) : Origins.LEFT_OPEN;
  }

  private void take(Event event, Lane lane) {
    List<Turn> ofLane = turns.computeIfAbsent(lane.number(), n -> new ArrayList<>());
    Turn turn = ofLane.getLast();
    switch (event) {
      case Event.Waiting _, Event.Exited _ -> {}
      case Event.Signalled signalled -> {
        // A pool ends those of its workers that have not ended by themselves in time.
        if (!ExitCodes.ordinary(signalled.target(), -signalled.signal())) {
          turn.add(signalled);
        }
      }
      case Event.Operation did -> {
        switch (did.what()) {
          case EXECUTE, GET, RECV -> {
            Message message = new Message(Channel.of(did), did.item());
            if (message.channel().isCall() && !executed.add(message)) {
              return; // once more, since another came in between; or nobody counts the call
            }
            int origin = messages.computeIfAbsent(message, m -> earlier(m.channel(), m.number()));
            taken.put(did.seq(), origin);
            if (message.channel().isBeside()) {
              besides.computeIfAbsent(lane.number(), n -> new ArrayList<>()).add(origin);
              return;
            }
            if (contention.isContended(message.channel())) {
              if (!mayEndHere(turn, message.channel())) {
                turn.goesOn();
              }
              turn = new Turn(origin, lane, sources.get(message));
              ofLane.add(turn);
            }
            turn.add(did);
          }
          case CALL, PUT, SEND -> {
            Channel channel = Channel.of(did);
            if (channel.isCall() && isAskingAgain(turn, did)) {
              executed.add(new Message(channel, did.item()));
              return;
            }
            int index = given.merge(new Message(channel, turn.origin()), 1, Integer::sum);
            Message message = new Message(channel, did.item());
            messages.put(
                message,
                edits.leaveOpenUpTo(lane, did.seq())
                    ? Origins.LEFT_OPEN
                    : origins.message(turn.origin(), channel, index));
            sources.put(message, turn);
            turn.add(did);
          }
          case WAIT -> {
            if (did.object().startsWith("Condition-")) {
              turn.trimPair(last -> is(last, Action.ACQUIRE), first -> is(first, Action.RELEASE));
            } else {
              turn.add(did);
            }
          }
          case EOF -> {
            // What is done when there is nothing more belongs to no message.
            Channel channel = Channel.of(did);
            if (contention.isContended(channel)) {
              turn.goesOn();
              turn = new Turn(origins.earlier(channel, 0), lane, null);
              ofLane.add(turn);
            }
            turn.add(did);
          }
          case RETURN -> {
            if (!isAskingAgain(turn, did)) {
              turn.add(did);
            }
          }
          case READ -> {
            if (!isPolling(turn, did)) {
              turn.add(did);
            }
          }
          default -> turn.add(did);
        }
      }
      default -> turn.add(event);
    }
  }

  /**
   * Whether what was done for all messages of another channel may be done in this turn: which of
   * them was the last is chance.
   */
  private static boolean mayEndHere(Turn turn, Channel next) {
    return turn.isOfMessage()
        && turn.events().getFirst() instanceof Event.Operation taking
        && !Channel.of(taking).equals(next)
        && !next.isCall(); // these come as others call, and nothing is done between them
  }

  private static boolean is(Event event, Action what) {
    return event instanceof Event.Operation did && did.what() == what;
  }

  /**
   * A call of a managed object that changes nothing, or its return, right after one that was the
   * same: a loop that waits for what others do to the object.
   */
  private boolean isAskingAgain(Turn turn, Event.Operation call) {
    int size = turn.events().size();
    return size >= 2
        && turn.events().get(size - 1) instanceof Event.Operation last
        && turn.events().get(size - 2) instanceof Event.Operation first
        && last.what() == Action.RETURN
        && first.what() == Action.CALL
        && last.object().equals(call.object())
        && first.object().equals(call.object())
        && ASKING.contains(call.object().substring(call.object().lastIndexOf('.') + 1))
        && contention.isCalledByOthers(call.object(), number.applyAsInt(turn.lane()));
  }

  private boolean isPolling(Turn turn, Event.Operation read) {
    return !turn.events().isEmpty()
        && turn.events().getLast() instanceof Event.Operation before
        && before.what() == Action.READ
        && before.object().equals(read.object())
        && contention.isWrittenByOthers(read.object(), number.applyAsInt(turn.lane()));
  }
}
