package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import proclings.transcript.Transcript;

/**
 * The page as a browser has it: a script of the test's own presses keys and writes down what it
 * sees.
 */
@Timeout(120)
class PageInBrowserTest {

  private static final String WITNESS =
      """
      const seen = [];
      const say = text => seen.push(text);
      const cell = number => document.querySelectorAll('section.cell')[number - 1];
      const range = number => cell(number).querySelector('input[type=range]');
      const press = (number, key) => {
        const event = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true});
        const obeyed = !range(number).dispatchEvent(event);
        return obeyed;
      };
      const at = number => range(number).getAttribute('aria-valuetext').split(' ')[0];
      const shown = number => [...cell(number).querySelectorAll('.output li')]
        .filter(line => getComputedStyle(line).visibility === 'visible').length;
      const happened = number => cell(number).querySelector('.happened').textContent;
      const cursor = number => cell(number).querySelector('svg .now').getAttribute('x1');
      const done = () => {
        const list = document.createElement('pre');
        list.id = 'seen';
        list.textContent = seen.join('\\n');
        document.body.append(list);
      };
      """;

  @TempDir Path folder;

  /** What the witness wrote down, a line each. */
  private List<String> watch(String page, String script, String... options) throws Exception {
    Optional<Path> chromium =
        Installed.program("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    assumeTrue(
        chromium.isPresent(),
        "Chromium is not installed (apt-get install chromium), so no page was opened");
    String witness = WITNESS + script;
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(witness.getBytes(StandardCharsets.UTF_8)));
    // The page lets no script run but its own, by its hash; the witness has to be let in.
    String watched =
        page.replace("script-src '", "script-src 'sha256-" + hash + "' '")
            .replace("</body>", "<script>" + witness + "</script></body>");
    assertThat(watched).hasSizeGreaterThan(page.length() + witness.length());
    Path file = Files.writeString(folder.resolve("page.html"), watched);
    Path profile = Files.createTempDirectory(folder, "profile");
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=60000",
                "--dump-dom"));
    arguments.addAll(List.of(options));
    arguments.add(file.toUri().toString());
    Installed.Said dom = Installed.run(chromium.orElseThrow(), arguments.toArray(String[]::new));
    Matcher seen = Pattern.compile("(?s)<pre id=\"seen\">(.*?)</pre>").matcher(dom.text());
    assertThat(seen.find()).as(dom.text()).isTrue();
    return seen.group(1).lines().toList();
  }

  private static String fruit() {
    return Transcripts.to(Format.HTML, Transcripts.fruit());
  }

  private static String page(String name) {
    return Transcripts.to(Format.HTML, Transcripts.read(name));
  }

  @Test
  void keysMoveTheScrubberAndTheOutputFollows() throws Exception {
    List<String> seen =
        watch(
            fruit(),
            """
            say(shown(2) + ' ' + range(2).value);
            say(press(2, 'Home') + ' ' + at(2) + ' ' + shown(2) + ' ' + happened(2));
            press(2, 'ArrowRight'); press(2, 'ArrowRight'); press(2, 'ArrowUp');
            say(at(2) + ' ' + happened(2) + ' ' + shown(2));
            press(2, 'ArrowRight');
            say(at(2) + ' ' + shown(2) + ' ' + cursor(2) + ' ' + range(2).value);
            press(2, 'ArrowLeft');
            say(at(2) + ' ' + shown(2));
            press(2, 'PageUp');
            say(at(2) + ' ' + shown(2));
            press(2, 'End');
            say(at(2) + ' ' + shown(2));
            press(2, 'ArrowRight');
            say(at(2));
            say(press(2, 'Tab') + ' ' + press(2, 'a'));
            say(range(1).value);
            say(range(2).getAttribute('aria-valuetext'));
            done();
            """);

    assertThat(seen)
        .containsExactly(
            "3 100",
            "true 0 0 before the first event",
            "3 2.00 ms 1000 MainProcess waits to get from Queue-1 0",
            "4 1 30% 30",
            "3 0",
            "4 1",
            "11 3",
            "11",
            "false false",
            "100",
            "11 of 11: 10.00 ms 1000 MainProcess ends cell 2");
  }

  @Test
  void spacePlaysFromTheBeginningToTheEndAndStopsInBetween() throws Exception {
    List<String> seen =
        watch(
            fruit(),
            """
            const button = cell(2).querySelector('button');
            say(press(2, ' ') + ' ' + button.textContent + ' ' + at(2));
            press(2, ' ');
            say(button.textContent + ' ' + at(2));
            button.click();
            say(button.textContent);
            let before = 0;
            let backwards = false;
            const watch = setInterval(() => {
              backwards ||= Number(at(2)) < before;
              before = Number(at(2));
              if (button.textContent === 'Play') {
                clearInterval(watch);
                say(at(2) + ' ' + shown(2) + ' ' + backwards);
                done();
              }
            }, 1);
            """);

    assertThat(seen).containsExactly("true Stop 0", "Play 0", "Stop", "11 3 false");
  }

  @Test
  void aClickOnTheTimelineOrThePointerOnTheScrubberGoesThere() throws Exception {
    List<String> seen =
        watch(
            fruit(),
            """
            const picture = cell(2).querySelector('svg.timeline');
            const box = picture.getBoundingClientRect();
            const click = share => picture.dispatchEvent(new MouseEvent('click',
              {clientX: box.left + box.width * share, clientY: box.top + 5, bubbles: true}));
            click(0.55);
            say(at(2) + ' ' + (document.activeElement === range(2)));
            click(1);
            say(at(2));
            range(2).value = 29;
            range(2).dispatchEvent(new Event('input'));
            say(at(2) + ' ' + happened(2));
            done();
            """);

    assertThat(seen)
        .containsExactly("6 true", "11", "3 2.00 ms 1000 MainProcess waits to get from Queue-1");
  }

  @Test
  void nothingIsWiderThanANarrowScreen() throws Exception {
    String script =
        """
        for (const width of [320, 400]) {
          document.body.style.width = width + 'px';
          const wide = [...document.querySelectorAll('main *')]
            .filter(part => !part.closest('pre') && !part.closest('svg'))
            .filter(part => part.getBoundingClientRect().right > width + 0.5);
          say(width + ' ' + (document.documentElement.scrollWidth <= innerWidth) + ' ' + wide.length + ' ' + wide.slice(0, 3).map(part => part.outerHTML));
        }
        done();
        """;
    for (Transcript transcript : List.of(Transcripts.read("17-deadlock"), Transcripts.hostile())) {
      assertThat(watch(Transcripts.to(Format.HTML, transcript), script, "--window-size=500,900"))
          .containsExactly("320 true 0 ", "400 true 0 ");
    }
  }

  @Test
  void aDarkSchemeIsFollowed() throws Exception {
    String script = "say(getComputedStyle(document.body).backgroundColor); done();";
    assertThat(watch(page("01-cube-and-square"), script)).containsExactly("rgb(251, 251, 250)");
    assertThat(watch(page("01-cube-and-square"), script, "--blink-settings=preferredColorScheme=0"))
        .containsExactly("rgb(22, 24, 29)");
  }

  @Test
  void hostileTextIsShownAndNothingOfItRuns() throws Exception {
    List<String> seen =
        watch(
            Transcripts.to(Format.HTML, Transcripts.hostile()),
            """
            say(document.scripts.length);
            say(cell(1).querySelector('.output .says').textContent);
            done();
            """);

    assertThat(seen.getFirst()).isEqualTo("2");
    assertThat(seen.getLast())
        .isEqualTo(Markup.text(Transcripts.HOSTILE).replace("&quot;", "\"").replace("&#39;", "'"));
  }

  @Test
  void everyControlHasANameAndEveryReferenceItsTarget() throws Exception {
    List<String> seen =
        watch(
            page("14-lock"),
            """
            const named = part => part.getAttribute('aria-label')
              || part.textContent.trim() || part.getAttribute('aria-labelledby');
            say([...document.querySelectorAll('button, input, a, [role=img], nav, pre[tabindex], section')]
              .filter(part => !named(part)).length);
            const ids = [...document.querySelectorAll('[id]')].map(part => part.id);
            say(ids.length === new Set(ids).size);
            say([...document.querySelectorAll('[aria-labelledby]')]
              .filter(part => !document.getElementById(part.getAttribute('aria-labelledby'))).length);
            say([...document.querySelectorAll('a')]
              .filter(part => !document.querySelector(part.getAttribute('href'))).length);
            done();
            """);

    assertThat(seen).containsExactly("0", "true", "0", "0");
  }
}
