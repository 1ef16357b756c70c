package proclings;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of cells: the whole file is one cell, unless lines that begin with {@code // %%} part it,
 * as in the notebooks that editors know as percent scripts.
 */
record Script(List<Cell> cells) {

  private static final String SEPARATOR = "// %%";

  /**
   * A cell and where it stands.
   *
   * @param line the file's line, from 1, that is the cell's first
   */
  record Cell(int line, String source) {

    /**
     * Below as many empty lines as stand above it, so that what is said of it has the file's lines.
     */
    String inPlace() {
      return "\n".repeat(line - 1) + source;
    }
  }

  static Script of(String text) {
    List<Cell> cells = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int first = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).startsWith(SEPARATOR)) {
        String source = String.join("\n", lines.subList(first, i));
        if (!source.isBlank()) {
          cells.add(new Cell(first + 1, source));
        }
        first = i + 1;
      }
    }
    return new Script(List.copyOf(cells));
  }
}
