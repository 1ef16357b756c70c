package proclings.kernel;

import proclings.event.EventSink;

/** Puts a kernel together. */
final class Kernels {

  private Kernels() {}

  static Kernel open(Kernel.Options options, EventSink sink) {
    return new RunningKernel(
        () -> new Notebook(options.classPath()),
        () -> {
          throw new IllegalStateException("no engine yet for " + sink);
        });
  }
}
