package proclings.kernel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Event;
import proclings.multiprocessing.ForkLaboratory;

/** Which main process follows which; none of these is a process. */
@Timeout(60)
class MainProcessesTest {

  private final List<String> launched = new CopyOnWriteArrayList<>();
  private final BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> told = new CompletableFuture<>();
  private final Fakes session = new Fakes();
  private final MainProcesses mains =
      new MainProcesses(CompletableFuture.completedFuture(session), ForkJoinPool.commonPool());

  /** Serves, but never answers. Is gone only when everybody has had the time to see it go. */
  private final class Fake implements Session.MainProcess {
    private final BlockingQueue<Optional<byte[]>> replies =
        new LinkedBlockingQueue<>(List.of(Optional.of(new Reply.Ready().encode())));

    @Override
    public void send(byte[] request) {
      requests.add(request);
    }

    @Override
    public byte @Nullable [] receive() {
      try {
        return replies.take().orElse(null);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void kill() {
      replies.add(Optional.empty());
      told.join();
    }

    @Override
    public Session.Ending ending() {
      return new Session.Ending(-9, false, "");
    }
  }

  private final class Fakes implements Session {
    @Override
    public MainProcess launch() {
      launched.add("usual");
      return new Fake();
    }

    @Override
    public MainProcess launch(ForkLaboratory laboratory) {
      launched.add(laboratory.name());
      return new Fake();
    }

    @Override
    public void publish(String className, byte[] bytes) {}

    @Override
    public void cellBegan(int cell, String source) {}

    @Override
    public void cellEnded(int cell, Event.Outcome outcome, @Nullable String detail) {}

    @Override
    public List<Kernel.ProcessStatus> processes() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  @Test
  void aLaboratoryTakesThePlaceOfAMainProcessInWhichACellWarmsUp() throws Exception {
    CompletableFuture<Void> warming =
        CompletableFuture.runAsync(() -> {
          MainProcesses.Result unused = mains.run(0, List.of(), List.of());
          told.complete(null);
        });
    requireNonNull(requests.take());

    mains.enter(ForkLaboratory.SAFE_FLAGS);
    warming.join();
    Session unused = mains.awaitProcess();

    assertThat(launched).containsExactly("usual", "SAFE_FLAGS");
  }
}
