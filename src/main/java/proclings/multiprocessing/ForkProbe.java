package proclings.multiprocessing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/**
 * Does what needs most of a JVM's inner locks in one call: defines a class. If another thread held
 * one of them when this process was copied, it does not return.
 */
final class ForkProbe {

  private static final byte[] CLASS = read();

  private ForkProbe() {}

  /** The class that is defined anew each time. */
  private static final class Nothing {}

  private static byte[] read() {
    String name = Nothing.class.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = ForkProbe.class.getResourceAsStream(file)) {
      return java.util.Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void run() {
    try {
      MethodHandles.Lookup unused = MethodHandles.lookup().defineHiddenClass(CLASS, true);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
