package proclings.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that presents a lesson until it is killed, and the test's side of it. */
final class KilledPresenter implements AutoCloseable {

  private final Process process;

  private KilledPresenter(Process process) {
    this.process = process;
  }

  /** Starts it; it is at a lesson's first slide of two when this returns. */
  static KilledPresenter start(Path state, String lesson) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledPresenter.class.getName(),
                    state.toString(),
                    lesson))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    InputStream said = process.getInputStream();
    if (said.read() != '.') {
      throw new AssertionError("it doesn't present: " + process);
    }
    return new KilledPresenter(process);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("killed, and still there: " + process);
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /** Presents until its input ends, which it does with who started it. */
  public static void main(String[] arguments) throws IOException {
    PresentationState first =
        new PresentationState(arguments[1], 1, 2, "", System.currentTimeMillis(), 10, false);
    PresentationFile.of(Path.of(arguments[0]), arguments[1]).write(first);
    System.out.print('.');
    System.out.flush();
    System.exit(System.in.read());
  }
}
