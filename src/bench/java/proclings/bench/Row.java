package proclings.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A line of the table: one thing that both can do.
 *
 * <p>A figure is made by a program of its own, which warms up, measures and prints one number: ours
 * is {@link Workload}, Python's is {@code peer.py}; both know the rows by these names.
 */
enum Row {
  START_WARM("start and join of a trivial child, warm", Unit.SECONDS, 12, "children", 1),
  START_COLD("the same in a fresh JVM or interpreter", Unit.SECONDS, 10, "children", 1),
  START_MANY("processes started together, all joined", Unit.SECONDS, 100, "processes", 1),
  QUEUE_1_1("Queue, small integers, 1 to 1 process", Unit.PER_SECOND, 400_000, "messages", 10),
  QUEUE_4_4("Queue, small integers, 4 to 4 processes", Unit.PER_SECOND, 400_000, "messages", 10),
  QUEUE_LARGE("Queue, arrays of 1 MB", Unit.BYTES_PER_SECOND, 500, "arrays", 2),
  PIPE("Pipe, blocking round trip", Unit.SECONDS, 20_000, "round trips", 3),
  LOCK_1("Lock, uncontended", Unit.SECONDS, 2_000_000, "times", 4),
  LOCK_2("Lock, contended by 2 processes", Unit.PER_SECOND, 400_000, "times each", 5),
  LOCK_4("Lock, contended by 4 processes", Unit.PER_SECOND, 200_000, "times each", 5),
  MAP_WARM("Pool(4).map of squares, warm", Unit.SECONDS, 1_000_000, "squares", 2),
  MAP_NEW("the same with the pool's creation", Unit.SECONDS, 1_000_000, "squares", 1),
  APPLY_ASYNC("Pool(4).applyAsync of trivial tasks", Unit.PER_SECOND, 40_000, "tasks", 5),
  MANAGER("Manager, an element of a list read", Unit.SECONDS, 10_000, "reads", 4),
  IDLE_MEMORY("memory of an idle child (PSS)", Unit.BYTES, 1, "child", 0.5);

  private static final List<String> PYTHONS = List.of("fork", "forkserver", "spawn");

  final String title;
  final Unit unit;
  final int size;
  final String things;

  /** How many times as good as the best of Python's it is to be. */
  final double target;

  Row(String title, Unit unit, int size, String things, double target) {
    this.title = title;
    this.unit = unit;
    this.size = size;
    this.things = things;
    this.target = target;
  }

  /** The name on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Our start method. */
  String startMethod() {
    return this == START_COLD ? "spawn" : "forkserver";
  }

  /** Python's start methods that the row is measured with. */
  List<String> peers() {
    return switch (this) {
      case START_WARM -> List.of("fork");
      case START_COLD, IDLE_MEMORY -> List.of("spawn");
      case START_MANY -> List.of("forkserver");
      default -> PYTHONS;
    };
  }

  /**
   * How often as much ours has to do, so that its clock runs about as long as Python's; a figure is
   * a rate or a mean in these rows.
   */
  int ourFactor() {
    return grows() && this != LOCK_1 && this != QUEUE_LARGE ? 10 : 1;
  }

  /** Whether it makes sense with ten and a hundred times the work. */
  boolean grows() {
    return switch (this) {
      case QUEUE_1_1, QUEUE_4_4, QUEUE_LARGE, PIPE, LOCK_1, LOCK_2, LOCK_4, APPLY_ASYNC, MANAGER ->
          true;
      default -> false;
    };
  }

  static Row of(String label) {
    return Stream.of(values())
        .filter(row -> row.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no row " + label + " (there are: " + labels() + ")"));
  }

  private static String labels() {
    return String.join(", ", Stream.of(values()).map(Row::label).toList());
  }
}
