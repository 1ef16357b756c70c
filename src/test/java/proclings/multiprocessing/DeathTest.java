package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that are killed at bad moments: nothing outlives them, nothing waits for ever. */
@Timeout(120)
class DeathTest {

  private final List<java.lang.Process> started = new ArrayList<>();

  @AfterEach
  void killWhatATestThatFailedLeft() {
    started.forEach(java.lang.Process::destroyForcibly);
  }

  private java.lang.Process start(Engine engine, Class<?> scenario) throws IOException {
    java.lang.Process process = engine.start(scenario, List.of("-Dproclings.standbys=2"));
    started.add(process);
    return process;
  }

  private static final Engine USUAL = new Engine("forkserver", "futex");

  static void hang() throws InterruptedException {
    Thread.sleep(Duration.ofHours(1));
  }

  /** Prints the PIDs of all processes of the session, standbys and grandchildren too. */
  private static void sayPids() {
    StringBuilder pids = new StringBuilder("pids");
    for (int ordinal : Session.current().table().children(0)) {
      long pid = Session.current().table().pid(ordinal);
      pids.append(pid == 0 ? "" : " " + pid);
    }
    System.out.println(pids);
  }

  private static void awaitStandbys(int count) throws InterruptedException {
    while (standbys().size() < count) {
      Thread.sleep(5);
    }
  }

  /** The PIDs of standbys that are ready. */
  private static List<Long> standbys() {
    ProcessTable table = Session.current().table();
    return Arrays.stream(table.children(0))
        .filter(ordinal -> table.state(ordinal) == ProcessTable.State.STANDBY)
        .mapToObj(table::pid)
        .toList();
  }

  private static void kill(long pid) {
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly)).contains(true);
  }

  /** What the session would leave behind, besides processes. */
  private static List<Path> leftovers(List<Long> pids) throws IOException {
    List<Path> left = new ArrayList<>();
    for (String folder : List.of("/dev/shm", System.getProperty("java.io.tmpdir"))) {
      if (Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
          files
              .filter(f ->
                  f.getFileName().toString().startsWith("proclings-")
                      && f.getFileName().toString().endsWith(".segment"))
              .forEach(left::add);
        }
        for (long pid : pids) {
          for (String name : List.of("hsperfdata_root/" + pid, ".java_pid" + pid)) {
            Path file = Path.of(folder, name);
            if (Files.exists(file)) {
              left.add(file);
            }
          }
        }
      }
    }
    return left;
  }

  /** A main process with a child, a grandchild, a daemon and standbys. */
  static final class Family {
    public static void main(String[] arguments) throws Exception {
      Process child =
          new Process(() -> {
            Process grandchild = new Process(DeathTest::hang);
            grandchild.start();
            hang();
          });
      child.start();
      new Process(DeathTest::hang).daemon(true).start();
      if (Multiprocessing.startMethod().equals("forkserver")) {
        awaitStandbys(2);
      }
      ProcessTable table = Session.current().table();
      while (Arrays.stream(table.children(0)).filter(o -> table.pid(o) != 0).count() < 4) {
        Thread.sleep(5);
      }
      sayPids();
      hang();
    }
  }

  @EachEngine
  void nothingOutlivesAMainProcessThatIsKilled(Engine engine) throws Exception {
    java.lang.Process main = start(engine, Family.class);
    List<Long> pids = pids(main.inputReader());
    assertThat(pids).hasSizeGreaterThanOrEqualTo(4).allMatch(Reaper::isAlive);
    main.destroyForcibly();
    awaitAllGone(pids);
    assertThat(leftovers(pids)).isEmpty();
  }

  @Test
  void nothingOutlivesAMainProcessThatIsTerminated() throws Exception {
    java.lang.Process main = start(USUAL, Family.class);
    List<Long> pids = pids(main.inputReader());
    main.toHandle().destroy();
    awaitAllGone(pids);
    assertThat(leftovers(pids)).isEmpty();
  }

  /** A process that hosts a session with a main process that has a family. */
  static final class Hosting {
    public static void main(String[] arguments) throws Exception {
      Host host = Host.open(Host.Options.usual(), event -> {});
      HostedMain main = host.launch(FamilyEntry.class);
      main.receive();
      StringBuilder pids = new StringBuilder("pids " + ProcessHandle.current().pid());
      host.processes().forEach(p -> pids.append(' ').append(p.pid()));
      System.out.println(pids);
      hang();
    }
  }

  static final class FamilyEntry implements Host.Entry {
    @Override
    public void run(Link link) throws Exception {
      Process child = new Process(DeathTest::hang);
      child.start();
      awaitStandbys(1);
      link.send(new byte[] {1});
      link.receive();
    }
  }

  @Test
  void nothingOutlivesAHostThatIsKilled() throws Exception {
    java.lang.Process host = start(USUAL, Hosting.class);
    List<Long> pids = pids(host.inputReader());
    assertThat(pids).hasSizeGreaterThanOrEqualTo(4).allMatch(Reaper::isAlive);
    host.destroyForcibly();
    awaitAllGone(pids);
    assertThat(leftovers(pids)).isEmpty();
  }

  private static List<Long> pids(BufferedReader out) throws IOException {
    String line = out.readLine();
    assertThat(line).startsWith("pids ");
    return Arrays.stream(line.substring(5).split(" ")).map(Long::valueOf).toList();
  }

  private static void awaitAllGone(List<Long> pids) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (pids.stream().anyMatch(Reaper::isAlive) && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    assertThat(pids).as("still alive after two seconds").noneMatch(Reaper::isAlive);
  }

  @Test
  void aStandbyThatDiesBeforeItIsUsedIsReplacedWithoutAnybodyNoticing() {
    assertThat(USUAL.run(DyingStandbys.class).lines()).containsExactly("0 ".repeat(12).strip());
  }

  static final class DyingStandbys {
    public static void main(String[] arguments) throws InterruptedException {
      Session.current().standbys().keep(3);
      List<String> codes = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        awaitStandbys(3);
        // One of them is dead, dying or not yet known to be when the first process is started.
        kill(standbys().get(round % 3));
        for (int i = 0; i < 3; i++) {
          Process p = new Process(() -> {});
          p.start();
          p.join();
          codes.add(String.valueOf(p.exitCode()));
        }
      }
      System.out.println(String.join(" ", codes));
    }
  }

  @EachEngine
  void childrenThatAreKilledAtRandomPointsStopNobody(Engine engine) {
    assertThat(engine.run(Random20.class).lines()).containsExactly("all ended");
  }

  /** Children start, lock, put and end while somebody kills some of them. */
  static final class Random20 {
    public static void main(String[] arguments) throws InterruptedException {
      Random random = new Random(4711);
      Lock lock = new Lock();
      Queue<String> queue = new Queue<>();
      for (int round = 0; round < 10; round++) {
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          Process p = new Process(() -> busy(lock, queue));
          p.start();
          both.add(p);
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
        both.get(0).kill();
        for (Process p : both) {
          p.join();
        }
        String killed = String.valueOf(both.get(0).exitCode());
        if (!List.of("-9", "0").contains(killed)
            || !String.valueOf(both.get(1).exitCode()).equals("0")) {
          System.out.println("exit codes " + killed + ", " + both.get(1).exitCode());
        }
        while (!queue.empty()) {
          queue.getNowait();
        }
      }
      System.out.println("all ended");
    }

    private static void busy(Lock lock, Queue<String> queue) {
      for (int i = 0; i < 500; i++) {
        lock.acquire();
        try {
          queue.put("item " + i);
        } finally {
          lock.release();
        }
      }
    }
  }

  @EachEngine
  void aProcessThatWaitsUsesNoCpu(Engine engine) {
    // A hundredth of a second is the clock's grain; the portable parking may take a few.
    assertThat(Integer.parseInt(engine.run(Idle.class).lines().getFirst()))
        .isLessThanOrEqualTo(engine.parking().equals("futex") ? 2 : 8);
  }

  /** Prints how many hundredths of a second a child takes in a second in which it waits. */
  static final class Idle {
    public static void main(String[] arguments) throws Exception {
      Queue<String> queue = new Queue<>();
      Process p = new Process(() -> System.exit(queue.get().length()));
      p.start();
      long least = Long.MAX_VALUE;
      // The first seconds are its boot and the compiler's afterthoughts.
      for (int second = 0; second < 8 && least > 1; second++) {
        long before = ticks(p.pid());
        Thread.sleep(1000);
        least = Math.min(least, ticks(p.pid()) - before);
      }
      queue.put("done");
      p.join();
      System.out.println(least);
    }

    private static long ticks(long pid) throws IOException {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
  }
}
