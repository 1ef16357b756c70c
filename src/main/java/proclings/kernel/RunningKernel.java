package proclings.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import proclings.event.Event.Outcome;
import proclings.kernel.CellResult.Completed;
import proclings.kernel.CellResult.Interrupted;
import proclings.kernel.CellResult.MainProcessEnded;
import proclings.kernel.CellResult.Threw;
import proclings.kernel.Reply.Thrown;
import proclings.multiprocessing.ForkLaboratory;

/**
 * The kernel: one compiler ({@link Notebook}) and one main process at a time ({@link Main}), both
 * got ready in the background from the moment that it is opened.
 */
final class RunningKernel implements Kernel {

  private final ExecutorService background =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("kernel-", 1).factory());

  private final CompletableFuture<Session> session;
  private final CompletableFuture<Notebook> notebook;
  private final MainProcesses mains;

  private int cells;

  RunningKernel(Supplier<Notebook> notebooks, Supplier<Session> sessions) {
    this.session = CompletableFuture.supplyAsync(sessions, background);
    this.mains = new MainProcesses(session, background);
    this.notebook = CompletableFuture.supplyAsync(notebooks, background);
    // The first compilation and the first call are slow: they are made before the learner's.
    CompletableFuture<Void> unused =
        notebook.thenAcceptAsync(book -> WarmUp.run(book, mains), background);
  }

  @Override
  public CellResult run(String cell) {
    return runIn(null, cell);
  }

  @Override
  public boolean has(ForkLaboratory laboratory) {
    return ForkLaboratory.isPossible();
  }

  @Override
  public CellResult run(String cell, ForkLaboratory laboratory) {
    return runIn(laboratory, cell);
  }

  private synchronized CellResult runIn(@Nullable ForkLaboratory laboratory, String cell) {
    int number = ++cells;
    mains.begin();
    try {
      // While the first main process is still being started, too.
      Compiled compiled = withNotebook(book -> book.compile(number, cell));
      if (laboratory != null) {
        mains.enter(laboratory);
      }
      Session open = mains.awaitProcess();
      open.cellBegan(number, cell);
      CellResult result = run(number, compiled);
      open.cellEnded(number, outcome(result), detail(result));
      return result;
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException("no cell can run: " + cause.getMessage(), cause);
    } finally {
      mains.end();
      if (laboratory != null) {
        mains.leave();
      }
    }
  }

  private CellResult run(int number, Compiled compiled) {
    mains.publish(compiled.classes());
    switch (compiled) {
      case Compiled.Rejected rejected -> {
        if (!rejected.actions().isEmpty()) {
          mains.run(number, rejected.actions(), rejected.variables());
        }
        return new CellResult.Rejected(rejected.diagnostics());
      }
      case Compiled.Runnable runnable -> {
        MainProcesses.Result result = mains.run(number, runnable.actions(), runnable.variables());
        return switch (result) {
          case MainProcesses.Result.Ended(Reply.Done done) ->
              new Completed(done.value(), together(mains.takeNotices(), runnable.notices()));
          case MainProcesses.Result.Ended(Reply.Failed failed) -> threw(failed.thrown());
          case MainProcesses.Result.Ended ended -> new Interrupted();
          case MainProcesses.Result.Hung(List<String> where, List<String> lost) ->
              new MainProcessEnded(hung(where), lost);
          case MainProcesses.Result.Gone(
                  boolean wanted,
                  Session.Ending ending,
                  List<String> lost) ->
              wanted
                  ? new Interrupted(restarted(lost))
                  : new MainProcessEnded(ending.reason(), lost);
        };
      }
    }
  }

  /** What happened, where, and what to do next. */
  private static String hung(List<String> where) {
    return "the watchdog ended it after %d s, because it hung with %s. A fork copies one thread, and"
            .formatted(
                WATCHDOG.toSeconds(), where.isEmpty() ? "no child" : String.join(", ", where))
        + " a JVM under its default flags has others that the copy waits for; under the safe flags"
        + " it needs none: run the cell with :fork";
  }

  private static List<String> together(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static List<String> restarted(List<String> lost) {
    List<String> notices = new ArrayList<>();
    notices.add("the cell did not stop, so the main process was started anew");
    notices.addAll(lost);
    return notices;
  }

  private CellResult threw(Thrown thrown) {
    if (thrown.unresolved() >= 0) {
      String lacks = withNotebook(book -> book.lacks(thrown.unresolved()));
      return new Threw("UnresolvedReference", lacks, Frames.trace(thrown));
    }
    return new Threw(Frames.plainName(thrown.type()), Frames.message(thrown), Frames.trace(thrown));
  }

  private static Outcome outcome(CellResult result) {
    return switch (result) {
      case Completed c -> Outcome.OK;
      case CellResult.Rejected r -> Outcome.REJECTED;
      case Threw t -> Outcome.THREW;
      case Interrupted i -> Outcome.INTERRUPTED;
      case MainProcessEnded e -> Outcome.DIED;
    };
  }

  private static @Nullable String detail(CellResult result) {
    return switch (result) {
      case Completed(String value, List<String> notices) -> value;
      case CellResult.Rejected r -> r.diagnostics().getFirst().message();
      case Threw t -> t.message() == null ? t.type() : t.type() + ": " + t.message();
      case Interrupted i -> null;
      case MainProcessEnded(String reason, List<String> notices) -> reason;
    };
  }

  @Override
  public void timeScale(double factor) {
    session.join().timeScale(factor);
  }

  @Override
  public void interrupt() {
    mains.interrupt();
  }

  @Override
  public synchronized List<String> restart() {
    return mains.restart();
  }

  @Override
  public synchronized void reset() {
    mains.reset();
    withNotebook(book -> {
      book.clear();
      return null;
    });
  }

  /** JShell serves one caller at a time: the prompt's completion waits for a cell's compilation. */
  private <T extends @Nullable Object> T withNotebook(Function<Notebook, T> action) {
    Notebook book = notebook.join();
    synchronized (book) {
      return action.apply(book);
    }
  }

  @Override
  public Completeness completeness(String text) {
    return withNotebook(book -> new Completions(book.analysis()).completeness(text));
  }

  @Override
  public List<Candidate> complete(String text, int cursor) {
    return withNotebook(book -> new Completions(book.analysis()).complete(text, cursor));
  }

  @Override
  public Optional<String> documentation(String name) {
    return withNotebook(book -> new Documentation(book).of(name));
  }

  @Override
  public Set<String> variables() {
    return withNotebook(Notebook::variables);
  }

  @Override
  public List<ProcessStatus> processes() {
    Session open = session.getNow(null);
    return open == null ? List.of() : open.processes();
  }

  @Override
  public void slow(int factor) {
    session.join().slow(factor);
  }

  @Override
  public boolean signal(long pid, SignalName signal) {
    Session open = session.getNow(null);
    return open != null && open.signal(pid, signal.number());
  }

  @Override
  public void close() {
    mains.close();
    background.shutdownNow();
  }
}
