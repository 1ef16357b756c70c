package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.tutor.Deck;
import proclings.tutor.Slide;

/** All slides, to pick one: with the arrows, or by its number. */
final class Outline {

  private static final int MOST_DIGITS = 3;

  private final Deck deck;
  private int at;
  private String digits = "";
  private boolean left;

  /** An outline in which the slide of that number is picked. */
  Outline(Deck deck, int number) {
    this.deck = deck;
    this.at = number;
  }

  /** Whether it was left without a choice. */
  boolean isLeft() {
    return left;
  }

  /** Does what a stroke asks for; gives the number of the slide that was chosen. */
  OptionalInt press(Stroke stroke) {
    switch (stroke.kind()) {
      case UP -> to(at - 1);
      case DOWN -> to(at + 1);
      case TEXT -> {
        if (stroke.text().matches("[0-9]") && digits.length() < MOST_DIGITS) {
          digits += stroke.text();
          at = deck.slide(Integer.parseInt(digits)).number();
        } else if (stroke.text().matches("[gq]")) {
          left = true;
        } else if (stroke.text().equals(" ")) {
          return OptionalInt.of(at);
        }
      }
      case BACKSPACE -> digits = "";
      case ENTER, RIGHT -> {
        return OptionalInt.of(at);
      }
      case ESCAPE, LEFT -> left = true;
      default -> {}
    }
    return OptionalInt.empty();
  }

  private void to(int number) {
    digits = "";
    at = deck.slide(number).number();
  }

  /** As many rows as there is room for, with the picked one among them. */
  List<String> lines(Palette palette, int width, int room) {
    List<String> rows = new ArrayList<>();
    int digits = Integer.toString(deck.slides().size()).length();
    for (Slide slide : deck.slides()) {
      boolean picked = slide.number() == at;
      boolean heading = slide.title().equals(slide.section());
      String number = Columns.right(Integer.toString(slide.number()), digits);
      String title = (heading ? "" : "  ") + slide.title();
      rows.add(
          palette.paint(
              List.of(
                  new Span(picked ? palette.mark(" ❯ ", " > ") : "   ", Style.PROMPT),
                  new Span(number + "  ", picked ? Style.KEY : Style.FAINT),
                  new Span(
                      Columns.clip(title, Math.max(1, width - digits - 5)),
                      picked || heading ? Style.STRONG : Style.TEXT))));
    }
    int from = Math.clamp(at - 1L - room / 2, 0, Math.max(0, rows.size() - room));
    return rows.subList(from, Math.min(rows.size(), from + room));
  }
}
