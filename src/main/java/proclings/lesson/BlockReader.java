package proclings.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Cuts a lesson's Markdown into prose and the fenced blocks that mean something.
 *
 * <p>What a Markdown viewer would show as a fenced block is one here too, because the same grammar
 * (CommonMark) decides, as it does what is a comment. A thematic break parts two steps of prose.
 */
final class BlockReader {

  /** Kinds that are followed by an id. */
  private static final Set<String> WITH_ID =
      Set.of("java demo", "java play", "predict", "recap", "exercise");

  /** Followed by the id of another block, which it belongs to. */
  static final String TWIN = "python";

  private static final Set<String> WITHOUT_ID = Set.of("java starter", "java solution", "expect");

  /** Languages of code that is only shown. */
  private static final List<String> SHOWN = List.of("java", "text", "python", "sh");

  private static final List<String> ALL_FORMS =
      List.of(
          "java demo ID",
          "java play ID",
          "predict ID",
          "recap ID",
          "exercise ID",
          "java starter",
          "java solution",
          "expect",
          "python DEMO-ID",
          "java",
          "text",
          "python",
          "sh");

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private final SourceText source;
  private final int firstLine;
  private final Problems problems;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Block.Note> notes = new ArrayList<>();

  /** The source's lines, those of notes empty: what is left has the line numbers of the file. */
  private final List<String> lines;

  private final Map<String, Position> ids = new HashMap<>();

  private BlockReader(SourceText source, int firstLine, Problems problems) {
    this.source = source;
    this.firstLine = firstLine;
    this.problems = problems;
    this.lines = new ArrayList<>(source.lines());
  }

  /** Reads the lines from an index on, which counts from 0. */
  static Body read(SourceText source, int firstLine, Problems problems) {
    return new BlockReader(source, firstLine, problems).body();
  }

  private Body body() {
    Node document = PARSER.parse(source.slice(firstLine, lines.size()));
    int proseFrom = firstLine;
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof HtmlBlock) {
        note(firstLineOf(node), lastLineOf(node) + 1);
      }
      Optional<Block.Fence> fence =
          node instanceof FencedCodeBlock code ? fence(code) : Optional.empty();
      if (fence.isPresent() || node instanceof ThematicBreak) {
        prose(proseFrom, firstLineOf(node));
        fence.ifPresent(blocks::add);
        proseFrom = lastLineOf(node) + 1;
      }
    }
    prose(proseFrom, lines.size());
    document.accept(new NestedBlocks());
    return new Body(blocks, notes);
  }

  private void note(int from, int to) {
    Optional<Block.Note> note = NoteReader.read(source, from, to, problems);
    if (note.isPresent()) {
      notes.add(note.get());
      Collections.fill(lines.subList(from, to), "");
    }
  }

  private void prose(int from, int to) {
    while (from < to && lines.get(from).isBlank()) {
      from++;
    }
    while (from < to && lines.get(to - 1).isBlank()) {
      to--;
    }
    if (from < to) {
      String markdown = new SourceText(source.file(), lines).slice(from, to);
      blocks.add(new Block.Prose(source.position(from, 0), markdown));
    }
  }

  /** A fenced block with a meaning; empty if it is only shown, or has a problem. */
  private Optional<Block.Fence> fence(FencedCodeBlock code) {
    int line = firstLineOf(code);
    Position at = source.position(line, code.getFenceIndent());
    if (code.getClosingFenceLength() == null) {
      problems.add(
          at,
          "the block is never closed",
          "End it with a line of " + fenceOf(code) + ", as many as it began with.");
    }
    Position info = source.position(line, infoColumn(line, code));
    List<String> words = wordsOf(code);
    if (isShown(words)) {
      return Optional.empty();
    }
    Position content = source.position(line + 1, code.getFenceIndent());
    String whole = String.join(" ", words);
    if (WITHOUT_ID.contains(whole)) {
      return Optional.of(new Block.Fence(at, content, whole, "", Place.MAIN, code.getLiteral()));
    }
    if (words.size() == 2 && words.getFirst().equals(TWIN)) {
      String id = words.getLast();
      return Optional.of(new Block.Fence(at, content, TWIN, id, Place.MAIN, code.getLiteral()));
    }
    for (String kind : WITH_ID) {
      if (whole.equals(kind)) {
        problems.add(info, "`" + kind + "` has no id", "Write `" + kind + " some-name`.");
        return Optional.of(new Block.Fence(at, content, kind, "", Place.MAIN, code.getLiteral()));
      }
      if (whole.startsWith(kind + " ")) {
        int afterKind = kind.split(" ").length;
        String id = words.get(afterKind);
        checkId(info, kind, id);
        Place place = place(info, words, afterKind + 1);
        return Optional.of(new Block.Fence(at, content, kind, id, place, code.getLiteral()));
      }
    }
    // Code is taken for what it was meant to be, so that what belongs to it is not reported as
    // well.
    return unknown(info, whole, words)
        .filter(kind -> kind.startsWith("java "))
        .map(kind ->
            new Block.Fence(at, content, kind, words.getLast(), Place.MAIN, code.getLiteral()));
  }

  /** Reports it, and gives the kind that it resembles. */
  private Optional<String> unknown(Position info, String whole, List<String> words) {
    List<String> kinds = new ArrayList<>(WITH_ID);
    kinds.addAll(WITHOUT_ID);
    kinds.addAll(SHOWN);
    String two = String.join(" ", words.subList(0, Math.min(2, words.size())));
    Optional<String> nearest = Nearest.to(two, kinds).or(() -> Nearest.to(words.getFirst(), kinds));
    problems.add(
        info,
        "unknown info string `" + whole + "`",
        nearest.map(near -> "Did you mean `" + near + "`? ").orElse("")
            + "There are "
            + String.join(", ", ALL_FORMS)
            + ".");
    return nearest;
  }

  private void checkId(Position info, String kind, String id) {
    if (!ID.matcher(id).matches()) {
      problems.add(
          info,
          "`" + id + "` is no id",
          "Use one word of small letters, digits and single hyphens: `" + kind + " two-cubes`.");
      return;
    }
    Position earlier = ids.putIfAbsent(id, info);
    if (earlier != null) {
      problems.add(
          info,
          "the id `" + id + "` was already used in line " + earlier.line(),
          "Give each demo, question and exercise of a lesson an id of its own.");
    }
  }

  private int infoColumn(int line, FencedCodeBlock code) {
    String text = source.lines().get(line);
    int column = code.getFenceIndent() + fenceLength(code);
    while (column < text.length() && text.charAt(column) == ' ') {
      column++;
    }
    return column;
  }

  /** What the words of an info string say from this one on, which follows the id. */
  private Place place(Position info, List<String> words, int from) {
    String id = words.get(from - 1);
    if (from == words.size() || !ID.matcher(id).matches()) {
      return Place.MAIN;
    }
    String line = source.lines().get(info.line() - 1);
    Matcher before = Pattern.compile("(\\S+\\s+){" + from + "}").matcher(line);
    boolean found = before.find(info.column() - 1);
    return PlaceReader.read(
        source.position(info.line() - 1, found ? before.end() : info.column() - 1),
        String.join(" ", words.subList(0, from)),
        String.join(" ", words.subList(from, words.size())),
        problems);
  }

  private static int fenceLength(FencedCodeBlock code) {
    Integer length = code.getOpeningFenceLength();
    return length == null ? 3 : length;
  }

  private static String fenceOf(FencedCodeBlock code) {
    return code.getFenceCharacter().repeat(fenceLength(code));
  }

  private static List<String> wordsOf(FencedCodeBlock code) {
    return List.of(code.getInfo().strip().split("\\s+"));
  }

  private static boolean isShown(List<String> words) {
    return words.size() == 1 && (words.getFirst().isEmpty() || SHOWN.contains(words.getFirst()));
  }

  private int firstLineOf(Node node) {
    return firstLine + node.getSourceSpans().getFirst().getLineIndex();
  }

  private int lastLineOf(Node node) {
    return firstLine + node.getSourceSpans().getLast().getLineIndex();
  }

  /** Reports steps and notes in a list or a quotation, where neither is looked for. */
  private final class NestedBlocks extends AbstractVisitor {
    @Override
    public void visit(FencedCodeBlock code) {
      List<String> words = wordsOf(code);
      if (!(code.getParent() instanceof Document) && !isShown(words)) {
        report(code, "`" + String.join(" ", words) + "`");
      }
    }

    @Override
    public void visit(HtmlBlock html) {
      if (!(html.getParent() instanceof Document) && NoteReader.isNote(html.getLiteral())) {
        report(html, "a note");
      }
    }

    private void report(Node node, String what) {
      SourceSpan span = node.getSourceSpans().getFirst();
      problems.add(
          source.position(firstLine + span.getLineIndex(), span.getColumnIndex()),
          what + " stands in a list or a quotation",
          "Let the block begin at the left margin, outside of it.");
    }
  }
}
