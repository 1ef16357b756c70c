package proclings.lesson;

import java.util.List;
import java.util.Optional;

/**
 * What a demo must show: an {@code expect} block.
 *
 * <p>Lines of one process come in the order given; the order between processes is free, save that
 * everything in a group comes before everything in the next.
 *
 * @param groups in their order; the block's {@code ---} lines part them
 * @param exits exit codes that are not 0, by process
 * @param more whether lines that are not listed are allowed (a {@code ...} line)
 * @param value what the cell's last expression gives ({@code value PATTERN})
 * @param error what the cell throws ({@code throws PATTERN})
 * @param death why the main process ends under the cell ({@code dies PATTERN})
 */
public record Expectation(
    Position at,
    List<Group> groups,
    List<Exit> exits,
    boolean more,
    Optional<LinePattern> value,
    Optional<LinePattern> error,
    Optional<LinePattern> death) {

  /** Lines that may mix with each other, but not with those of another group. */
  public record Group(List<Line> lines) {}

  /**
   * One printed line.
   *
   * @param who which process; if that isn't one by name, the line may stand anywhere in its group
   * @param text its pattern
   * @param anywhere whether it may come at any place in its group (a leading {@code ~})
   */
  public record Line(Position at, Who who, LinePattern text, boolean anywhere) {}

  /** An exit code. */
  public record Exit(Position at, Who who, int code) {}
}
