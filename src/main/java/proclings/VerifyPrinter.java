package proclings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import proclings.render.DifferenceLines;
import proclings.render.Palette;
import proclings.transcript.JUnitReport;
import proclings.transcript.JUnitReport.Outcome;
import proclings.transcript.TranscriptException;
import proclings.transcript.Verification;

/**
 * Prints what came of each run of a transcript as soon as it is over, and keeps it for a report.
 */
final class VerifyPrinter {

  private static final int REPORT_WIDTH = 100;

  private final int runs;
  private final DifferenceLines lines;
  private final DifferenceLines plain = new DifferenceLines(Palette.PLAIN, REPORT_WIDTH);
  private final List<Told> told = new ArrayList<>();
  private int passed;
  private int updated;
  private int failed;

  /** What was printed of a run. */
  private record Told(int run, List<String> lines) {}

  VerifyPrinter(int runs, Palette palette, int width) {
    this.runs = runs;
    this.lines = new DifferenceLines(palette, width);
  }

  /** A run that was compared, and whether what was otherwise was to be recorded. */
  JUnitReport.Case compared(
      Verification.Result result, int run, Duration took, boolean toBeRecorded) {
    if (result.passed()) {
      passed++;
      System.out.println(head(result.file(), run) + ": as recorded" + but(result) + in(took));
      return ended(result, run, took, Outcome.PASSED, "", List.of());
    }
    failed++;
    int count = result.mismatches().size() + result.differences().size();
    String differences = count == 1 ? "1 difference" : count + " differences";
    System.err.println(head(result.file(), run) + ": " + differences + in(took));
    List<String> all = lines.of(result);
    OptionalInt before = toldIn(all);
    if (before.isPresent()) {
      System.err.println("the same as in run " + before.getAsInt());
    } else {
      all.forEach(System.err::println);
      told.add(new Told(run, all));
      if (toBeRecorded) {
        System.err.println("Not recorded: a run that is otherwise than the lesson says,");
        System.err.println("or that can't be, is none to compare others with.");
      } else {
        System.err.println("If this run is right, record what changed:");
        System.err.println("  proclings verify --update " + result.file());
      }
    }
    return ended(result, run, took, Outcome.FAILED, differences, plain.of(result));
  }

  /** A run of which the cells that changed were recorded. */
  JUnitReport.Case updated(Verification.Result result, List<String> cells, int run, Duration took) {
    updated++;
    System.out.println(head(result.file(), run) + ": recorded anew" + in(took) + ":");
    cells.forEach(cell -> System.out.println("  " + cell));
    return ended(result, run, took, Outcome.PASSED, "", List.of());
  }

  /** A transcript that can't be read, of which was told already. */
  JUnitReport.Case unreadable(Path file, int run, Duration took, TranscriptException why) {
    failed++;
    String message = Optional.ofNullable(why.getMessage()).orElse("");
    return new JUnitReport.Case(
        file.toString(), name(file, run), took, Outcome.ERROR, message, List.of(message));
  }

  /** Sums up the runs of a transcript. */
  void fileDone(Path file) {
    if (runs > 1) {
      int all = passed + updated + failed;
      String anew = updated == 0 ? "" : ", %d recorded anew".formatted(updated);
      (failed == 0 ? System.out : System.err)
          .printf("%s: %d of %d runs as recorded%s%n", file, passed, all, anew);
    }
    told.clear();
    passed = 0;
    updated = 0;
    failed = 0;
  }

  private OptionalInt toldIn(List<String> lines) {
    return told.stream().filter(t -> t.lines().equals(lines)).mapToInt(Told::run).findFirst();
  }

  private static JUnitReport.Case ended(
      Verification.Result result,
      int run,
      Duration took,
      Outcome outcome,
      String message,
      List<String> details) {
    return new JUnitReport.Case(
        result.lesson().name(), name(result.file(), run), took, outcome, message, details);
  }

  private static String name(Path file, int run) {
    return file + (run == 1 ? "" : " #" + run);
  }

  private String head(Path file, int run) {
    return runs == 1 ? file.toString() : "%s, run %d of %d".formatted(file, run, runs);
  }

  private String in(Duration took) {
    return runs == 1 ? "" : String.format(Locale.ROOT, " (%.1f s)", took.toMillis() / 1000.0);
  }

  private static String but(Verification.Result result) {
    int passedOver = result.passedOver().size();
    return passedOver == 0
        ? ""
        : ", but for %d %s that can't run here: fork() needs Linux"
            .formatted(passedOver, passedOver == 1 ? "cell" : "cells");
  }
}
