package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.Wording;

/** Changes to a run that nobody must overlook. */
enum Planted {
  LOST_LINE {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> e instanceof Event.Printed);
    }
  },
  DOUBLED_LINE {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return twice(run, random, e -> e instanceof Event.Printed);
    }
  },
  CHANGED_LINE {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return changed(
          run,
          random,
          e ->
              e instanceof Event.Printed p
                  ? new Event.Printed(p.seq(), p.nanos(), p.by(), p.stream(), p.text() + "!")
                  : e);
    }
  },
  LINE_ON_THE_OTHER_STREAM {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return changed(
          run,
          random,
          e ->
              e instanceof Event.Printed p
                  ? new Event.Printed(p.seq(), p.nanos(), p.by(), Event.Stream.ERR, p.text())
                  : e);
    }
  },
  LINE_OF_ANOTHER_PROCESS {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      Actor main = run.getFirst().by();
      return changed(
          run,
          random,
          e ->
              e instanceof Event.Printed p
                  ? new Event.Printed(p.seq(), p.nanos(), main, p.stream(), p.text())
                  : e);
    }
  },
  LOST_MESSAGE {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> isOperation(e, Action.GET));
    }
  },
  MESSAGE_NEVER_PUT {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> isOperation(e, Action.PUT));
    }
  },
  CALL_NEVER_EXECUTED {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> isOperation(e, Action.EXECUTE) && isOnce(run, e));
    }
  },
  CALL_NEVER_MADE {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> isOperation(e, Action.CALL));
    }
  },
  CALL_THAT_DOES_NOT_RETURN {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> isOperation(e, Action.RETURN));
    }
  },
  DOUBLED_MESSAGE {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return twice(run, random, e -> isOperation(e, Action.GET));
    }
  },
  CHANGED_EXIT_CODE {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return changed(
          run,
          random,
          e ->
              e instanceof Event.Exited x
                  ? new Event.Exited(x.seq(), x.nanos(), x.by(), x.exitCode() + 1)
                  : e);
    }
  },
  NO_EXIT {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> e instanceof Event.Exited);
    }
  },
  EXTRA_PROCESS {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      int place = 1 + random.nextInt(run.size() - 1);
      List<Event> changed = new ArrayList<>(run);
      Actor child = new Actor(99_999, "Process-99");
      changed.add(place, new Event.Started(0, 0, run.getFirst().by(), child, "spawn", false));
      changed.add(place + 1, new Event.Exited(0, 0, child, 0));
      return Optional.of(changed);
    }
  },
  PROCESS_NEVER_STARTED {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> e instanceof Event.Started);
    }
  },
  LOCK_NOT_RELEASED {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> isOperation(e, Action.RELEASE));
    }
  },
  NO_JOIN {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return without(run, random, e -> e instanceof Event.Joined && !isPartOfExit(run, e));
    }
  },
  ANOTHER_ORDER_INSIDE_A_PROCESS {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      List<int[]> pairs = new ArrayList<>();
      for (int i = 0; i < run.size(); i++) {
        int next = nextOfSameProcess(run, i);
        if (next > 0
            && !isFree(run.get(i))
            && !isFree(run.get(next))
            && !isPartOfExit(run, run.get(i))
            && differ(run, i, next)) {
          pairs.add(new int[] {i, next});
        }
      }
      if (pairs.isEmpty()) {
        return Optional.empty();
      }
      int[] pair = pairs.get(random.nextInt(pairs.size()));
      List<Event> changed = new ArrayList<>(run);
      changed.set(pair[0], run.get(pair[1]));
      changed.set(pair[1], run.get(pair[0]));
      return Optional.of(changed);
    }
  },
  CHILD_BEFORE_ITS_START {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return moved(
          run,
          random,
          (e, other) ->
              e instanceof Event.Started start
                  && other.by().equals(start.child())
                  && !(other instanceof Event.Waiting));
    }
  },
  GET_BEFORE_ITS_PUT {
    @Override
    Optional<List<Event>> in(List<Event> run, Random random) {
      return moved(
          run,
          random,
          (e, other) ->
              isOperation(e, Action.PUT)
                  && isOperation(other, Action.GET)
                  && ((Event.Operation) e).object().equals(((Event.Operation) other).object())
                  && ((Event.Operation) e).item() == ((Event.Operation) other).item());
    }
  };

  /** The run with the change; empty if it has no place for one. */
  abstract Optional<List<Event>> in(List<Event> run, Random random);

  /** The changed run with its events numbered anew. */
  final Optional<List<Event>> plant(List<Event> run, Random random) {
    return in(run, random).map(Planted::renumbered);
  }

  /** What was changed, in short. */
  static String difference(List<Event> run, List<Event> changed) {
    List<String> lines = new ArrayList<>();
    Alignment.of(words(run), words(changed), String::equals)
        .rows(line -> line)
        .forEach(row -> lines.add(row.expected() + " │ " + row.happened()));
    return String.join("\n", lines);
  }

  private static List<String> words(List<Event> run) {
    return run.stream().map(e -> e.by().name() + " " + Wording.of(e)).toList();
  }

  static List<Event> renumbered(List<Event> run) {
    List<Event> events = new ArrayList<>();
    for (Event e : run) {
      long seq = events.size() + 1L;
      events.add(
          switch (e) {
            case Event.Started x ->
                new Event.Started(seq, seq, x.by(), x.child(), x.method(), x.daemon());
            case Event.Exited x -> new Event.Exited(seq, seq, x.by(), x.exitCode());
            case Event.Joined x -> new Event.Joined(seq, seq, x.by(), x.child());
            case Event.Signalled x -> new Event.Signalled(seq, seq, x.by(), x.target(), x.signal());
            case Event.Printed x -> new Event.Printed(seq, seq, x.by(), x.stream(), x.text());
            case Event.Waiting x -> new Event.Waiting(seq, seq, x.by(), x.what(), x.object());
            case Event.Operation x ->
                new Event.Operation(seq, seq, x.by(), x.what(), x.object(), x.item());
            case Event.CellBegan x -> new Event.CellBegan(seq, seq, x.by(), x.cell(), x.source());
            case Event.CellEnded x ->
                new Event.CellEnded(seq, seq, x.by(), x.cell(), x.outcome(), x.detail());
          });
    }
    return events;
  }

  private static boolean isOperation(Event e, Action what) {
    return e instanceof Event.Operation did && did.what() == what;
  }

  private static boolean isOnce(List<Event> run, Event execution) {
    return run.stream()
            .filter(e -> isOperation(e, Action.EXECUTE))
            .filter(e -> ((Event.Operation) e).item() == ((Event.Operation) execution).item())
            .count()
        == 1;
  }

  /** Events whose place in their process means nothing to anybody. */
  private static boolean isFree(Event e) {
    return e instanceof Event.Waiting
        || e instanceof Event.CellBegan
        // Only pools have these here, and they come in at a thread of their own.
        || isOperation(e, Action.RECV)
        // A server has a thread for each caller.
        || isOperation(e, Action.EXECUTE);
  }

  /** Joins and signals at a process's end are its exit's doing. */
  private static boolean isPartOfExit(List<Event> run, Event event) {
    List<Event> after =
        run.stream()
            .filter(e -> e.by().equals(event.by()))
            .dropWhile(e -> !e.equals(event))
            .toList();
    return after.getLast() instanceof Event.Exited
        && after.stream()
            .allMatch(e ->
                e instanceof Event.Joined
                    || e instanceof Event.Signalled
                    || e instanceof Event.Exited);
  }

  private static boolean differ(List<Event> run, int one, int other) {
    return !Wording.of(run.get(one)).equals(Wording.of(run.get(other)))
        && !(isOperation(run.get(one), Action.READ) && isOperation(run.get(other), Action.READ));
  }

  private static int nextOfSameProcess(List<Event> run, int place) {
    return IntStream.range(place + 1, run.size())
        .filter(i -> run.get(i).by().equals(run.get(place).by()))
        .findFirst()
        .orElse(-1);
  }

  private static Optional<Integer> one(List<Event> run, Random random, Predicate<Event> wanted) {
    int[] places = IntStream.range(0, run.size()).filter(i -> wanted.test(run.get(i))).toArray();
    return places.length == 0
        ? Optional.empty()
        : Optional.of(places[random.nextInt(places.length)]);
  }

  private static Optional<List<Event>> without(
      List<Event> run, Random random, Predicate<Event> wanted) {
    return one(run, random, wanted)
        .map(place -> {
          List<Event> changed = new ArrayList<>(run);
          changed.remove(place.intValue());
          return changed;
        });
  }

  private static Optional<List<Event>> twice(
      List<Event> run, Random random, Predicate<Event> wanted) {
    return one(run, random, wanted)
        .map(place -> {
          List<Event> changed = new ArrayList<>(run);
          changed.add(place, run.get(place));
          return changed;
        });
  }

  private static Optional<List<Event>> changed(
      List<Event> run, Random random, UnaryOperator<Event> change) {
    return one(run, random, e -> !change.apply(e).equals(e))
        .map(place -> {
          List<Event> changed = new ArrayList<>(run);
          changed.set(place, change.apply(run.get(place)));
          return changed;
        });
  }

  /** Moves an event to right after one that can't be without it. */
  private static Optional<List<Event>> moved(
      List<Event> run, Random random, BiPredicate<Event, Event> needs) {
    return one(run, random, e -> run.stream().anyMatch(other -> needs.test(e, other)))
        .map(place -> {
          Event event = run.get(place);
          List<Event> changed = new ArrayList<>(run);
          int to =
              IntStream.range(place, run.size())
                  .filter(i -> needs.test(event, run.get(i)))
                  .findFirst()
                  .orElseThrow();
          changed.add(to + 1, event);
          changed.remove(place.intValue());
          return changed;
        });
  }
}
