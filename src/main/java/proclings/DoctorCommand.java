package proclings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import proclings.lesson.Course;
import proclings.lesson.CourseReader;
import proclings.lesson.ProblemsException;
import proclings.multiprocessing.Host;
import proclings.render.Palette;
import proclings.render.Style;
import proclings.shm.Parking;
import proclings.shm.Segment;

/** Looks whether everything is there that proclings needs, and says what to do about what isn't. */
@Command(
    name = "doctor",
    description = "Look whether everything is there, and say what to do about what isn't.")
final class DoctorCommand implements Callable<Integer> {

  private static final String REBUILD = "Build again: mvn -DskipTests package";

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @ParentCommand private ProclingsCommand program;

  @Override
  public Integer call() throws InterruptedException {
    List<Finding> findings =
        List.of(
            jdk(),
            shellCache(),
            childCache(),
            sharedMemory(),
            parking(),
            course(),
            terminal(),
            python());
    Palette palette = program.options.palette(program.surroundings);
    for (Finding finding : findings) {
      System.out.println(line(palette, finding));
      if (finding.remedy() != null) {
        System.out.println("     " + finding.remedy());
      }
    }
    boolean well = findings.stream().noneMatch(f -> f.state() == Finding.State.BAD);
    return well ? ExitCode.OK : ExitCode.USAGE;
  }

  private static String line(Palette palette, Finding finding) {
    String mark =
        switch (finding.state()) {
          case OK -> palette.paint(palette.mark("✓", "+"), Style.GOOD);
          case NOTE -> palette.paint("!", Style.HINT);
          case BAD -> palette.paint(palette.mark("✗", "x"), Style.BAD);
        };
    return "  " + mark + "  " + finding.subject() + ": " + finding.what();
  }

  private static Finding jdk() {
    String what =
        System.getProperty("java.runtime.version") + " in " + System.getProperty("java.home");
    if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
      return Finding.bad(
          "Java", what + ", without jdk.jshell", "Install a full JDK of 25 or later, not a JRE.");
    }
    return Finding.ok("Java", what);
  }

  /** Tries the cache with the very flags that this JVM was started with. */
  private Finding shellCache() throws InterruptedException {
    String[] arguments = ProcessHandle.current().info().arguments().orElse(new String[0]);
    int jar = Arrays.asList(arguments).indexOf("-jar");
    String subject = "shell's cache";
    if (jar < 0) {
      return Finding.note(subject, "not in use: not started by the launcher", "Use ./proclings");
    }
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(Arrays.asList(arguments).subList(0, jar + 2));
    command.add("--version");
    return cache(subject, "shell.aot", command);
  }

  private Finding childCache() throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(Host.jvmFlags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-version"));
    return cache("children's cache", "child.aot", command);
  }

  private Finding cache(String subject, String file, List<String> command)
      throws InterruptedException {
    AotCache cache = new AotCache(program.surroundings.built(file));
    if (!cache.exists()) {
      Path log = program.surroundings.built("caches.log");
      String why =
          Files.isRegularFile(log) ? "; why there is none: " + Surroundings.shown(log) : "";
      return Finding.note(subject, "none, so starts are slower", REBUILD + why);
    }
    try {
      Optional<String> refusal = cache.refusal(command);
      return refusal.isEmpty()
          ? Finding.ok(subject, "in use")
          : Finding.note(subject, "can't be used, so starts are slower: " + refusal.get(), REBUILD);
    } catch (IOException e) {
      return Finding.note(subject, "can't be tried: " + e.getMessage(), REBUILD);
    }
  }

  private static Finding sharedMemory() {
    try (Segment segment = Segment.create(Segment.DEFAULT_SIZE_BYTES)) {
      return Finding.ok(
          "shared memory", segment.path() + ", " + (segment.sizeBytes() >> 30) + " GiB at most");
    } catch (RuntimeException e) {
      return Finding.bad(
          "shared memory",
          String.valueOf(e.getMessage()),
          "Sessions need it: look at the limits of this user or container (ulimit -v, -f).");
    }
  }

  private static Finding parking() {
    String name = Parking.name();
    return name.equals("futex")
        ? Finding.ok("waiting", name)
        : Finding.note(
            "waiting",
            name + ", so waits wake up a little later",
            "Nothing to do here: futex is Linux.");
  }

  private Finding course() {
    Path folder = program.course();
    try {
      Course course = CourseReader.read(folder);
      return Finding.ok(
          "course", course.lessons().size() + " lessons in " + Surroundings.shown(folder));
    } catch (ProblemsException e) {
      return Finding.bad(
          "course",
          e.problems().getFirst().rendered(),
          e.problems().size() + " mistakes in all; see: proclings lessons");
    }
  }

  private Finding terminal() {
    if (!program.surroundings.interactive()) {
      return Finding.note("terminal", "none here", "The lessons want one; scripts don't.");
    }
    String type = System.getenv().getOrDefault("TERM", "dumb");
    String colours =
        program
            .options
            .palette(program.surroundings)
            .depth()
            .name()
            .toLowerCase(java.util.Locale.ROOT);
    return Finding.ok(
        "terminal", type + ", colours: " + colours + ", " + StandardStreams.charset());
  }

  private static Finding python() throws InterruptedException {
    try {
      Process python = new ProcessBuilder("python3", "--version").redirectErrorStream(true).start();
      python.getOutputStream().close();
      if (python.waitFor(10, TimeUnit.SECONDS) && python.exitValue() == 0) {
        byte[] said = python.getInputStream().readAllBytes();
        return Finding.ok(
            "Python", new String(said, StandardCharsets.UTF_8).strip() + " (only to compare with)");
      }
    } catch (IOException e) {
      // Falls through: it is as if there were none.
    }
    return Finding.ok("Python", "none found; only comparisons would use it");
  }
}
