package proclings.kernel;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The other end of {@link StandInSession}. */
final class StandInMain implements MainSide {

  private final DataInputStream in = new DataInputStream(System.in);
  private final DataOutputStream out = new DataOutputStream(System.out);
  private final Loader loader = new Loader();

  public static void main(String[] args) throws InterruptedException {
    StandInMain side = new StandInMain();
    System.setOut(side.stream(1));
    System.setErr(side.stream(2));
    new MainAgent(side).serve();
  }

  private PrintStream stream(int kind) {
    return new PrintStream(
        new OutputStream() {
          private final ByteArrayOutputStream line = new ByteArrayOutputStream();

          @Override
          public synchronized void write(int b) {
            if (b == '\n') {
              frame(kind, line.toByteArray());
              line.reset();
            } else {
              line.write(b);
            }
          }

          @Override
          public void close() {}
        },
        true,
        StandardCharsets.UTF_8) {
      @Override
      public void close() {}
    };
  }

  private synchronized void frame(int kind, byte[] bytes) {
    try {
      out.writeByte(kind);
      Wire.blob(out, bytes);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] receive() {
    try {
      while (true) {
        int kind = in.readByte();
        byte[] bytes = Wire.blob(in);
        if (kind == 1) {
          return bytes;
        }
        Wire.read(bytes, data -> loader.classes.put(Wire.string(data), Wire.blob(data)));
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void send(byte[] reply) {
    frame(0, reply);
  }

  @Override
  public ClassLoader classes() {
    return loader;
  }

  @Override
  public void variables(List<Request.Variable> variables) {}

  @Override
  public void interrupt(Thread thread) {
    thread.interrupt();
  }

  @Override
  public void killChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void flush() {}

  private static final class Loader extends ClassLoader {
    final Map<String, byte[]> classes = new ConcurrentHashMap<>();

    Loader() {
      super(StandInMain.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
