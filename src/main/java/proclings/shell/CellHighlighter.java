package proclings.shell;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import proclings.render.JavaSource;
import proclings.render.Palette;
import proclings.render.Style;

/**
 * Colours what is being typed. Never throws, as a reader whose highlighter throws can't be used any
 * more.
 */
final class CellHighlighter implements Highlighter {

  private final Palette palette;

  CellHighlighter(Palette palette) {
    this.palette = palette;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    try {
      if (Typed.isCommand(buffer)) {
        return AttributedString.fromAnsi(palette.paint(buffer, Style.PROMPT));
      }
      AttributedString shown = AttributedString.fromAnsi(palette.paint(JavaSource.spans(buffer)));
      // The cursor is placed by counting characters: none may be added or lost.
      return shown.toString().equals(buffer) ? shown : new AttributedString(buffer);
    } catch (RuntimeException e) {
      return new AttributedString(buffer);
    }
  }
}
