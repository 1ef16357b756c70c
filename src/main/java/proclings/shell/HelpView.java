package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import proclings.render.Columns;
import proclings.render.Markdown;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;

/** The keys and the commands, each with what it does. */
final class HelpView {

  private static final List<Bar.Key> KEYS =
      List.of(
          new Bar.Key("Enter", "go on: read on, run the cell, open the editor"),
          new Bar.Key("n", "next step, whatever was done here"),
          new Bar.Key("b", "back a step"),
          new Bar.Key("r", "run again"),
          new Bar.Key("e", "edit the cell that is shown, and run it so"),
          new Bar.Key("h", "a hint, one more each time"),
          new Bar.Key("s", "the solution"),
          new Bar.Key("x", "this step from its beginning, with an empty notebook"),
          new Bar.Key("t", "shorten the waits of cells: half, a fifth, a tenth, as they say"),
          new Bar.Key("l", "the list of lessons"),
          new Bar.Key("q", "quit; progress is kept"),
          new Bar.Key("?", "this"),
          new Bar.Key("Ctrl-C", "stop a cell; once more: a new main process"),
          new Bar.Key("Tab", "complete a name"),
          new Bar.Key("Alt-Enter", "a new line in a cell"));

  private final Markdown markdown;

  HelpView(Palette palette) {
    this.markdown = new Markdown(palette);
  }

  List<String> lines(int width) {
    int room = Math.min(width, 78);
    List<String> lines = new ArrayList<>();
    KEYS.forEach(key -> lines.addAll(row(key.key(), 9, key.word(), room)));
    lines.add("");
    for (Command command : Commands.ALL) {
      String name = ":" + command.name() + " " + command.argument();
      lines.addAll(row(name.strip(), width < 60 ? 12 : 16, command.help(), room));
    }
    lines.add("");
    String java =
        "Anything else is Java and runs. `print`, `Process`, `Queue` and the rest are there"
            + " without imports. A double bar before a line says that it went to `System.err`. If"
            + " a variable has a key's name, the key is `:n`.";
    lines.addAll(markdown.hanging(Span.of("  "), java, Style.TEXT, room));
    return lines;
  }

  private List<String> row(String name, int column, String what, int room) {
    Span label = new Span("  " + Columns.left(name, column) + "  ", Style.KEY);
    return markdown.hanging(label, what, Style.TEXT, room);
  }
}
