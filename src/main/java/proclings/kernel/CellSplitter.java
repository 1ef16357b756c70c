package proclings.kernel;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a cell into snippets.
 *
 * <p>Statements that follow each other become one snippet, a block: JShell needs several runs of
 * the compiler for each snippet, and for {@code p.start(); p.join();} one snippet does as well as
 * two.
 */
final class CellSplitter {

  /** Their values are void, so a call of them at a cell's end need not stand alone. */
  private static final Set<String> PRINTING = Set.of("print", "println", "printf");

  private enum Kind {
    /** May share a block with its neighbours. */
    STATEMENT,
    /** May do so unless it is the cell's last: then it has a value to show. */
    EXPRESSION,
    ALONE
  }

  private final SourceCodeAnalysis analysis;
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  /** One for all cells, because it is the making of one that takes time. */
  private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);

  CellSplitter(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  List<Piece> split(String cell) {
    List<Piece> pieces = single(cell);
    return pieces.size() < 2 ? pieces : merge(cell, pieces);
  }

  private List<Piece> single(String cell) {
    List<Piece> pieces = new ArrayList<>();
    String rest = cell;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest);
      if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
        break;
      }
      String remaining = info.completeness().isComplete() ? info.remaining() : "";
      String text = info.completeness().isComplete() ? info.source() : rest;
      pieces.add(new Piece(text, cell.length() - rest.length()));
      if (remaining.length() >= rest.length()) {
        break;
      }
      rest = remaining;
    }
    return pieces;
  }

  private List<Piece> merge(String cell, List<Piece> pieces) {
    List<Kind> kinds = kinds(pieces);
    List<Piece> merged = new ArrayList<>();
    int next = 0;
    while (next < pieces.size()) {
      int first = next;
      while (next < pieces.size() && mergeable(kinds, next)) {
        next++;
      }
      if (next - first < 2) {
        merged.add(pieces.get(first));
        next = first + 1;
      } else {
        int begin = pieces.get(first).offset();
        int end = next < pieces.size() ? pieces.get(next).offset() : cell.length();
        merged.add(block(cell.substring(begin, end), begin));
      }
    }
    return merged;
  }

  /** The closing brace stands on a line of its own: the text may end in a comment. */
  private static Piece block(String text, int begin) {
    String body = text.stripTrailing();
    return new Piece("{" + body + (endsStatement(body) ? "" : ";") + "\n}", begin - 1);
  }

  private static boolean endsStatement(String body) {
    return body.endsWith(";") || body.endsWith("}");
  }

  private static boolean mergeable(List<Kind> kinds, int index) {
    return switch (kinds.get(index)) {
      case STATEMENT -> true;
      case EXPRESSION -> index < kinds.size() - 1;
      case ALONE -> false;
    };
  }

  private List<Kind> kinds(List<Piece> pieces) {
    List<Source> sources = new ArrayList<>();
    for (Piece piece : pieces) {
      sources.add(new Source(sources.size(), piece.text()));
    }
    Set<URI> broken = new java.util.HashSet<>();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                files,
                problem -> {
                  JavaFileObject source = problem.getSource();
                  if (source != null) {
                    broken.add(source.toUri());
                  }
                },
                List.of("-proc:none"),
                null,
                sources);
    List<Kind> kinds = new ArrayList<>();
    try {
      Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
      for (Source source : sources) {
        Tree statement = units.hasNext() ? onlyStatement(units.next()) : null;
        kinds.add(broken.contains(source.toUri()) ? Kind.ALONE : kind(statement));
      }
    } catch (IOException e) {
      return pieces.stream().map(piece -> Kind.ALONE).toList();
    }
    return kinds;
  }

  private static @Nullable Tree onlyStatement(CompilationUnitTree unit) {
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree klass
          && klass.getMembers().size() == 1
          && klass.getMembers().getFirst() instanceof MethodTree method
          && method.getBody() != null) {
        List<? extends StatementTree> statements = method.getBody().getStatements();
        return statements.size() == 1 ? statements.getFirst() : null;
      }
    }
    return null;
  }

  private static Kind kind(@Nullable Tree statement) {
    return switch (statement) {
      case ExpressionStatementTree expression ->
          isPrint(expression) ? Kind.STATEMENT : Kind.EXPRESSION;
      case null -> Kind.ALONE;
      default ->
          switch (statement.getKind()) {
            // Not those after which javac may call the next statement unreachable.
            case ENHANCED_FOR_LOOP, IF -> Kind.STATEMENT;
            default -> Kind.ALONE;
          };
    };
  }

  private static boolean isPrint(ExpressionStatementTree statement) {
    if (!(statement.getExpression() instanceof MethodInvocationTree call)) {
      return false;
    }
    String name = call.getMethodSelect().toString();
    return PRINTING.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** A piece as the only statement of a method. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(int index, String piece) {
      super(URI.create("string:///Piece" + index + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = "class Piece" + index + " { void run() {" + piece + "\n}}";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
