package proclings.kernel;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventSink;

/** A session over a process's standard streams, for tests that need no engine. */
final class StandInSession implements Session {

  private final EventSink sink;
  private final AtomicLong seq = new AtomicLong();
  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final List<StandIn> all = new ArrayList<>();

  StandInSession(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public synchronized MainProcess launch() {
    StandIn main = new StandIn();
    classes.forEach(main::define);
    all.add(main);
    return main;
  }

  @Override
  public synchronized void publish(String className, byte[] bytes) {
    if (classes.put(className, bytes) != null) {
      throw new IllegalStateException("published twice: " + className);
    }
    all.getLast().define(className, bytes);
  }

  private synchronized void emit(java.util.function.LongFunction<Event> event) {
    sink.accept(event.apply(seq.incrementAndGet()));
  }

  private Actor actor() {
    return new Actor(all.getLast().process.pid(), "MainProcess");
  }

  @Override
  public void cellBegan(int cell, String source) {
    emit(n -> new Event.CellBegan(n, 0, actor(), cell, source));
  }

  @Override
  public void cellEnded(int cell, Event.Outcome outcome, @Nullable String detail) {
    emit(n -> new Event.CellEnded(n, 0, actor(), cell, outcome, detail));
  }

  @Override
  public List<Kernel.ProcessStatus> processes() {
    return List.of();
  }

  @Override
  public synchronized void close() {
    all.forEach(StandIn::kill);
  }

  final class StandIn implements MainProcess {
    private final Process process;
    private final DataOutputStream out;
    private final LinkedBlockingQueue<byte[]> replies = new LinkedBlockingQueue<>();

    StandIn() {
      try {
        process =
            new ProcessBuilder(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "proclings.kernel.StandInMain")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      out = new DataOutputStream(process.getOutputStream());
      Thread reader = new Thread(this::read);
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try (DataInputStream in = new DataInputStream(process.getInputStream())) {
        while (true) {
          int kind = in.readByte();
          byte[] bytes = in.readNBytes(in.readInt());
          if (kind == 0) {
            replies.add(bytes);
          } else {
            String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            Event.Stream stream = kind == 1 ? Event.Stream.OUT : Event.Stream.ERR;
            emit(n -> new Event.Printed(n, 0, actor(), stream, text));
          }
        }
      } catch (IOException e) {
        replies.add(new byte[0]);
      }
    }

    synchronized void define(String name, byte[] bytes) {
      write(
          0,
          Wire.bytes(o -> {
            Wire.string(o, name);
            Wire.blob(o, bytes);
          }));
    }

    @Override
    public synchronized void send(byte[] request) {
      write(1, request);
    }

    private void write(int kind, byte[] bytes) {
      try {
        out.writeByte(kind);
        Wire.blob(out, bytes);
        out.flush();
      } catch (IOException e) {
        // It is gone; its replies end too.
      }
    }

    @Override
    public byte @Nullable [] receive() {
      try {
        byte[] reply = replies.take();
        return reply.length == 0 ? null : reply;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void killChildren() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void kill() {
      killChildren();
      process.toHandle().destroyForcibly();
      ending();
    }

    @Override
    public Ending ending() {
      try {
        int code = process.waitFor();
        return code > 128 ? new Ending(128 - code, false, "") : new Ending(code, code != 3, "");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
