package proclings.kernel;

import java.nio.file.Path;
import proclings.event.EventSink;

/** Puts a kernel together. */
final class Kernels {

  private Kernels() {}

  static Kernel open(Kernel.Options options, EventSink sink) {
    // The engine's launcher reads these for every JVM that it starts, and hands them on.
    System.setProperty("proclings.child.classpath", options.classPath());
    Path cache = options.childCache();
    if (cache != null) {
      System.setProperty("proclings.aot.child", cache.toString());
    }
    return new RunningKernel(
        () -> new Notebook(options.classPath()), () -> EngineSession.open(options, sink));
  }
}
