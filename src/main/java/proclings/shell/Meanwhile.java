package proclings.shell;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What is typed while a cell runs: a command that can be carried out then is, at once; everything
 * else waits its turn, as what is typed ahead does at any prompt.
 */
final class Meanwhile {

  /** A cell that is over before that is not worth a line to type on. */
  private static final long AT_ONCE_MS = 150;

  private final Console console;
  private final Queue<String> ahead = new ArrayDeque<>();
  private Predicate<String> commands = line -> false;

  Meanwhile(Console console) {
    this.console = console;
  }

  /** Sets who carries out a line that is typed while a cell runs, and says whether it could be. */
  void onLine(Predicate<String> carriesOut) {
    commands = carriesOut;
  }

  /** The next line: one that was typed ahead, or else one that is typed now. */
  String read() throws Console.InterruptedLineException, Console.EndOfInputException {
    String waiting = ahead.poll();
    return waiting == null ? console.read(Console.Prompt.LINE) : waiting;
  }

  /** Runs something on a thread of its own, and listens until it is over. */
  <T> T during(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("cell")
        .start(() -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    if (!isOver(result)) {
      Console.Listening listening = console.listen();
      CompletableFuture<Void> unused =
          result.handle((r, e) -> {
            listening.stop();
            return null;
          });
      for (Optional<String> line = listening.next(); line.isPresent(); line = listening.next()) {
        if (!commands.test(line.get())) {
          ahead.add(line.get());
        }
      }
    }
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static boolean isOver(CompletableFuture<?> result) {
    try {
      Object unused = result.get(AT_ONCE_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
