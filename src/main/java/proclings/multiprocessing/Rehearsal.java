package proclings.multiprocessing;

import java.io.IOException;
import java.io.InvalidClassException;
import java.time.Duration;
import java.util.List;
import proclings.event.Event;
import proclings.shm.Segment;

/**
 * What a standby does while it has nothing to do: goes through all that a process goes through, so
 * that classes are loaded and calls are linked when it is handed a real one. Nobody sees any of it.
 */
final class Rehearsal {

  private Rehearsal() {}

  static void run(Session session) {
    try {
      String captured = "rehearsal";
      Target target = () -> speak(captured, 1);
      Process process = Process.rehearsed(target, session.pid());
      Process read = Assignment.readProcess(Assignment.write(process));
      read.run();
      findNothing(session);
      touch(session.segment(), session.table().scratch(session.segment().self()));
      byte[] text = captured.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      byte[] unused =
          EventCodec.printed(0, session.gate().self(), Event.Stream.OUT, text, 0, text.length);
      Output.finishLines();
      Thread.sleep(Duration.ZERO);
      Object unread = Serialization.read(Serialization.write("a message", List.of(captured)));
      java.util.Objects.requireNonNull(unread);
    } catch (InvalidClassException e) {
      // The program's filter lets no such message in. Who is sent one is told so; nobody was here.
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException("a rehearsal went wrong", e);
    }
  }

  /** Texts are put together by calls that are linked at run time, which is slow at first. */
  private static void speak(String text, int number) {
    String joined = text + ": " + number + " and " + (long) number + " of " + (double) number;
    java.util.Objects.requireNonNull(joined + Boolean.TRUE + ' ' + text);
  }

  private static void findNothing(Session session) {
    try {
      session.loader().loadClass("proclings.rehearsal.Nothing");
    } catch (ClassNotFoundException e) {
      // As expected: the way to it was all that mattered.
    }
  }

  private static void touch(Segment segment, long scratch) {
    segment.setLongVolatile(scratch, segment.getLongVolatile(scratch));
    segment.setLongRelease(scratch, segment.getLongAcquire(scratch));
    segment.setIntVolatile(scratch, segment.getIntOpaque(scratch));
    boolean unused = segment.compareAndSetInt(scratch, 0, 0);
    unused &= segment.compareAndSetLong(scratch, 0, 0);
    long sum = segment.getAndAddInt(scratch, 0) + segment.getAndSetInt(scratch, 0);
    sum += segment.getAndAddLong(scratch, 0) + segment.compareAndExchangeLong(scratch, 0, 0);
    segment.setLong(scratch, sum);
    byte[] bytes = new byte[4];
    segment.setBytes(scratch, bytes, 0, bytes.length);
    segment.getBytes(scratch, bytes, 0, bytes.length);
  }
}
