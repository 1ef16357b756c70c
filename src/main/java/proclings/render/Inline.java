package proclings.render;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * The text of a paragraph or heading in styled pieces; a new line only where the author has one.
 */
final class Inline extends AbstractVisitor {

  private final Palette palette;
  private final List<List<Span>> lines = new ArrayList<>();
  private List<Span> line = new ArrayList<>();
  private Style style = Style.TEXT;

  Inline(Palette palette) {
    this.palette = palette;
  }

  /** A sentence or two of Markdown, as one paragraph. */
  static List<List<Span>> of(Palette palette, String markdown, Style style) {
    Node document = Markdown.parse(markdown);
    Node paragraph = document.getFirstChild();
    if (paragraph == null || paragraph.getNext() != null) {
      return List.of(List.of(new Span(Visible.of(markdown.strip()), style)));
    }
    return new Inline(palette).lines(paragraph, style);
  }

  List<List<Span>> lines(Node block, Style inStyle) {
    style = inStyle;
    visitChildren(block);
    lines.add(line);
    return lines;
  }

  private void add(String text, Style in) {
    if (!text.isEmpty()) {
      line.add(new Span(Visible.of(text), in));
    }
  }

  private void within(Style inner, Node node) {
    Style outer = style;
    style = inner;
    visitChildren(node);
    style = outer;
  }

  @Override
  public void visit(Text text) {
    add(text.getLiteral(), style);
  }

  @Override
  public void visit(Code code) {
    // Where there is no colour, the author's own marks tell code from words.
    boolean marked =
        palette.depth() == Palette.Depth.NONE || palette.depth() == Palette.Depth.MONOCHROME;
    String text = marked ? "`" + code.getLiteral() + "`" : code.getLiteral();
    add(text, style.bold() ? Style.CODE.withBold() : Style.CODE);
  }

  @Override
  public void visit(Emphasis emphasis) {
    within(style.withItalic(), emphasis);
  }

  @Override
  public void visit(StrongEmphasis strong) {
    within(style.withBold(), strong);
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    add(" ", style);
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    lines.add(line);
    line = new ArrayList<>();
  }

  @Override
  public void visit(Link link) {
    within(Style.LINK, link);
    if (!Span.text(line).endsWith(link.getDestination())) {
      add(" (" + link.getDestination() + ")", Style.FAINT);
    }
  }

  @Override
  public void visit(HtmlInline html) {
    add(html.getLiteral(), style);
  }
}
