package proclings.kernel;

import java.util.List;
import java.util.stream.Stream;

/** What every notebook begins with, so that cells need no imports. */
final class Prelude {

  static final String ENGINE = "proclings.multiprocessing";

  private static final List<String> ON_DEMAND =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.regex.*",
          "java.util.stream.*",
          ENGINE + ".*",
          "static " + ENGINE + ".Multiprocessing.*");

  private Prelude() {}

  /**
   * The imports. A name of the engine that one of the packages above has too, or {@code java.lang},
   * would be ambiguous if it came on demand only, so it is imported by itself.
   */
  static List<String> imports() {
    return Stream.concat(
            ON_DEMAND.stream(), Clashes.names().stream().map(name -> ENGINE + "." + name))
        .map(name -> "import " + name + ";")
        .toList();
  }

  /** Names of the engine that other packages of the prelude have too. */
  static final class Clashes {

    private static final List<String> OTHERS =
        ON_DEMAND.stream()
            .filter(name -> name.startsWith("java.") && name.endsWith(".*"))
            .map(name -> name.substring(0, name.length() - 1))
            .toList();

    private static final List<String> CANDIDATES =
        List.of(
            "Process",
            "Queue",
            "Semaphore",
            "Array",
            "Event",
            "Lock",
            "Condition",
            "Barrier",
            "Future",
            "BrokenBarrierException",
            "TimeoutException");

    private Clashes() {}

    static List<String> names() {
      return CANDIDATES.stream().filter(Clashes::clashes).toList();
    }

    private static boolean clashes(String name) {
      return exists(ENGINE + "." + name)
          && (exists("java.lang." + name) || OTHERS.stream().anyMatch(p -> exists(p + name)));
    }

    private static boolean exists(String className) {
      return ClassLoader.getSystemResource(className.replace('.', '/') + ".class") != null;
    }
  }
}
