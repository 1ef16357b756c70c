package proclings.multiprocessing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Segment;

/** A main process, seen by the host that started it, from its start to its end. */
public final class HostedMain {

  private static final String NAME = "MainProcess";
  private static final byte[] END = {};

  /** From SIGKILL to the last repair takes some milliseconds, on a busy machine a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Made early: the program's jar may be another when this is needed, and no class be found. */
  private static final Ending UNSEEN = new Ending(-Posix.SIGKILL, false, "");

  private final Session session;
  private final MessageLog requests;
  private final MessageLog replies;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Jvm jvm;
  private final Actor actor;
  private final NativeOutput out;
  private final NativeOutput err;
  private volatile @Nullable Ending ending;

  private HostedMain(Session session, Class<? extends Host.Entry> entry, List<String> flags) {
    this.session = session;
    Segment segment = session.segment();
    this.requests = log(segment);
    this.replies = log(segment);
    this.jvm = Jvm.launchMain(session, flags, this::buried);
    this.actor = new Actor(jvm.pid(), NAME);
    this.out = NativeOutput.drain(jvm.os().getInputStream(), session, actor, Event.Stream.OUT);
    this.err = NativeOutput.drain(jvm.os().getErrorStream(), session, actor, Event.Stream.ERR);
    Assignment.Main main =
        new Assignment.Main(entry.getName(), requests.offset(), replies.offset());
    Process process = Process.known(NAME, session.pid(), jvm.pid(), false);
    boolean unused = jvm.become(process, StartMethod.SPAWN, Assignment.write(main), null);
  }

  private static MessageLog log(Segment segment) {
    return MessageLog.create(segment, Kinds.LOG, MessageLog.UNBOUNDED, MessageLog.UNBOUNDED);
  }

  static HostedMain launch(Session session, Class<? extends Host.Entry> entry, List<String> flags) {
    return new HostedMain(session, entry, flags);
  }

  /** Its PID, as the operating system lists it. */
  public long pid() {
    return actor.pid();
  }

  /** Who it is in its events. */
  public Actor actor() {
    return actor;
  }

  /** Sends it a request, which must not be empty. Nothing happens if it is gone. */
  public void send(byte[] request) {
    checked(request);
    if (ending == null) {
      long unused = requests.append(request);
    }
  }

  static byte[] checked(byte[] message) {
    if (message.length == 0) {
      throw new IllegalArgumentException("a message must not be empty");
    }
    return message;
  }

  /**
   * Takes its next reply; waits for it.
   *
   * @return null once the process is gone and all that it sent was taken
   * @throws proclings.shm.WaitInterruptedException when the thread is interrupted
   */
  public byte @Nullable [] receive() {
    byte[] reply = replies.take();
    if (reply.length > 0) {
      return reply;
    }
    long unused = replies.append(END);
    return null;
  }

  /** Kills every process that it started and that still lives, but not its standbys. */
  public void killChildren() {
    for (ProcessTable.Entry entry : Family.of(session.table()).below(jvm.ordinal())) {
      if (!entry.name().isEmpty()) {
        ProcessHandle.of(entry.pid()).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  /**
   * Kills it and all that it started, and waits until they are gone and what they held is repaired;
   * but not for ever. If nobody has seen its end some seconds later, it is taken to have come: what
   * waits for it goes on.
   *
   * @return whether its end was seen
   */
  public boolean kill() {
    return kill(PATIENCE);
  }

  boolean kill(Duration patience) {
    jvm.destroy(true);
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    boolean seen = false;
    while (true) {
      try {
        seen = over.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!seen) {
      end(UNSEEN);
    }
    return seen;
  }

  boolean isOver() {
    return ending != null;
  }

  /**
   * How it ended.
   *
   * @param exitCode as in {@link Event.Exited}
   * @param asked whether the program asked for that code, by {@code System.exit} or by coming to
   *     its end
   * @param lastWords the end of what the JVM itself wrote, such as that it crashed
   */
  public record Ending(int exitCode, boolean asked, String lastWords) {}

  /** Waits for its end, and tells of it. All is gone and repaired by then. */
  public Ending ending() {
    boolean interrupted = false;
    while (true) {
      try {
        over.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return java.util.Objects.requireNonNull(ending);
  }

  /** Called when it is dead, and its group has been killed, before what they held is repaired. */
  private void buried(int exitCode, boolean asked) {
    String lastWords = err.awaitEnd() + out.awaitEnd();
    session.gate().exited(actor, exitCode);
    end(new Ending(exitCode, asked, lastWords));
  }

  /** The first to know of an end is believed. */
  private synchronized void end(Ending how) {
    if (ending != null) {
      return;
    }
    ending = how;
    while (requests.tryTake() != null) {
      // Nobody reads them any more, and they take up room.
    }
    long unused = replies.append(END);
    over.countDown();
  }

  @Override
  public String toString() {
    return NAME + " " + pid();
  }
}
