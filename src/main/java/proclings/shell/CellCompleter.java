package proclings.shell;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import proclings.kernel.Kernel;

/** Completes names and members of Java, and the names of commands. */
final class CellCompleter implements Completer {

  private final BiFunction<String, Integer, List<Kernel.Candidate>> kernel;
  private final Function<String, List<String>> commands;

  /**
   * A completer.
   *
   * @param kernel given the text and the cursor
   * @param commands given the line up to the cursor, gives words that could end it
   */
  CellCompleter(
      BiFunction<String, Integer, List<Kernel.Candidate>> kernel,
      Function<String, List<String>> commands) {
    this.kernel = kernel;
    this.commands = commands;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    int cursor = line.cursor();
    if (Typed.isCommand(line.line())) {
      commands
          .apply(line.line().substring(0, cursor))
          .forEach(word -> candidates.add(candidate(word, candidates.size(), true)));
      return;
    }
    int start = cursor - line.wordCursor();
    for (Kernel.Candidate offered : kernel.apply(line.line(), cursor)) {
      // The reader replaces the word before the cursor, which may begin before or after the anchor.
      if (offered.anchor() <= start) {
        String typed = line.line().substring(offered.anchor(), start);
        if (offered.text().startsWith(typed)) {
          String rest = offered.text().substring(typed.length());
          candidates.add(candidate(rest, candidates.size(), false));
        }
      } else {
        String kept = line.line().substring(start, offered.anchor());
        candidates.add(candidate(kept + offered.text(), candidates.size(), false));
      }
    }
  }

  private static Candidate candidate(String text, int place, boolean spaceAfter) {
    return new Candidate(text, text, null, null, null, null, spaceAfter, place);
  }
}
