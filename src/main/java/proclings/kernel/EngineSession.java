package proclings.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.multiprocessing.ForkLaboratory;
import proclings.multiprocessing.Host;
import proclings.multiprocessing.HostedMain;

/** A session on the engine. */
final class EngineSession implements Session {

  private final Host host;
  private volatile @Nullable HostedMain last;

  /** Where the cell began, which is where it ends, if another one has been started by then. */
  private volatile @Nullable HostedMain ofCell;

  private EngineSession(Host host) {
    this.host = host;
  }

  static EngineSession open(Kernel.Options options, EventSink sink) {
    List<String> flags = new ArrayList<>();
    flags.add("-Xmx" + options.mainHeapMb() + "m");
    // A heap that is full makes whatever runs next fail, the engine too: better to start anew.
    flags.add("-XX:+ExitOnOutOfMemoryError");
    flags.add("-Dproclings.standbys=" + options.standbys());
    Host.Options usual = Host.Options.usual();
    return new EngineSession(Host.open(new Host.Options(usual.segmentBytes(), flags), sink));
  }

  @Override
  public MainProcess launch() {
    return hosted(host.launch(MainEntry.class));
  }

  @Override
  public MainProcess launch(ForkLaboratory laboratory) {
    return hosted(host.launch(MainEntry.class, laboratory));
  }

  private MainProcess hosted(HostedMain main) {
    last = main;
    return new Hosted(main);
  }

  @Override
  public void timeScale(double factor) {
    host.timeScale(factor);
  }

  @Override
  public void publish(String className, byte[] bytes) {
    host.publish(className, bytes);
  }

  @Override
  public void cellBegan(int cell, String source) {
    HostedMain main = started(last);
    ofCell = main;
    host.cellBegan(main, cell, source);
  }

  @Override
  public void cellEnded(int cell, Event.Outcome outcome, @Nullable String detail) {
    host.cellEnded(started(ofCell), cell, outcome, detail);
  }

  private static HostedMain started(@Nullable HostedMain main) {
    if (main == null) {
      throw new IllegalStateException("no main process was started yet");
    }
    return main;
  }

  @Override
  public List<Kernel.ProcessStatus> processes() {
    return host.processes().stream()
        .map(s -> new Kernel.ProcessStatus(s.pid(), s.parentPid(), s.name(), s.state(), s.daemon()))
        .toList();
  }

  @Override
  public void slow(int factor) {
    host.slow(factor);
  }

  @Override
  public boolean signal(long pid, int signal) {
    return host.signal(pid, signal);
  }

  @Override
  public void close() {
    host.close();
  }

  private record Hosted(HostedMain main) implements MainProcess {

    @Override
    public void send(byte[] request) {
      main.send(request);
    }

    @Override
    public byte @Nullable [] receive() {
      return main.receive();
    }

    @Override
    public void kill() {
      boolean unused = main.kill();
    }

    @Override
    public Ending ending() {
      HostedMain.Ending ending = main.ending();
      return new Ending(ending.exitCode(), ending.asked(), ending.lastWords());
    }
  }
}
