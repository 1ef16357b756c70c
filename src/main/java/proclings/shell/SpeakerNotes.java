package proclings.shell;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import proclings.render.Columns;
import proclings.render.Markdown;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.tutor.Deck;
import proclings.tutor.Slide;

/**
 * A lesson's notes for the speaker: followed at a second terminal, or all of them to be printed.
 */
public final class SpeakerNotes {

  private SpeakerNotes() {}

  /**
   * Shows the notes of what is on the screen of whoever presents the lesson, until it is left.
   *
   * @param state the folder for what the program keeps of its own
   * @throws IOException if there is no terminal that can move its cursor; nothing was shown then
   * @throws InterruptedException when the calling thread is interrupted
   */
  public static KeyedScreen.Left follow(Deck deck, Path state, Palette palette, Charset charset)
      throws IOException, InterruptedException {
    PresentationFile file = PresentationFile.of(state, deck.lesson().name());
    return KeyedScreen.show(new NotesView(deck, file, palette, Clock.systemDefaultZone()), charset);
  }

  /** The notes of all slides, each under its place and title; slides without any have those too. */
  public static List<String> lines(Deck deck, Palette palette, int width) {
    Markdown markdown = new Markdown(palette);
    List<String> lines = new ArrayList<>();
    String lesson = deck.lesson().number() + "  " + deck.lesson().title();
    lines.add(palette.paint(lesson, Style.TITLE));
    for (Slide slide : deck.slides()) {
      lines.add("");
      Span mark = new Span(slide.number() + "/" + deck.slides().size() + "  ", Style.FAINT);
      String title = Columns.clip(slide.title(), width - Columns.of(mark.text()));
      lines.add(palette.paint(List.of(mark, new Span(title, Style.STRONG))));
      for (String note : slide.notes()) {
        lines.add("");
        markdown.lines(note, width - 4).forEach(line -> lines.add("    " + line));
      }
    }
    return lines.stream().map(String::stripTrailing).toList();
  }
}
