package proclings.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints the table. Arguments: {@code --rounds N} (5), {@code --growth} for ours with ten and a
 * hundred times the work, and the names of rows, all if there are none.
 *
 * <p>A machine's speed changes while it runs, so ours and Python's take turns, round by round, and
 * what counts is the ratio.
 */
public final class Bench {

  private final int rounds;
  private final List<String> summary = new ArrayList<>();

  private Bench(int rounds) {
    this.rounds = rounds;
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    int rounds = 5;
    boolean growth = false;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
        case "--growth" -> growth = true;
        default -> rows.add(Row.of(arguments[i]));
      }
    }
    if (rows.isEmpty()) {
      rows = List.of(Row.values());
    }
    Program.makeCache();
    Bench bench = new Bench(rounds);
    if (growth) {
      bench.grow(rows);
    } else {
      bench.compare(rows);
    }
  }

  private void compare(List<Row> rows) throws IOException, InterruptedException {
    System.out.printf(
        "%d CPUs, Java %s. Medians of %d rounds, in brackets the least and the most.%n"
            + "\"times\" is how many times as good ours is as the best of Python's.%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version(), rounds);
    for (Row row : rows) {
      compare(row);
    }
    System.out.println();
    summary.forEach(System.out::println);
  }

  private void compare(Row row) throws IOException, InterruptedException {
    Figures ours = new Figures();
    List<String> notes = List.of();
    Map<String, Figures> peers = new LinkedHashMap<>();
    row.peers().forEach(method -> peers.put(method, new Figures()));
    for (int round = 0; round < rounds; round++) {
      Program.Result result = Program.ours(row, row.size * row.ourFactor()).run(false);
      ours.add(result.figure());
      notes = result.notes();
      for (Map.Entry<String, Figures> peer : peers.entrySet()) {
        peer.getValue().add(Program.python(row, row.size, peer.getKey()).run(false).figure());
      }
    }
    System.out.printf("%n%s  [%s: %,d %s", row.title, row.label(), row.size, row.things);
    System.out.printf(row.ourFactor() == 1 ? "]%n" : ", ours ten times as many]%n");
    print("ours", ours, row.unit);
    peers.forEach((method, figures) -> print("Python, " + method, figures, row.unit));
    notes.forEach(note -> System.out.println("  " + note));
    Figures times = ours.timesOf(best(peers, row.unit), row.unit);
    String verdict =
        "%6.2f times (%.2f to %.2f), target %s: %s"
            .formatted(
                times.median(),
                times.least(),
                times.most(),
                plain(row.target),
                times.median() >= row.target ? "met" : "missed");
    System.out.println("  " + verdict.strip());
    summary.add("%-42s %s".formatted(row.title, verdict));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? "%.0f".formatted(number) : Double.toString(number);
  }

  private static void print(String who, Figures figures, Unit unit) {
    System.out.printf(
        "  %-20s %12s  (%s to %s)%n",
        who, unit.text(figures.median()), unit.text(figures.least()), unit.text(figures.most()));
  }

  /** Those of the start method that is the best by its median. */
  private static Figures best(Map<String, Figures> peers, Unit unit) {
    return peers.values().stream()
        .reduce((one, other) -> unit.times(one.median(), other.median()) >= 1 ? one : other)
        .orElseThrow();
  }

  private static void grow(List<Row> rows) throws IOException, InterruptedException {
    System.out.println(
        "Ours with some work, and with 10 and 100 times as much: the figure, and the most memory.");
    for (Row row : rows.stream().filter(Row::grows).toList()) {
      System.out.printf("%n%s  [%s]%n", row.title, row.label());
      for (int factor : Stream.of(1, 10, 100).mapToInt(Integer::intValue).toArray()) {
        int size = Math.max(1, row.size / 10 * row.ourFactor() * factor);
        Program.Result result = Program.ours(row, size).run(true);
        System.out.printf(
            "  %,14d %-12s %12s  %12s%n",
            size, row.things, row.unit.text(result.figure()), Unit.BYTES.text(result.mostBytes()));
      }
    }
  }
}
