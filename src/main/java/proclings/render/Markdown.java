package proclings.render;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Prose of a lesson as lines of a terminal. */
public final class Markdown {

  private static final Parser PARSER = Parser.builder().build();
  private static final String CODE_MARGIN = "    ";

  private final Palette palette;

  public Markdown(Palette palette) {
    this.palette = palette;
  }

  /**
   * The text's lines, none wider than {@code width}; code is never wrapped between words but only
   * where it must be.
   */
  public List<String> lines(String markdown, int width) {
    return blocks(PARSER.parse(markdown), width).stream().map(palette::paint).toList();
  }

  /**
   * A line of Markdown behind a mark, going on under itself.
   *
   * @param style of its words; code keeps its own
   */
  public List<String> hanging(Span mark, String markdown, Style style, int width) {
    List<String> lines = new ArrayList<>();
    for (List<Span> text : Inline.of(palette, markdown, style)) {
      Span before = lines.isEmpty() ? mark : Span.of(" ".repeat(Columns.of(mark.text())));
      Outcome.hanging(before, text, width).forEach(line -> lines.add(palette.paint(line)));
    }
    return lines;
  }

  /** Text that isn't Markdown behind a mark, going on under itself. */
  public List<String> hanging(Span mark, List<Span> text, int width) {
    return Outcome.hanging(mark, text, width).stream().map(palette::paint).toList();
  }

  /** Java as it stands in prose: highlighted and indented. */
  public List<String> code(String source, int width) {
    return javaLines(source, width).stream().map(palette::paint).toList();
  }

  /** A cell's source, highlighted, with a mark before each line. */
  public List<String> cell(String source, Span mark, int width) {
    List<String> lines = new ArrayList<>();
    int room = width == Columns.UNLIMITED ? width : width - Columns.of(mark.text());
    for (List<Span> line : JavaSource.lines(source)) {
      for (List<Span> piece : Columns.wrap(line, room)) {
        lines.add(palette.paint(before(mark, piece)).stripTrailing());
      }
    }
    return lines;
  }

  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  private List<List<Span>> blocks(Node parent, int width) {
    List<List<Span>> lines = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (!lines.isEmpty() && !isTight(node)) {
        lines.add(List.of());
      }
      lines.addAll(block(node, width));
    }
    return lines;
  }

  /** Items of a list without empty lines between them stand without them here too. */
  private static boolean isTight(Node node) {
    Node list = node.getParent();
    while (list != null && !(list instanceof ListBlock)) {
      list = list.getParent();
    }
    boolean nested = node instanceof Paragraph || node instanceof ListBlock;
    return list instanceof ListBlock block && block.isTight() && nested;
  }

  private List<List<Span>> block(Node node, int width) {
    return switch (node) {
      case Heading heading -> heading(heading, width);
      case FencedCodeBlock code when code.getInfo().startsWith("java") ->
          javaLines(code.getLiteral(), width);
      case FencedCodeBlock code -> codeLines(code.getLiteral(), width);
      case IndentedCodeBlock code -> codeLines(code.getLiteral(), width);
      case BulletList list -> list(list, width);
      case OrderedList list -> list(list, width);
      case BlockQuote quote -> prefixed(quote, width);
      case ThematicBreak ruler ->
          List.of(List.of(new Span(palette.mark("─", "-").repeat(width(width)), Style.FAINT)));
      case HtmlBlock html -> codeLines(html.getLiteral(), width);
      case Block block -> wrapped(new Inline(palette).lines(block, Style.TEXT), width);
      default -> wrapped(new Inline(palette).lines(node, Style.TEXT), width);
    };
  }

  private static int width(int width) {
    return Math.min(width, 80);
  }

  private List<List<Span>> heading(Heading heading, int width) {
    Style style = heading.getLevel() == 1 ? Style.TITLE : Style.HEADING;
    return wrapped(new Inline(palette).lines(heading, style), width);
  }

  private static List<List<Span>> wrapped(List<List<Span>> lines, int width) {
    List<List<Span>> wrapped = new ArrayList<>();
    lines.forEach(line -> wrapped.addAll(Columns.wrap(line, width)));
    return wrapped;
  }

  private List<List<Span>> list(ListBlock list, int width) {
    List<List<Span>> lines = new ArrayList<>();
    int number =
        list instanceof OrderedList o && o.getMarkerStartNumber() != null
            ? o.getMarkerStartNumber()
            : 1;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (!lines.isEmpty() && !list.isTight()) {
        lines.add(List.of());
      }
      String mark = list instanceof OrderedList ? number++ + ". " : palette.mark("•", "-") + " ";
      String indent = " ".repeat(Columns.of(mark));
      boolean first = true;
      for (List<Span> line : blocks(item, Math.max(8, width - Columns.of(mark)))) {
        lines.add(before(new Span(first ? mark : indent, Style.FAINT), line));
        first = false;
      }
    }
    return lines;
  }

  private List<List<Span>> prefixed(BlockQuote quote, int width) {
    Span bar = new Span(palette.mark("▎ ", "> "), Style.FAINT);
    return blocks(quote, Math.max(8, width - 2)).stream().map(line -> before(bar, line)).toList();
  }

  private List<List<Span>> javaLines(String source, int width) {
    return indented(JavaSource.lines(source), width);
  }

  private List<List<Span>> codeLines(String text, int width) {
    return indented(
        text.stripTrailing()
            .lines()
            .map(line -> List.of(new Span(Visible.of(line), Style.CODE)))
            .toList(),
        width);
  }

  private static List<List<Span>> indented(List<List<Span>> code, int width) {
    String margin = width < 60 ? "  " : CODE_MARGIN;
    List<List<Span>> lines = new ArrayList<>();
    int room = width == Columns.UNLIMITED ? width : width - margin.length();
    for (List<Span> line : code) {
      for (List<Span> piece : Columns.wrap(line, room)) {
        lines.add(before(Span.of(margin), piece));
      }
    }
    return lines;
  }

  private static List<Span> before(Span span, List<Span> line) {
    if (line.isEmpty() && span.text().isBlank()) {
      return line;
    }
    List<Span> joined = new ArrayList<>();
    joined.add(span);
    joined.addAll(line);
    return joined;
  }
}
