package proclings.multiprocessing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Roots;
import proclings.shm.Segment;

/**
 * A session seen from outside: opens it, starts main processes in it one after another, and
 * observes what happens.
 *
 * <p>Every event of the session's processes comes to one sink, in its order, on one thread. Objects
 * in the session live on when a main process ends, so those that the next one was given still work.
 *
 * <p>Closing it, or the end of the process that opened it, however it ends, ends every process of
 * the session; nothing of it is left.
 */
public final class Host implements AutoCloseable {

  /** Some 20,000 lines: those that a flood has printed must be shown soon after it was stopped. */
  private static final long EVENTS_BYTES = 1 << 20;

  private final Options options;
  private final Segment segment;
  private final Session session;
  private final EventReader reader;
  private final List<HostedMain> mains = new ArrayList<>();
  private boolean closed;

  private Host(Options options, Segment segment, Session session, EventReader reader) {
    this.options = options;
    this.segment = segment;
    this.session = session;
    this.reader = reader;
  }

  /**
   * How a session is to be.
   *
   * @param segmentBytes the size of its memory, of which only what is used costs anything
   * @param mainFlags flags for the JVMs of main processes beside the engine's own
   */
  public record Options(long segmentBytes, List<String> mainFlags) {

    /** What is right nearly always. */
    public static Options usual() {
      return new Options(Segment.DEFAULT_SIZE_BYTES, List.of());
    }
  }

  /** What a main process runs; it has a constructor without parameters. */
  @FunctionalInterface
  public interface Entry {

    /** Runs on the main thread of the main process, which ends in order when this returns. */
    void run(Link link) throws Exception;
  }

  /**
   * The JVM's own flags of every process that is started; an AOT cache fits only JVMs with them.
   */
  public static List<String> jvmFlags() {
    return Launcher.FLAGS;
  }

  /** Opens a session without processes. The sink must not take long: processes wait for it. */
  public static Host open(Options options, EventSink sink) {
    Segment segment = Segment.create(options.segmentBytes());
    ProcessTable table = ProcessTable.create(segment);
    MessageLog events = MessageLog.create(segment, Kinds.LOG, MessageLog.UNBOUNDED, EVENTS_BYTES);
    segment.setLongRelease(Segment.root(Roots.EVENTS), events.offset());
    Session session = Session.ofObserver(segment, table);
    return new Host(options, segment, session, EventReader.start(events, sink));
  }

  /** Starts a main process, which runs the entry. There must be no other that lives. */
  public HostedMain launch(Class<? extends Entry> entry) {
    return launch(entry, List.of());
  }

  /** Starts a main process in which {@link Os#fork()} can be called. */
  public HostedMain launch(Class<? extends Entry> entry, ForkLaboratory laboratory) {
    return launch(entry, laboratory.flags());
  }

  private synchronized HostedMain launch(Class<? extends Entry> entry, List<String> more) {
    if (closed) {
      throw new IllegalStateException("the session is closed");
    }
    mains.removeIf(HostedMain::isOver);
    if (!mains.isEmpty()) {
      throw new IllegalStateException("the session has a main process: " + mains.getFirst());
    }
    List<String> flags = new ArrayList<>(options.mainFlags());
    flags.addAll(more);
    HostedMain main = HostedMain.launch(session, entry, flags);
    mains.add(main);
    return main;
  }

  /** Makes a class known to every process of the session: see {@link SharedClasses#publish}. */
  public void publish(String className, byte[] bytes) {
    session.classes().publish(className, bytes);
  }

  /** Scales the waits of the session's cells from now on: see {@link TimeScale}. */
  public void timeScale(double factor) {
    TimeScale.set(segment, factor);
  }

  /**
   * Makes what is between two operations of a process on shared objects take so many times as long
   * from now on, a second more at most; 1 for as long as it does by itself.
   */
  public void slow(int factor) {
    Slowness.set(segment, factor);
  }

  /** Puts the beginning of a cell into the stream. */
  public void cellBegan(HostedMain main, int cell, String source) {
    reader.awaitDelivered(session.gate().cellBegan(main.actor(), cell, source));
  }

  /** Puts the end of a cell into the stream, and waits until the sink has had it. */
  public void cellEnded(HostedMain main, int cell, Event.Outcome outcome, @Nullable String detail) {
    reader.awaitDelivered(session.gate().cellEnded(main.actor(), cell, outcome, detail));
  }

  /**
   * A live process of the session.
   *
   * @param parentPid the PID of the process that started it
   * @param state {@code booting}, {@code standby} or {@code running}
   * @param sinceNanos when its JVM was started, in nanoseconds since the session began
   */
  public record Status(
      long pid, long parentPid, String name, String state, boolean daemon, long sinceNanos) {}

  /** The live processes of the session, parents before their children. */
  public List<Status> processes() {
    List<Status> all = new ArrayList<>();
    Family.of(session.table()).below(segment.self()).forEach(e -> all.add(status(e)));
    return all;
  }

  /**
   * Sends a signal to a process of the session. It is no operation of the engine's but the doing of
   * who watches, as if from another terminal, so no event tells of it.
   *
   * @return whether a process of the session has that PID
   */
  public boolean signal(long pid, int signal) {
    return processes().stream().anyMatch(process -> process.pid() == pid)
        && Posix.signal(pid, signal);
  }

  private Status status(ProcessTable.Entry entry) {
    return new Status(
        entry.pid(),
        session.table().pid(entry.parent()),
        entry.name(),
        entry.state().name().toLowerCase(java.util.Locale.ROOT),
        entry.daemon(),
        entry.startedNanos());
  }

  /** Where the session's memory can be attached. */
  Path path() {
    return segment.path();
  }

  /**
   * Ends every process and gives everything back. May be called again. A process whose end nobody
   * sees is told of on standard error.
   */
  @Override
  public void close() {
    List<HostedMain> living;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      living = List.copyOf(mains);
    }
    try {
      for (HostedMain main : living) {
        if (!main.kill()) {
          System.err.println(
              "The main process with PID "
                  + main.pid()
                  + " was killed, but its end was not seen. Look whether it is still there.");
        }
      }
      reader.stop();
    } finally {
      segment.close();
    }
  }
}
