package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.shm.OutOfSharedMemoryException;

/**
 * What runs out is named in an error, nothing is lost by it, and when there is some again it goes
 * on.
 */
@Timeout(120)
class ExhaustionTest {

  @ParameterizedTest
  @ValueSource(strings = {"forkserver", "spawn"})
  @EnabledOnOs(OS.LINUX)
  void whereFileDescriptorsRunOutTheStartFailsAndTheOthersGoOn(String startMethod)
      throws Exception {
    List<String> lines =
        new Engine(startMethod, "futex")
            .runLimited("ulimit -n 64", List.of(), FewFiles.class)
            .lines();

    assertThat(lines)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("no process could be started: ")
                    .endsWith("more files (ulimit -n)"),
            second -> assertThat(second).isEqualTo("all others ended with [0]"),
            third -> assertThat(third).isEqualTo("and now one can be started: 0"));
  }

  static final class FewFiles {
    public static void main(String[] arguments) {
      Event end = new Event();
      List<Process> started = new ArrayList<>();
      String error = "";
      while (error.isEmpty()) {
        Process p = new Process(end::await);
        try {
          p.start();
          started.add(p);
        } catch (UncheckedIOException e) {
          error = String.valueOf(e.getMessage());
        }
      }
      print(error);
      end.set();
      started.forEach(Process::join);
      print("all others ended with", started.stream().map(Process::exitCode).distinct().toList());
      Process last = new Process(() -> {});
      last.start();
      last.join();
      print("and now one can be started:", last.exitCode());
    }
  }

  @Test
  void whereSharedMemoryRunsOutAPutFailsAndWhatWasPutIsThere() throws Exception {
    List<String> flags = List.of("-Dproclings.segment=" + (128 << 20));

    Engine engine = new Engine("forkserver", "futex");
    assertThat(engine.runLimited("true", flags, LittleMemory.class).lines())
        .containsExactly(
            "shared memory is full: true",
            "all is there: true",
            "room again: true",
            "no more locks: true, 5");
  }

  static final class LittleMemory {
    public static void main(String[] arguments) {
      Queue<byte[]> queue = new Queue<>();
      int put = 0;
      try {
        while (true) {
          byte[] message = new byte[1_000_000];
          message[0] = (byte) put;
          queue.put(message);
          put++;
        }
      } catch (OutOfSharedMemoryException e) {
        print("shared memory is full:", put > 20);
      }
      boolean all = true;
      for (int i = 0; i < put; i++) {
        all &= queue.get()[0] == (byte) i;
      }
      print("all is there:", all && queue.empty());
      queue.put(new byte[1_000_000]);
      print("room again:", queue.get().length == 1_000_000);
      String error = "";
      while (error.isEmpty()) {
        try {
          new Lock();
        } catch (OutOfSharedMemoryException e) {
          error = String.valueOf(e.getMessage());
        }
      }
      queue.put(new byte[5]);
      print("no more locks:", error.contains("make them once") + ",", queue.get().length);
    }
  }

  @Test
  void whereSharedMemoryIsFullAPoolFailsTaskByTaskAndGoesOnAfterwards() throws Exception {
    List<String> flags = List.of("-Dproclings.segment=" + (128 << 20));

    Engine engine = new Engine("forkserver", "futex");
    // Of the workers that found no room even for an error, standard error has that.
    assertThat(engine.runLimited("true", flags, FullPool.class).out())
        .containsExactly(
            "ResultNotSerializableException", "WorkerDiedException", "still [1, 2]", "ended");
  }

  static final class FullPool {
    public static void main(String[] arguments) {
      Queue<byte[]> queue = new Queue<>();
      Pool pool = new Pool(1);
      pool.map(x -> x, List.of(1, 2));
      fill(queue);
      print(Thrown.thrown(() -> pool.apply(() -> new byte[1_000_000])));
      fillResults(pool);
      print(Thrown.thrown(() -> pool.apply(() -> exit())));
      while (!queue.empty()) {
        queue.get();
      }
      print("still", pool.map(x -> x, List.of(1, 2)));
      fill(queue);
      pool.close();
      pool.join();
      print("ended");
    }

    private static void fill(Queue<byte[]> queue) {
      for (int bytes = 1_000_000; bytes > 0; bytes /= 10) {
        try {
          while (true) {
            queue.put(new byte[bytes]);
          }
        } catch (OutOfSharedMemoryException e) {
          // Not so much; perhaps a little.
        }
      }
    }

    /** To the last byte, so that there is no room to tell of a death. */
    private static void fillResults(Pool pool) {
      for (int bytes = 32_768; bytes > 0; bytes /= 2) {
        int size = bytes;
        try {
          pool.apply(x -> new byte[x], size);
        } catch (RemoteException e) {
          // Not so much; perhaps a little.
        }
      }
    }

    private static int exit() {
      System.exit(7);
      return 0;
    }
  }
}
