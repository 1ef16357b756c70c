package proclings.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours Java source that may be unfinished or wrong: everything is a token of some kind, nothing
 * is an error, and no character is lost.
 */
public final class JavaSource {

  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package permits private"
                  + " protected public record return sealed short static strictfp super switch"
                  + " synchronized this throw throws transient true try var void volatile while"
                  + " yield")
              .split(" "));

  // Alternatives without nested repetition, so that a long text costs no more than its length.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*+|/\\*(?s:.*?)(?:\\*/|\\z))"
              + "|(?<string>\"\"\"(?s:.*?)(?:\"\"\"|\\z)"
              + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"?+|'(?:\\\\.|[^'\\\\\\n])*+'?+)"
              + "|(?<number>\\b\\d[\\w.]*+)"
              + "|(?<word>[\\p{L}_$@][\\p{L}\\p{N}_$]*+)");

  private JavaSource() {}

  /** The text in coloured pieces, which joined are the text again. */
  public static List<Span> spans(String source) {
    List<Span> spans = new ArrayList<>();
    Matcher token = TOKEN.matcher(source);
    int at = 0;
    while (token.find()) {
      if (token.start() > at) {
        spans.add(Span.of(source.substring(at, token.start())));
      }
      spans.add(new Span(token.group(), style(token)));
      at = token.end();
    }
    if (at < source.length()) {
      spans.add(Span.of(source.substring(at)));
    }
    return spans;
  }

  /** The same, parted into lines, with control characters made visible. */
  public static List<List<Span>> lines(String source) {
    List<List<Span>> lines = new ArrayList<>();
    List<Span> line = new ArrayList<>();
    for (Span span : spans(source.stripTrailing())) {
      String[] pieces = span.text().split("\n", -1);
      for (int i = 0; i < pieces.length; i++) {
        if (i > 0) {
          lines.add(line);
          line = new ArrayList<>();
        }
        if (!pieces[i].isEmpty()) {
          line.add(new Span(Visible.of(pieces[i]), span.style()));
        }
      }
    }
    lines.add(line);
    return lines;
  }

  private static Style style(Matcher token) {
    if (token.group("comment") != null) {
      return Style.COMMENT;
    }
    if (token.group("string") != null) {
      return Style.STRING;
    }
    if (token.group("number") != null) {
      return Style.NUMBER;
    }
    String word = token.group("word");
    if (KEYWORDS.contains(word)) {
      return Style.KEYWORD;
    }
    boolean type = Character.isUpperCase(word.charAt(0)) || word.charAt(0) == '@';
    return type ? Style.TYPE : Style.TEXT;
  }
}
