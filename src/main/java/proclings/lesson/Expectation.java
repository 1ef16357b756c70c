package proclings.lesson;

import java.util.List;

/**
 * What a demo must show: an {@code expect} block.
 *
 * <p>Lines of one process come in the order given; the order between processes is free, save that
 * everything in a group comes before everything in the next.
 *
 * @param groups in their order; the block's {@code ---} lines part them
 * @param exits exit codes that are not 0, by process
 * @param more whether lines that are not listed are allowed (a {@code ...} line)
 */
public record Expectation(Position at, List<Group> groups, List<Exit> exits, boolean more) {

  /** Lines that may mix with each other, but not with those of another group. */
  public record Group(List<Line> lines) {}

  /**
   * One printed line.
   *
   * @param who a process's name, or {@code *} for any
   * @param text its pattern
   * @param anywhere whether it may come at any place in its group (a leading {@code ~})
   */
  public record Line(Position at, String who, LinePattern text, boolean anywhere) {}

  /** An exit code. */
  public record Exit(Position at, String who, int code) {}
}
