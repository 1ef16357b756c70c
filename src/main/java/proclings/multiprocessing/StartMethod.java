package proclings.multiprocessing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a child's JVM comes to be. */
enum StartMethod {
  /** A server hands out a warm, unused JVM. The default. */
  FORKSERVER,
  /** A fresh JVM is started for it. */
  SPAWN,
  /** Its parent is copied. No way to start a {@link Process}: see {@link Os#fork()}. */
  FORK;

  /** Those that can be chosen. */
  static final List<StartMethod> ALL = List.of(FORKSERVER, SPAWN);

  /** The method as Python spells it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that is chosen in this process. */
  static StartMethod usual() {
    return of(Multiprocessing.startMethod());
  }

  static StartMethod of(String label) {
    for (StartMethod method : ALL) {
      if (method.label().equals(label)) {
        return method;
      }
    }
    String known = ALL.stream().map(StartMethod::label).collect(Collectors.joining(", "));
    String hint = label.equals("fork") ? "; a JVM can't be forked while its threads run" : "";
    throw new IllegalArgumentException(
        "there is no start method \"%s\" (there are: %s)%s".formatted(label, known, hint));
  }
}
