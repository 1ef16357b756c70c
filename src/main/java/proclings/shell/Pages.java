package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import proclings.tutor.Beat;
import proclings.tutor.Tour;
import proclings.tutor.Turn;

/** Lays out a lesson's beats on pages: what belongs together stands together where it fits. */
final class Pages {

  private final Console console;
  private final Views views;
  private List<String> more = List.of();

  /** The place of a beat that stands on one page with the text before it; 0 for none. */
  private int withItsText;

  Pages(Console console, Views views) {
    this.console = console;
    this.views = views;
  }

  /** Whether something did not fit on the screen and waits for Enter. */
  boolean hasMore() {
    return !more.isEmpty();
  }

  void forgetMore() {
    more = List.of();
  }

  /** Prints what waits, as far as it fits. */
  void more() {
    List<String> rest = more;
    more = List.of();
    print(rest);
  }

  /** Goes back by a page: from a beat that stands with its text, to before that text. */
  Turn back(Tour in) {
    boolean both = !in.finished() && withItsText == in.place();
    if (both && in.place() == 2) {
      return new Turn.Nothing("This is where the lesson begins.");
    }
    if (both) {
      Turn unused = in.back();
    }
    Turn turn = in.back();
    boolean lacksItsText =
        turn instanceof Turn.Show
            && !(in.beat() instanceof Beat.Text)
            && in.ahead(-1).filter(Beat.Text.class::isInstance).isPresent()
            && fitOnPage(in.ahead(-1).get(), in.beat());
    return lacksItsText ? in.back() : turn;
  }

  private boolean fitOnPage(Beat text, Beat beat) {
    int width = console.width();
    return views.beat(text, width).size() + 1 + views.beat(beat, width).size() + 2
        <= console.height();
  }

  /** Shows a beat; a text takes along what it introduces, if both fit on the page. */
  void show(Tour in, Beat beat) {
    int width = console.width();
    withItsText = 0;
    List<String> lines = new ArrayList<>();
    boolean first = in.place() == 1;
    if (first || (beat instanceof Beat.Text text && text.opens())) {
      console.page();
      if (first) {
        lines.addAll(views.title(in.lesson(), width));
      }
    } else if (!(beat instanceof Beat.Text) && !fits(views.beat(beat, width).size())) {
      console.page();
    }
    console.gap();
    lines.addAll(views.beat(beat, width));
    Beat shown = beat;
    if (beat instanceof Beat.Text && in.ahead(1).isPresent()) {
      Beat following = in.ahead(1).get();
      List<String> also = views.beat(following, width);
      if (!(following instanceof Beat.Text) && fits(lines.size() + 1 + also.size())) {
        in.next();
        withItsText = in.place();
        shown = in.beat();
        lines.add("");
        lines.addAll(also);
      }
    }
    if (shown instanceof Beat.Task task && !task.isOrder()) {
      lines.add("");
      lines.addAll(views.taskState(in.progress(task.exercise()), width));
    }
    print(lines);
  }

  private boolean fits(int lines) {
    int before = console.linesOnPage();
    // An empty line parts it from what stands there; the prompt comes after, with one of its own.
    return before + (before == 0 ? 0 : 1) + lines + 2 <= console.height();
  }

  /** Prints as many lines as a screen holds, and keeps the rest for Enter. */
  void print(List<String> lines) {
    int room = Math.max(6, console.height() - 2);
    if (lines.size() <= room) {
      console.print(lines);
    } else {
      console.print(lines.subList(0, room - 2));
      more = List.copyOf(lines.subList(room - 2, lines.size()));
    }
  }

  /** Says a sentence to the learner. */
  void say(String text) {
    console.gap();
    console.print(views.faint(text, console.width()));
  }
}
