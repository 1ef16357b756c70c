package proclings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The most memory that a process and its descendants had together, looked at ten times a second. It
 * is the proportional size (PSS), in which what several share is counted once.
 */
final class TreeMemory implements AutoCloseable {

  private static final int PAUSE_MS = 100;

  private final ProcessHandle root;
  private final Thread thread;
  private volatile long mostBytes;

  private TreeMemory(ProcessHandle root) {
    this.root = root;
    this.thread = Thread.ofPlatform().daemon().name("memory").unstarted(this::watch);
  }

  static TreeMemory of(ProcessHandle root) {
    TreeMemory memory = new TreeMemory(root);
    memory.thread.start();
    return memory;
  }

  long mostBytes() {
    return mostBytes;
  }

  private void watch() {
    try {
      while (true) {
        long sum =
            Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(each -> proportionalBytes(each.pid()))
                .sum();
        mostBytes = Math.max(mostBytes, sum);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      // Nobody wants to know any more.
    }
  }

  /** 0 for one that is gone. */
  static long proportionalBytes(long pid) {
    String line = line(pid);
    return line == null ? 0 : Long.parseLong(line.replaceAll("\\D+", "")) * 1024;
  }

  private static @Nullable String line(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return lines.filter(line -> line.startsWith("Pss:")).findFirst().orElse(null);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
