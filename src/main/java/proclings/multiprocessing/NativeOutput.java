package proclings.multiprocessing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import proclings.event.Actor;
import proclings.event.Event;

/**
 * What a main process and those below it write to file descriptor 1 or 2 themselves, past Java's
 * streams: the JVM's own words, or a program's that they started. It becomes lines of the main
 * process, so nothing is lost.
 */
final class NativeOutput {

  private static final int REMEMBERED_BYTES = 4096;
  private static final long END_MS = 500;

  private final InputStream in;
  private final Session session;
  private final Actor actor;
  private final Event.Stream stream;
  private final Thread thread;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder last = new StringBuilder();

  private NativeOutput(InputStream in, Session session, Actor actor, Event.Stream stream) {
    this.in = in;
    this.session = session;
    this.actor = actor;
    this.stream = stream;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("proclings " + stream + " of " + actor.pid())
            .unstarted(this::read);
  }

  static NativeOutput drain(InputStream in, Session session, Actor actor, Event.Stream stream) {
    NativeOutput output = new NativeOutput(in, session, actor, stream);
    output.thread.start();
    return output;
  }

  private void read() {
    byte[] bytes = new byte[8192];
    try (in) {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        for (int i = 0; i < n; i++) {
          if (bytes[i] == '\n') {
            pass();
          } else {
            line.write(bytes[i]);
          }
        }
      }
    } catch (IOException e) {
      // The pipe is gone with the process; what came through it is passed on.
    }
    if (line.size() > 0) {
      pass();
    }
  }

  private void pass() {
    byte[] text = line.toByteArray();
    line.reset();
    session.gate().printed(actor, stream, text, 0, text.length);
    synchronized (last) {
      last.append(new String(text, StandardCharsets.UTF_8)).append('\n');
      last.delete(0, Math.max(0, last.length() - REMEMBERED_BYTES));
    }
  }

  /**
   * Waits until all was read, and gives the last lines. Some process that is not ours may hold the
   * pipe open; it is not waited for long.
   */
  String awaitEnd() {
    try {
      thread.join(END_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (last) {
      return last.toString();
    }
  }
}
