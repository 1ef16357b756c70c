package proclings.kernel;

import java.util.List;
import proclings.kernel.Request.Variable;
import proclings.multiprocessing.Host;
import proclings.multiprocessing.Link;
import proclings.multiprocessing.Os;
import proclings.multiprocessing.StartSnapshot;

/** Where the main process begins; the engine makes one in its JVM. */
public final class MainEntry implements Host.Entry {

  @Override
  public void run(Link link) throws InterruptedException {
    new MainAgent(new Engine(link)).serve();
  }

  private record Engine(Link link) implements MainSide {

    @Override
    public byte[] receive() {
      return link.receive();
    }

    @Override
    public void send(byte[] reply) {
      link.send(reply);
    }

    @Override
    public ClassLoader classes() {
      return link.classes();
    }

    @Override
    public void variables(List<Variable> variables) {
      link.variables(
          variables.stream()
              .map(v -> new StartSnapshot.Variable(v.className(), v.name(), v.name()))
              .toList());
    }

    @Override
    public void fillStock() {
      link.fillStock();
    }

    /** Ends the engine's waits too: its parking looks at Java's interrupts. */
    @Override
    public void interrupt(Thread thread) {
      thread.interrupt();
    }

    @Override
    public void awaitForks() {
      link.awaitForks();
    }

    @Override
    public boolean isForked() {
      return link.isForked();
    }

    @Override
    public void endIfForked(int exitCode) {
      if (link.isForked()) {
        Os._exit(exitCode);
      }
    }

    @Override
    public void killChildren() {
      link.killChildren();
    }

    @Override
    public void flush() {
      link.flush();
    }
  }
}
