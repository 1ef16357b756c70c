package proclings.kernel;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The documentation of the engine's names, from its own sources: the build puts them beside the
 * classes.
 */
final class ApiSource {

  private static final String SOURCES = "/doc-src/" + Prelude.ENGINE.replace('.', '/') + "/";

  /** Python's names are the field's: {@code get_nowait} finds {@code getNowait}. */
  private static final Pattern SNAKE = Pattern.compile("_(\\p{Lower})");

  private final List<String> classes;

  /**
   * @param classes the simple names of the engine's public classes
   */
  ApiSource(List<String> classes) {
    this.classes = classes;
  }

  /** The text for {@code Queue}, {@code Queue.put}, {@code put} or {@code cpu_count}. */
  Optional<String> find(String name) {
    String wanted = camelCase(name);
    int dot = wanted.lastIndexOf('.');
    if (dot > 0) {
      return member(wanted.substring(0, dot), wanted.substring(dot + 1));
    }
    for (String type : classes) {
      if (type.equalsIgnoreCase(wanted)) {
        return type(type);
      }
    }
    List<String> found = new ArrayList<>();
    for (String type : classes) {
      member(type, wanted).ifPresent(found::add);
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", found));
  }

  private static String camelCase(String name) {
    Matcher matcher = SNAKE.matcher(name);
    return matcher.replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  private Optional<String> type(String type) {
    StringBuilder text = new StringBuilder();
    scan(
        type,
        (tree, comment) -> {
          if (tree instanceof ClassTree klass && klass.getSimpleName().contentEquals(type)) {
            text.append(klass.getKind() == Tree.Kind.INTERFACE ? "interface " : "class ");
            text.append(type).append("\n\n").append(JavadocText.of(comment));
          }
        });
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private Optional<String> member(String owner, String member) {
    String type = classes.stream().filter(owner::equalsIgnoreCase).findFirst().orElse(owner);
    List<String> found = new ArrayList<>();
    scan(
        type,
        (tree, comment) -> {
          if (tree instanceof MethodTree method && matches(method.getName(), member)) {
            found.add(signature(type, method) + "\n\n" + JavadocText.of(comment));
          } else if (tree instanceof ClassTree klass && matches(klass.getSimpleName(), member)) {
            found.add("class " + type + "." + member + "\n\n" + JavadocText.of(comment));
          } else if (tree instanceof VariableTree field && matches(field.getName(), member)) {
            found.add(type + "." + member + "\n\n" + JavadocText.of(comment));
          }
        });
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", found));
  }

  private static boolean matches(Name name, String wanted) {
    return name.toString().equalsIgnoreCase(wanted);
  }

  private static String signature(String type, MethodTree method) {
    List<String> parameters = new ArrayList<>();
    for (VariableTree parameter : method.getParameters()) {
      parameters.add(
          parameter.getType().toString().replaceAll("@\\w+\\s*(\\(\\))?\\s*", "")
              + " "
              + parameter.getName());
    }
    boolean isStatic = method.getModifiers().getFlags().contains(Modifier.STATIC);
    String name = isStatic ? method.getName().toString() : type + "." + method.getName();
    return name + "(" + String.join(", ", parameters) + ")";
  }

  /** Visits what is public and documented in a class's source. */
  private static void scan(String type, BiConsumer<Tree, DocCommentTree> visitor) {
    String source = source(type);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (source == null || compiler == null) {
      return;
    }
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                null,
                problem -> {},
                List.of("-proc:none"),
                null,
                List.of(unit(type, source)));
    DocTrees docs = DocTrees.instance(task);
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void scan(Tree tree, @Nullable Void nothing) {
            if (tree != null && isPublic(tree)) {
              TreePath path = new TreePath(getCurrentPath(), tree);
              DocCommentTree comment = docs.getDocCommentTree(path);
              if (comment != null) {
                visitor.accept(tree, comment);
              }
            }
            return super.scan(tree, nothing);
          }
        }.scan(new TreePath(unit), null);
      }
    } catch (IOException e) {
      // Sources in memory are read without errors; what could not be read is not found.
    }
  }

  private static boolean isPublic(Tree tree) {
    return switch (tree) {
      case ClassTree klass -> klass.getModifiers().getFlags().contains(Modifier.PUBLIC);
      case MethodTree method -> !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
      case VariableTree field -> field.getModifiers().getFlags().contains(Modifier.PUBLIC);
      default -> false;
    };
  }

  private static JavaFileObject unit(String type, String source) {
    URI uri = URI.create("string:///" + type + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private static @Nullable String source(String type) {
    try (InputStream in = ApiSource.class.getResourceAsStream(SOURCES + type + ".java")) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
  }
}
