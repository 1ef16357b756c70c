package proclings.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import proclings.event.Actor;
import proclings.history.RunSummary;

/** A run in one line of words and figures. */
public final class RunWords {

  private RunWords() {}

  /** Such as {@code 2 processes · all exit codes 0 · 0.14 s · 2 at once}. */
  public static String of(RunSummary run, Palette palette) {
    List<String> parts = new ArrayList<>();
    int started = run.started();
    parts.add(
        switch (started) {
          case 0 -> "no process started";
          case 1 -> "1 process";
          default -> started + " processes";
        });
    if (!run.exitCodes().isEmpty()) {
      parts.add(exitCodes(run.exitCodes(), palette));
    }
    if (!run.alive().isEmpty()) {
      parts.add("still running: " + names(run.alive()));
    }
    parts.add(elapsed(run.elapsed()));
    if (started > 1) {
      parts.add(run.atOnce() == 1 ? "one at a time" : run.atOnce() + " at once");
    }
    return String.join(palette.mark(" · ", ", "), parts);
  }

  private static String exitCodes(Map<Integer, Integer> codes, Palette palette) {
    String times = palette.mark("×", "x");
    String all =
        codes.entrySet().stream()
            .map(code ->
                code(code.getKey(), palette)
                    + (code.getValue() > 1 && codes.size() > 1
                        ? " " + times + code.getValue()
                        : ""))
            .collect(Collectors.joining(", "));
    int ended = codes.values().stream().mapToInt(Integer::intValue).sum();
    if (codes.size() == 1 && ended > 1) {
      return "all exit codes " + all;
    }
    return (codes.size() == 1 ? "exit code " : "exit codes ") + all;
  }

  private static String code(int code, Palette palette) {
    return code < 0 ? palette.mark("−", "-") + -code : Integer.toString(code);
  }

  private static String names(List<Actor> alive) {
    String first =
        alive.stream().limit(4).map(a -> Visible.of(a.name())).collect(Collectors.joining(", "));
    return alive.size() > 4 ? first + " and " + (alive.size() - 4) + " more" : first;
  }

  /** A time in words: {@code 3 ms}, {@code 0.14 s}. */
  public static String elapsed(Duration elapsed) {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds < 0.01
        ? Math.max(1, Math.round(seconds * 1000)) + " ms"
        : String.format(Locale.ROOT, "%.2f s", seconds);
  }
}
