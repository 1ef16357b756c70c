package proclings.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

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
          "static " + ENGINE + ".Multiprocessing.*",
          "static " + ENGINE + ".Os.*");

  /** Names that the packages above have too, or {@code java.lang}. */
  private static final List<String> CLASHING =
      List.of("Process", "Queue", "Semaphore", "BrokenBarrierException", "TimeoutException");

  private Prelude() {}

  /**
   * The imports. A name of the engine that one of the other packages has too would be ambiguous if
   * it came on demand only, so it is imported by itself.
   */
  static List<String> imports() {
    return Stream.concat(
            ON_DEMAND.stream(),
            CLASHING.stream().map(name -> ENGINE + "." + name).filter(Prelude::exists))
        .map(name -> "import " + name + ";")
        .toList();
  }

  /** The names that may be imported by themselves. */
  static List<String> clashing() {
    return CLASHING;
  }

  private static boolean exists(String className) {
    return ClassLoader.getSystemResource(className.replace('.', '/') + ".class") != null;
  }

  /** The simple names of the engine's public classes. */
  static List<String> engineTypes() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> names = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      for (JavaFileObject file :
          files.list(
              StandardLocation.CLASS_PATH, ENGINE, Set.of(JavaFileObject.Kind.CLASS), false)) {
        String path = file.getName();
        String name = path.substring(path.lastIndexOf('/') + 1).replace(".class", "");
        if (!name.contains("$") && isPublic(ENGINE + "." + name)) {
          names.add(name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names.stream().sorted().toList();
  }

  private static boolean isPublic(String className) {
    try {
      Class<?> type = Class.forName(className, false, Prelude.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
