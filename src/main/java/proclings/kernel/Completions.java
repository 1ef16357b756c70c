package proclings.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import proclings.kernel.Kernel.Candidate;
import proclings.kernel.Kernel.Completeness;

/** What the prompt asks about a text that is being typed. */
final class Completions {

  /** Everybody's members, which nobody looks for. */
  private static final Set<String> LAST =
      Set.of("wait(", "notify(", "notifyAll(", "getClass(", "hashCode(", "equals(", "toString(");

  private final SourceCodeAnalysis analysis;

  Completions(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  Completeness completeness(String text) {
    if (text.isBlank()) {
      return Completeness.EMPTY;
    }
    boolean any = false;
    String rest = text;
    while (!rest.isBlank()) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY -> {
          return any ? Completeness.COMPLETE : Completeness.EMPTY;
        }
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          return Completeness.INCOMPLETE;
        }
        case UNKNOWN -> {
          return Completeness.INVALID;
        }
        default -> any = true;
      }
      if (info.remaining().length() >= rest.length()) {
        break;
      }
      rest = info.remaining();
    }
    return Completeness.COMPLETE;
  }

  /** Never throws: whatever is wrong with the text, a completion that is not there is no harm. */
  List<Candidate> complete(String text, int cursor) {
    try {
      return suggestions(text, Math.clamp(cursor, 0, text.length()));
    } catch (RuntimeException | AssertionError e) {
      return List.of();
    }
  }

  private List<Candidate> suggestions(String text, int cursor) {
    String before = text.substring(0, cursor);
    int begin = lastPiece(before);
    String locals = locals(before.substring(0, begin));
    String code = locals + before.substring(begin);
    int[] anchor = {code.length()};
    List<Suggestion> found = analysis.completionSuggestions(code, code.length(), anchor);
    int shift = begin - locals.length();
    int at = anchor[0] + shift;
    if (at < begin || at > cursor) {
      return List.of();
    }
    List<Candidate> candidates = new ArrayList<>();
    found.stream()
        .sorted(
            Comparator.comparing((Suggestion s) -> !s.matchesType())
                .thenComparing(s -> LAST.contains(s.continuation())))
        .map(Suggestion::continuation)
        .distinct()
        .forEach(word -> candidates.add(new Candidate(at, word)));
    return candidates;
  }

  /** Where the snippet begins that is being typed at the end of a text. */
  private int lastPiece(String text) {
    int begin = 0;
    while (true) {
      CompletionInfo info = analysis.analyzeCompletion(text.substring(begin));
      if (!info.completeness().isComplete() || info.remaining().isEmpty()) {
        return begin;
      }
      int next = text.length() - info.remaining().length();
      if (next <= begin) {
        return begin;
      }
      begin = next;
    }
  }

  /**
   * The variables that a text declares which has not been run yet, as the beginning of a block;
   * what stands after it may use them. Empty if there are none.
   */
  private String locals(String text) {
    StringBuilder declarations = new StringBuilder();
    String rest = text;
    while (!rest.isBlank()) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      if (!info.completeness().isComplete()) {
        break;
      }
      String piece = info.source();
      if (analysis.sourceToSnippets(piece).stream().anyMatch(s -> s.kind() == Snippet.Kind.VAR)) {
        declarations.append(piece).append('\n');
      }
      if (info.remaining().length() >= rest.length()) {
        break;
      }
      rest = info.remaining();
    }
    return declarations.isEmpty() ? "" : "{" + declarations;
  }
}
