package proclings.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import proclings.kernel.Reply.Lost;
import proclings.kernel.Request.Action;
import proclings.kernel.Request.Variable;
import proclings.multiprocessing.ForkLaboratory;

/**
 * The main process of the moment: runs cells in it, stops them, and starts the next main process
 * when one has ended, with the values that the variables had after the last cell.
 */
final class MainProcesses implements AutoCloseable {

  /** How long a cell has to come back after an interrupt; a restart must fit in the rest of 1 s. */
  private static final int GRACE_MS = 600;

  /** The exit code of a process that SIGINT ended. */
  private static final int INTERRUPTED = -2;

  private static final int RETRIES = 3;

  /** How a request to run a cell ended. */
  sealed interface Result {

    /** The main process has answered, and lives. */
    record Ended(Reply reply) implements Result {}

    /**
     * The main process is gone, and another one is being started.
     *
     * @param wanted whether that is because the learner stopped the cell
     * @param lost what the next one will not have, a sentence each
     */
    record Gone(boolean wanted, Session.Ending ending, List<String> lost) implements Result {}

    /**
     * The watchdog has ended the laboratory's main process.
     *
     * @param where the processes that there were beside it
     * @param lost as in {@link Gone}
     */
    record Hung(List<String> where, List<String> lost) implements Result {}
  }

  private final Object oneAtATime = new Object();
  private final CompletableFuture<Session> session;
  private final Executor background;

  private CompletableFuture<LiveMain> live;
  private List<Variable> table = List.of();
  private Saved saved = Saved.NOTHING;
  private final List<String> notices = new ArrayList<>();
  private @Nullable ForkLaboratory laboratory;
  private @Nullable RunningCell running;
  private @Nullable LiveMain dismissed;
  private boolean closed;

  /** The values after the last cell, and the names of the variables that there were then. */
  private record Saved(byte[] values, List<Lost> lost, Set<String> names) {
    static final Saved NOTHING = new Saved(new byte[0], List.of(), Set.of());
  }

  /** The cell that runs, as far as interrupts go. */
  private static final class RunningCell {
    final CompletableFuture<Void> interrupted = new CompletableFuture<>();
    boolean killed;
    boolean over;
    @Nullable List<String> hung;
  }

  MainProcesses(CompletableFuture<Session> session, Executor background) {
    this.session = session;
    this.background = background;
    this.live = launch(Saved.NOTHING);
  }

  /** A cell begins; from now on an interrupt is one of this cell. */
  synchronized void begin() {
    running = new RunningCell();
  }

  synchronized void end() {
    running = null;
  }

  /** Waits until there is a main process that can run cells. */
  Session awaitProcess() {
    CompletableFuture<LiveMain> awaited;
    synchronized (this) {
      if (live.isCompletedExceptionally() && !closed) {
        // The system had no room for a process; it may have now.
        live = launch(saved);
      }
      awaited = live;
    }
    LiveMain unused = awaited.join();
    return session.join();
  }

  void publish(Map<String, byte[]> classes) {
    Session open = session.join();
    classes.forEach(open::publish);
  }

  /** Runs actions and waits for their end. */
  Result run(int cell, List<Action> actions, List<Variable> variables) {
    synchronized (oneAtATime) {
      return runAlone(cell, actions, variables);
    }
  }

  private Result runAlone(int cell, List<Action> actions, List<Variable> variables) {
    RunningCell own;
    CompletableFuture<LiveMain> target;
    synchronized (this) {
      own = running;
      table = variables;
      target = live;
    }
    if (own != null) {
      CompletableFuture.anyOf(target, own.interrupted).join();
      if (own.interrupted.isDone()) {
        return new Result.Ended(new Reply.Stopped(cell));
      }
    }
    LiveMain main = target.join();
    watch(own, main);
    main.send(new Request.Run(cell, actions, variables));
    Reply reply = main.await();
    for (int again = 0; again < RETRIES && reply == null && wasHitWhileBooting(main); again++) {
      if (own != null && own.interrupted.isDone()) {
        break;
      }
      List<String> unused = relaunch(main);
      main = relaunched().join();
      main.send(new Request.Run(cell, actions, variables));
      reply = main.await();
    }
    if (reply != null && !isKilled(own)) {
      // A cell whose children were killed may well have come to its end for that very reason.
      boolean interrupted = own != null && own.interrupted.isDone();
      return new Result.Ended(interrupted ? new Reply.Stopped(cell) : reply);
    }
    synchronized (this) {
      // What was dismissed, under the cell that warms up, only made room for a laboratory.
      laboratory = main == dismissed ? laboratory : null;
    }
    List<String> lost = relaunch(main);
    List<String> hung = own == null ? null : own.hung;
    if (hung != null) {
      return new Result.Hung(hung, lost);
    }
    return new Result.Gone(own != null && own.interrupted.isDone(), main.process().ending(), lost);
  }

  /**
   * Puts a laboratory's main process in the place of the usual one, with the same values. The cell
   * that is run next runs in it.
   */
  void enter(ForkLaboratory wanted) {
    session.join();
    LiveMain main = awaited();
    main.awaitSnapshot(GRACE_MS);
    synchronized (this) {
      laboratory = wanted;
      dismissed = main;
    }
    dismiss(main);
    List<String> unused = relaunch(main);
  }

  /** Puts the usual main process back, unless the laboratory's end has done that. */
  void leave() {
    synchronized (this) {
      if (laboratory == null) {
        return;
      }
      laboratory = null;
    }
    List<String> unused = restart();
  }

  private LiveMain awaited() {
    return relaunched().join();
  }

  /** Ends the laboratory's main process if its cell takes too long where it may hang. */
  private void watch(@Nullable RunningCell cell, LiveMain main) {
    synchronized (this) {
      if (cell == null || laboratory != ForkLaboratory.DEFAULT_FLAGS) {
        return;
      }
    }
    CompletableFuture.delayedExecutor(
            Kernel.WATCHDOG.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS, background)
        .execute(() -> {
          List<String> there =
              session.join().processes().stream()
                  .filter(p -> !p.name().equals("MainProcess"))
                  .map(p -> p.name() + " (PID " + p.pid() + ")")
                  .toList();
          synchronized (this) {
            if (cell.over || cell.killed) {
              return;
            }
            cell.hung = there;
          }
          kill(cell, main);
        });
  }

  /**
   * Until it has a process group of its own, a main process gets the Ctrl-C that is meant for the
   * prompt. Nothing of the cell has run in it.
   */
  private static boolean wasHitWhileBooting(LiveMain main) {
    return !main.hasServed() && main.process().ending().exitCode() == INTERRUPTED;
  }

  private synchronized CompletableFuture<LiveMain> relaunched() {
    return live;
  }

  /** Runs a cell that is nobody's, unless somebody's runs already. */
  void warm(Compiled cell) {
    publish(cell.classes());
    synchronized (oneAtATime) {
      synchronized (this) {
        if (running != null || closed) {
          return;
        }
      }
      Result unused = run(0, cell.actions(), List.of());
    }
  }

  /** What happened to main processes between cells, told once. */
  synchronized List<String> takeNotices() {
    List<String> taken = List.copyOf(notices);
    notices.clear();
    return taken;
  }

  /**
   * Stops the running cell; at the second call, or if that does not help, by ending its process.
   */
  void interrupt() {
    RunningCell cell;
    LiveMain main;
    boolean first;
    synchronized (this) {
      cell = running;
      if (cell == null || live.isCompletedExceptionally()) {
        return;
      }
      main = live.getNow(null);
      first = cell.interrupted.complete(null);
    }
    if (main == null) {
      return;
    }
    if (first) {
      background.execute(main::interrupt);
      CompletableFuture.delayedExecutor(
              GRACE_MS, java.util.concurrent.TimeUnit.MILLISECONDS, background)
          .execute(() -> kill(cell, main));
    } else {
      background.execute(() -> kill(cell, main));
    }
  }

  /**
   * From here on the cell is over, and an interrupt that comes too late leaves its process alone.
   */
  private synchronized boolean isKilled(@Nullable RunningCell cell) {
    if (cell == null) {
      return false;
    }
    cell.over = true;
    return cell.killed;
  }

  private void kill(RunningCell cell, LiveMain main) {
    synchronized (this) {
      if (cell.over || cell.killed) {
        return;
      }
      cell.killed = true;
    }
    main.process().kill();
  }

  /** Ends the main process and starts another one with the same variables. */
  List<String> restart() {
    LiveMain main = live.join();
    main.awaitSnapshot(GRACE_MS);
    dismiss(main);
    return relaunch(main);
  }

  /** The same without variables. */
  void reset() {
    LiveMain main = live.join();
    synchronized (this) {
      // First: what it may still tell of its values is not wanted any more.
      dismissed = main;
      saved = Saved.NOTHING;
      table = List.of();
    }
    dismiss(main);
    List<String> nothing = relaunch(main);
    if (!nothing.isEmpty()) {
      throw new IllegalStateException("an empty notebook can't lose " + nothing);
    }
  }

  /** Ends a process whose end is nobody's news. */
  private void dismiss(LiveMain main) {
    synchronized (this) {
      dismissed = main;
    }
    main.process().kill();
  }

  /** Starts the next main process, unless that has been done for this one's end already. */
  private synchronized List<String> relaunch(LiveMain ended) {
    if (live.getNow(null) == ended && !closed) {
      live = launch(saved);
    }
    List<String> lost = new ArrayList<>();
    saved.lost.forEach(l -> lost.add(l.name() + " " + l.reason() + ": it has no value now"));
    table.stream()
        .map(Variable::name)
        .filter(name -> !saved.names.contains(name) && !name.startsWith("$"))
        .forEach(name -> lost.add(name + " has no value: its cell did not come to its end"));
    return lost;
  }

  private CompletableFuture<LiveMain> launch(Saved values) {
    ForkLaboratory wanted = laboratory;
    return session.thenApplyAsync(
        open -> {
          Session.MainProcess process = wanted == null ? open.launch() : open.launch(wanted);
          LiveMain main = new LiveMain(process, this::save, this::ended);
          main.start();
          if (values.values.length > 0) {
            List<Variable> variables;
            synchronized (this) {
              variables = table;
            }
            main.send(new Request.Restore(variables, values.values));
          }
          return main;
        },
        background);
  }

  private synchronized void save(LiveMain by, Reply.Snapshot snapshot) {
    if (by == dismissed) {
      return;
    }
    Set<String> names = new HashSet<>();
    table.forEach(variable -> names.add(variable.name()));
    saved = new Saved(snapshot.values(), snapshot.lost(), names);
  }

  /** The main process ended. Between cells nobody waits for it, so the next one is started here. */
  private synchronized void ended(LiveMain main) {
    boolean expected = running != null || closed || main == dismissed || !main.hasServed();
    if (!expected && live.getNow(null) == main) {
      background.execute(() -> {
        String reason = main.process().ending().reason();
        List<String> lost = relaunch(main);
        synchronized (this) {
          notices.add(reason + "; it was started anew");
          notices.addAll(lost);
        }
      });
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    // Cancels nothing: a session that is still being opened is closed as soon as it is there.
    session.thenAccept(Session::close);
  }
}
