package proclings.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;
import proclings.kernel.CellResult.Diagnostic;
import proclings.kernel.Request.Action;
import proclings.kernel.Request.Carry;
import proclings.kernel.Request.Invoke;
import proclings.kernel.Request.Variable;

/**
 * The notebook's definitions, in JShell. Compiles cells and runs nothing.
 *
 * <p>A cell is taken as a whole or not at all: where one of its snippets is rejected, those before
 * it are dropped again and what they had replaced is brought back.
 *
 * <p>Not thread-safe, as JShell isn't.
 */
final class Notebook implements AutoCloseable {

  /** How javac begins to say that a name means nothing. */
  private static final String UNKNOWN = "cannot find symbol";

  /** A type, a name, and what follows the name of a variable or a method. */
  private static final Pattern DECLARED =
      Pattern.compile("\\s*[\\w.]+(?:<[^=;()]*>)?(?:\\[])*\\s+(\\w+)\\s*[=;(]");

  private final DeferredExecution execution = new DeferredExecution();
  private final JShell shell;
  private final CellSplitter splitter;
  private final StopChecks checks = new StopChecks();

  /** Where the snippets of cells come from; those of the prelude are not in it. */
  private final Map<Snippet, Origin> origins = new HashMap<>();

  /** The class that has each variable, by the variable's name. */
  private final Map<String, String> homes = new LinkedHashMap<>();

  private boolean used;
  private final Set<String> shipped = new HashSet<>();

  /** Classes that came while no cell was compiled. */
  private final Map<String, byte[]> shipLater = new LinkedHashMap<>();

  Notebook(String classPath) {
    shell =
        JShell.builder()
            .executionEngine(execution, Map.of())
            .compilerOptions("-classpath", classPath, "-proc:none")
            .build();
    splitter = new CellSplitter(shell.sourceCodeAnalysis());
    restorePrelude();
  }

  private void restorePrelude() {
    Set<String> there = new HashSet<>();
    shell.imports().forEach(snippet -> there.add(snippet.source()));
    for (String prelude : Prelude.imports()) {
      if (!there.contains(prelude)) {
        shell.eval(prelude);
      }
    }
  }

  SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  Set<String> variables() {
    Set<String> names = new LinkedHashSet<>(homes.keySet());
    names.removeIf(name -> name.startsWith("$"));
    return names;
  }

  /** The text of the notebook's definitions of a name, in the order of their cells. */
  List<String> definitions(String name) {
    return shell
        .snippets()
        .filter(snippet -> origins.containsKey(snippet) && shell.status(snippet).isActive())
        .filter(snippet -> snippet instanceof DeclarationSnippet d && d.name().equals(name))
        .map(snippet -> snippet.source().strip())
        .toList();
  }

  /** Whether a cell was compiled. */
  boolean isUsed() {
    return used;
  }

  Compiled compile(int cell, String source) {
    used = true;
    return new Attempt(cell, source).compile();
  }

  /** Forgets all definitions of cells. */
  void clear() {
    shell
        .snippets()
        .filter(origins::containsKey)
        .filter(snippet -> snippet.kind().isPersistent() && shell.status(snippet).isActive())
        .toList()
        .reversed()
        .forEach(shell::drop);
    origins.clear();
    homes.clear();
    restorePrelude();
    shipLater.putAll(execution.takeClasses());
    execution.takeCalls();
  }

  /** One cell on its way. */
  private final class Attempt {
    private final int cell;
    private final String source;
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Snippet> added = new ArrayList<>();
    private final Set<Snippet> replaced = new LinkedHashSet<>();
    private final Map<String, String> homesBefore = new HashMap<>(homes);

    /**
     * What rejected snippets would have declared; that it is missing later is no second mistake.
     */
    private final Set<String> missing = new HashSet<>();

    Attempt(int cell, String source) {
      this.cell = cell;
      this.source = source;
      classes.putAll(shipLater);
      shipLater.clear();
    }

    Compiled compile() {
      List<Piece> pieces = splitter.split(source);
      for (int i = 0; i < pieces.size(); i++) {
        evaluate(pieces.get(i), i == pieces.size() - 1);
      }
      List<String> notices = unresolved(pieces);
      if (diagnostics.isEmpty()) {
        return new Compiled.Runnable(ship(), List.copyOf(actions), table(), notices);
      }
      rollBack();
      return new Compiled.Rejected(
          ship(), List.copyOf(actions), table(), List.copyOf(new LinkedHashSet<>(diagnostics)));
    }

    private void evaluate(Piece piece, boolean last) {
      Origin origin = new Origin(cell, source, piece.offset());
      makeRoom(piece);
      List<SnippetEvent> events = shell.eval(piece.text());
      Snippet main = events.isEmpty() ? null : events.getFirst().snippet();
      for (SnippetEvent event : events) {
        Snippet snippet = event.snippet();
        if (event.causeSnippet() == null) {
          origins.put(snippet, origin);
          if (event.status() == Snippet.Status.REJECTED) {
            reject(snippet, origin);
          } else {
            added.add(snippet);
          }
        } else if (event.status() == Snippet.Status.OVERWRITTEN && !added.remove(snippet)) {
          replaced.add(snippet);
        }
      }
      classes.putAll(execution.takeClasses());
      findHomes(main instanceof VarSnippet variable ? variable.name() : null);
      for (String call : execution.takeCalls()) {
        actions.add(new Invoke(call, last && main != null && showsValue(main)));
      }
    }

    /** A class of the learner's may have the name of one that the prelude imports by itself. */
    private void makeRoom(Piece piece) {
      for (String name : Prelude.clashing()) {
        if (declaresType(piece.text(), name)) {
          shell
              .imports()
              .filter(i -> i.subKind() == Snippet.SubKind.SINGLE_TYPE_IMPORT_SUBKIND)
              .filter(i -> i.name().equals(name))
              .toList()
              .forEach(this::dropImport);
        }
      }
    }

    private void dropImport(ImportSnippet snippet) {
      shell.drop(snippet);
      replaced.add(snippet);
    }

    private void reject(Snippet snippet, Origin origin) {
      for (Diag diag : shell.diagnostics(snippet).toList()) {
        Diagnostic told = Diagnostics.of(diag, origin);
        boolean known = missing.stream().anyMatch(name -> misses(told, name));
        if (diag.isError() && !known && !isSaid(told.message())) {
          diagnostics.add(told);
        }
      }
      Matcher declares = DECLARED.matcher(snippet.source());
      if (snippet instanceof DeclarationSnippet declaration) {
        missing.add(declaration.name());
      } else if (declares.lookingAt()) {
        missing.add(declares.group(1));
      }
      if (diagnostics.isEmpty()) {
        diagnostics.add(Diagnostics.at(source, origin.clamp(0), origin.clamp(1), "not valid Java"));
      }
    }

    /** That a name is unknown is said where it is used first. */
    private boolean isSaid(String message) {
      return message.startsWith(UNKNOWN)
          && diagnostics.stream().anyMatch(told -> told.message().equals(message));
    }

    private static boolean misses(Diagnostic told, String name) {
      return told.message().startsWith(UNKNOWN)
          && told.message()
              .matches("(?s).*\\n\\s*symbol:\\s+\\w+ " + Pattern.quote(name) + "\\b.*");
    }

    /** Notes where the variables are now; whoever moved without being declared keeps its value. */
    private void findHomes(@Nullable String declared) {
      Map<String, String> now = new LinkedHashMap<>();
      shell
          .variables()
          .filter(variable -> shell.status(variable).isDefined())
          .forEach(v -> now.put(v.name(), className(v)));
      now.forEach((name, className) -> {
        String before = homes.get(name);
        if (before != null && !before.equals(className) && !name.equals(declared)) {
          actions.add(new Carry(before, className, name));
        }
      });
      homes.clear();
      homes.putAll(now);
    }

    /**
     * Methods may refer to what comes later, even in a later cell. That is a mistake all the same
     * where this cell uses them.
     */
    private List<String> unresolved(List<Piece> pieces) {
      List<String> notices = new ArrayList<>();
      for (Snippet snippet : added) {
        if (shell.status(snippet) != Snippet.Status.RECOVERABLE_DEFINED
            && shell.status(snippet) != Snippet.Status.RECOVERABLE_NOT_DEFINED) {
          continue;
        }
        DeclarationSnippet declaration = (DeclarationSnippet) snippet;
        Origin origin = origins.get(snippet);
        boolean used =
            shell.status(snippet) == Snippet.Status.RECOVERABLE_NOT_DEFINED
                || pieces.stream()
                    .filter(piece -> origin == null || piece.offset() != origin.offset())
                    .anyMatch(piece -> mentions(piece.text(), declaration.name()));
        if (used && origin != null) {
          shell
              .diagnostics(snippet)
              .filter(Diag::isError)
              .forEach(diag -> diagnostics.add(Diagnostics.of(diag, origin)));
        } else {
          notices.add(lacks(declaration));
        }
      }
      return notices;
    }

    private void rollBack() {
      actions.clear();
      added.reversed().stream()
          .filter(snippet -> shell.status(snippet).isActive())
          .forEach(shell::drop);
      for (Snippet snippet : replaced) {
        Origin origin = origins.get(snippet);
        for (SnippetEvent event : shell.eval(snippet.source())) {
          if (event.causeSnippet() == null && origin != null) {
            origins.put(event.snippet(), origin);
          }
        }
      }
      classes.putAll(execution.takeClasses());
      execution.takeCalls();
      // Nothing of the cell has run, so the values still are where they were before it.
      homes.clear();
      homes.putAll(homesBefore);
      findHomes(null);
    }

    private Map<String, byte[]> ship() {
      classes.keySet().removeIf(shipped::contains);
      shipped.addAll(classes.keySet());
      return classes.isEmpty() ? Map.of() : checks.apply(classes, lines());
    }

    private CellLines lines() {
      Set<String> outer = new HashSet<>();
      classes.keySet().forEach(name -> outer.add(CellLines.outer(name)));
      CellLines lines = new CellLines();
      origins.forEach((snippet, origin) -> {
        if (snippet.kind() != Snippet.Kind.ERRONEOUS
            && snippet.kind() != Snippet.Kind.IMPORT
            && outer.contains(className(snippet))) {
          lines.add(analysis().wrapper(snippet), origin);
        }
      });
      return lines;
    }

    private List<Variable> table() {
      List<Variable> table = new ArrayList<>();
      homes.forEach((name, className) -> table.add(new Variable(name, className)));
      return table;
    }
  }

  /** What stands in the way of calling a method or using a class, as a sentence. */
  String lacks(DeclarationSnippet snippet) {
    String name =
        snippet instanceof jdk.jshell.MethodSnippet method
            ? method.name() + "(" + method.parameterTypes() + ")"
            : snippet.name();
    String needs = String.join(" and ", shell.unresolvedDependencies(snippet).toList());
    return name + " can't be used until " + needs + " is declared";
  }

  /** The same for the snippet that the main process could not call. */
  @Nullable String lacks(int id) {
    return shell
        .snippets()
        .filter(snippet -> snippet.id().equals(Integer.toString(id)))
        .filter(
            snippet -> snippet instanceof DeclarationSnippet && shell.status(snippet).isActive())
        .map(snippet -> lacks((DeclarationSnippet) snippet))
        .findFirst()
        .orElse(null);
  }

  private String className(Snippet snippet) {
    return analysis().wrapper(snippet).fullClassName();
  }

  private static boolean declaresType(String text, String name) {
    return text.matches("(?s).*\\b(class|interface|enum|record)\\s+" + name + "\\b.*");
  }

  private static boolean mentions(String text, String name) {
    return text.matches("(?s).*(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$]).*");
  }

  /** A declaration or an assignment says its value itself; what is only computed is shown. */
  private static boolean showsValue(Snippet snippet) {
    return switch (snippet.subKind()) {
      case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
      default -> false;
    };
  }

  @Override
  public void close() {
    shell.close();
  }
}
