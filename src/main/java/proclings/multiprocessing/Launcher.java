package proclings.multiprocessing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.SystemCall;

/**
 * Starts JVMs, all from one thread that never ends.
 *
 * <p>Never ends, because on Linux a child asks to be killed when its parent dies, and the system
 * takes the death of the thread that started the child for that of the parent.
 */
final class Launcher {

  /**
   * What every JVM is started with. Without signal handlers of the JVM a signal really ends the
   * process, and its parent sees which; but then the JVM opens a socket for debuggers in the
   * temporary folder, which outlives a kill.
   */
  static final List<String> FLAGS =
      List.of(
          "-Xrs",
          "-XX:+DisableAttachMechanism",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  /**
   * Beside an AOT cache: where it is mapped, and that is where it was made for, it needs no
   * relocation, so its pages are shared by all children instead of being copied by each, some 10
   * MB. And no method is compiled at once because it was hot in the run that made the cache, nor
   * before it has run a thousand times: most children end before that pays.
   */
  private static final List<String> CACHE_FLAGS =
      List.of(
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-XX:-AOTReplayTraining",
          "-XX:CompileThresholdScaling=5");

  /**
   * Runs the rest of a command line in a process that the system kills when its parent dies. A
   * child can ask for that itself, but must link a system call for it, which takes a fifth of its
   * start.
   */
  private static final List<String> ARMING = List.of("setpriv", "--pdeathsig", "KILL");

  /** Whether this system has it; children are told, as asking takes a process. */
  private static final String CAN_ARM = "proclings.setpriv";

  private static final LinkedBlockingQueue<Runnable> WORK = new LinkedBlockingQueue<>();

  static {
    Thread.ofPlatform().daemon().name("proclings launcher").start(Launcher::loop);
  }

  private Launcher() {}

  @SuppressWarnings("InfiniteLoopStatement")
  private static void loop() {
    while (true) {
      try {
        WORK.take().run();
      } catch (InterruptedException e) {
        // Nobody has a reason to; and the thread must not end.
      }
    }
  }

  /** Where a child's output goes that is not Java's. */
  enum Output {
    /** To where ours goes. */
    INHERITED,
    /** To us; the child gets a group of its own, too, so no key at our terminal reaches it. */
    PIPED
  }

  /**
   * Starts a JVM that will take the slot of {@code ordinal}. Its standard input is a pipe from this
   * process: its end is how the child sees our death where there is no better way.
   *
   * @throws UncheckedIOException when the system refuses
   */
  static java.lang.Process launch(Segment segment, int ordinal, Output output, List<String> flags) {
    ProcessBuilder builder = new ProcessBuilder(command(segment, ordinal, output, flags));
    Redirect redirect = output == Output.PIPED ? Redirect.PIPE : Redirect.INHERIT;
    builder.redirectInput(Redirect.PIPE).redirectOutput(redirect).redirectError(redirect);
    CompletableFuture<java.lang.Process> started = new CompletableFuture<>();
    WORK.add(() -> {
      try {
        started.complete(builder.start());
      } catch (IOException e) {
        started.completeExceptionally(refused(e));
      } catch (Throwable e) {
        started.completeExceptionally(e);
      }
    });
    try {
      return started.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : e;
    }
  }

  /** The JDK's text goes on for lines, and speaks of reinstalling it. */
  private static UncheckedIOException refused(IOException cause) {
    String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    String advice =
        said.contains("Too many open files")
            ? "; join some of the processes first, or allow this program more files (ulimit -n)"
            : "";
    return new UncheckedIOException("no process could be started: " + said + advice, cause);
  }

  /**
   * For the build, which makes the children's AOT cache from the run of one of them: it is the one
   * that its main process starts a JVM for, and no standby, because a JVM writes its cache at its
   * end.
   */
  static List<String> trainingFlags(Output output, boolean standby) {
    String cache = System.getProperty("proclings.aot.training", "");
    if (cache.isEmpty() || standby) {
      return List.of();
    }
    String flag = output == Output.PIPED ? "-Dproclings.aot.training=" : "-XX:AOTCacheOutput=";
    return List.of(flag + cache);
  }

  private static List<String> command(
      Segment segment, int ordinal, Output output, List<String> flags) {
    boolean armed = canArm();
    List<String> command = new ArrayList<>(armed ? ARMING : List.of());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    String cache = System.getProperty("proclings.aot.child", "");
    if (!cache.isEmpty() && Files.isReadable(Path.of(cache))) {
      command.addAll(CACHE_FLAGS);
      command.add("-XX:AOTCache=" + cache);
      command.add("-Dproclings.aot.child=" + cache);
      // A cache that does not fit is not used, and nobody wants to read that in a child's output.
      command.add("-Xlog:aot*=off");
    }
    // A JVM that crashes says so on its output; the report's file would outlive the session.
    command.add("-XX:ErrorFile=" + (File.separatorChar == '/' ? "/dev/null" : "NUL"));
    String classPath =
        System.getProperty("proclings.child.classpath", System.getProperty("java.class.path"));
    command.add("-Dproclings.parking=" + Parking.name());
    command.add("-Dproclings.startMethod=" + Multiprocessing.startMethod());
    command.add("-D" + CAN_ARM + "=" + armed);
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath);
    command.add(Child.class.getName());
    command.add(segment.path().toString());
    command.add(Integer.toString(ordinal));
    command.add(Long.toString(ProcessHandle.current().pid()));
    if (armed) {
      command.add(Child.ARMED);
    }
    if (output == Output.PIPED) {
      command.add(Child.OWN_GROUP);
    }
    return command;
  }

  private static synchronized boolean canArm() {
    String known = System.getProperty(CAN_ARM, "");
    if (known.isEmpty()) {
      known = Boolean.toString(SystemCall.AVAILABLE && tryArming());
      System.setProperty(CAN_ARM, known);
    }
    return Boolean.parseBoolean(known);
  }

  private static boolean tryArming() {
    List<String> trial = new ArrayList<>(ARMING);
    trial.add("true");
    try {
      java.lang.Process tried =
          new ProcessBuilder(trial)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      return tried.onExit().join().exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
