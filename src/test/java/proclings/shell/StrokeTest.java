package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.shell.Stroke.Kind;

@Timeout(20)
class StrokeTest {

  private static List<Stroke> typed(String characters) throws IOException {
    NonBlockingReader reader = NonBlocking.nonBlocking("keys", new StringReader(characters));
    List<Stroke> strokes = new ArrayList<>();
    do {
      strokes.add(Stroke.read(reader));
    } while (strokes.getLast().kind() != Kind.END);
    strokes.removeLast();
    return strokes;
  }

  private static List<Kind> kinds(String characters) throws IOException {
    return typed(characters).stream().map(Stroke::kind).toList();
  }

  @Test
  void arrowsAreKnownInBothModesAndWithOtherKeysHeld() throws Exception {
    assertThat(kinds("\033[D\033OC\033[1;5A\033[B"))
        .containsExactly(Kind.LEFT, Kind.RIGHT, Kind.UP, Kind.DOWN);
  }

  @Test
  void aKeyThatMeansNothingIsOneKeyAndNotItsCharacters() throws Exception {
    assertThat(kinds("\033[15~\033[200~\033OP\033x\001"))
        .containsExactly(Kind.OTHER, Kind.OTHER, Kind.OTHER, Kind.OTHER, Kind.OTHER);
  }

  @Test
  void pagesHomeAndEndAreKnownAsEachTerminalSendsThem() throws Exception {
    assertThat(kinds("\033[5~\033[6~\033[6;2~"))
        .containsExactly(Kind.PAGE_UP, Kind.PAGE_DOWN, Kind.PAGE_DOWN);
    assertThat(kinds("\033[H\033OH\033[1~\033[7~")).hasSize(4).containsOnly(Kind.HOME);
    assertThat(kinds("\033[F\033OF\033[4~\033[8~")).hasSize(4).containsOnly(Kind.END_KEY);
    assertThat(kinds("\t\033[2~\033[Z")).containsExactly(Kind.TAB, Kind.OTHER, Kind.OTHER);
  }

  @Test
  void charactersBeyondSixteenBitsAreOneKey() throws Exception {
    assertThat(typed("aß🍞"))
        .containsExactly(Stroke.text("a"), Stroke.text("ß"), Stroke.text("🍞"));
  }

  @Test
  void enterBackspaceEscapeAndTheEndAreTold() throws Exception {
    assertThat(kinds("\r\n\177\b\033"))
        .containsExactly(Kind.ENTER, Kind.ENTER, Kind.BACKSPACE, Kind.BACKSPACE, Kind.ESCAPE);
    assertThat(kinds("a\004b")).containsExactly(Kind.TEXT);
  }
}
