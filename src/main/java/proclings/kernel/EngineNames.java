package proclings.kernel;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import proclings.multiprocessing.Multiprocessing;
import proclings.multiprocessing.Os;

/**
 * Finds out which names of the engine's API a cell uses, by compiling it. Nothing is run.
 *
 * <p>The compiler knows what a name in a text can't tell: that {@code map} is a pool's here and a
 * stream's there. What it adds by itself, such as the close of a resource, is no name that anybody
 * has to know, so a name counts only where it also stands in the text.
 *
 * <p>Not thread-safe.
 */
public final class EngineNames implements AutoCloseable {

  private static final String API = Multiprocessing.class.getPackageName();

  /** What is there in a cell without its type's name. */
  private static final List<Class<?>> IMPORTED = List.of(Multiprocessing.class, Os.class);

  private final Notebook notebook;
  private final ClassFile classFile = ClassFile.of();
  private int cells;

  /**
   * A name that a cell uses.
   *
   * @param spelt the ways in which a lesson may say that it teaches it; the first is the best one
   * @param offset where it first stands in the cell's text
   */
  public record Use(List<String> spelt, int offset) {}

  /** An empty notebook whose cells are compiled against a class path. */
  public EngineNames(String classPath) {
    notebook = new Notebook(classPath);
  }

  /** Begins with an empty notebook. */
  public void clear() {
    notebook.clear();
  }

  /**
   * The engine's names in a cell, in the order in which they stand there. The cell's definitions
   * are known to those that follow. Empty if it can't be compiled, as the cell's run then says.
   */
  public List<Use> in(String cell) {
    Compiled compiled = notebook.compile(++cells, cell);
    if (!(compiled instanceof Compiled.Runnable)) {
      return List.of();
    }
    Set<Use> uses = new LinkedHashSet<>();
    for (byte[] bytes : compiled.classes().values()) {
      ClassModel model = classFile.parse(bytes);
      for (PoolEntry entry : model.constantPool()) {
        switch (entry) {
          case MemberRefEntry member -> member(member, cell, uses);
          case ClassEntry type -> type(type.asInternalName(), cell, uses);
          default -> {}
        }
      }
    }
    return uses.stream()
        .sorted((one, other) -> Integer.compare(one.offset(), other.offset()))
        .toList();
  }

  private static void type(String internalName, String cell, Collection<Use> uses) {
    if (isApi(internalName)) {
      String name = simple(internalName);
      int offset = offset(cell, name);
      if (offset >= 0) {
        uses.add(new Use(List.of(name), offset));
      }
    }
  }

  private static void member(MemberRefEntry member, String cell, Collection<Use> uses) {
    String owner = member.owner().asInternalName();
    String name = member.name().stringValue();
    int offset = offset(cell, name);
    if (!isApi(owner) || name.startsWith("<") || offset < 0) {
      return;
    }
    try {
      Class<?> type =
          Class.forName(owner.replace('/', '.'), false, EngineNames.class.getClassLoader());
      List<String> spelt = new ArrayList<>();
      for (Class<?> declaring : declaring(type, name)) {
        spelt.add(declaring.getSimpleName() + "." + name);
      }
      if (IMPORTED.contains(type) && isStatic(type, name)) {
        spelt.addFirst(name);
      }
      if (!spelt.isEmpty()) {
        uses.add(new Use(List.copyOf(spelt), offset));
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("compiled against a class that is not there", e);
    }
  }

  private static boolean isApi(String internalName) {
    return internalName.startsWith(API.replace('.', '/') + "/");
  }

  private static String simple(String internalName) {
    return internalName.substring(
        Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
  }

  /** The type itself and its supertypes, as far as they are the API's and have such a member. */
  private static List<Class<?>> declaring(Class<?> type, String name) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> at = type;
        at != null && at.getPackageName().equals(API);
        at = at.getSuperclass()) {
      if (members(at).anyMatch(member -> member.getName().equals(name))) {
        found.add(at);
      }
      for (Class<?> implemented : at.getInterfaces()) {
        found.addAll(declaring(implemented, name));
      }
    }
    if (!found.contains(type) && !found.isEmpty()) {
      found.add(type);
    }
    return found;
  }

  private static boolean isStatic(Class<?> type, String name) {
    return members(type)
        .anyMatch(m -> m.getName().equals(name) && Modifier.isStatic(m.getModifiers()));
  }

  private static Stream<Member> members(Class<?> type) {
    return Stream.concat(
        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredFields()));
  }

  private static int offset(String cell, String name) {
    Matcher found = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(cell);
    return found.find() ? found.start() : -1;
  }

  /** Whether the API has a name that a lesson says it teaches. */
  public static boolean exists(String name) {
    int dot = name.indexOf('.');
    if (dot >= 0) {
      return api(name.substring(0, dot))
          .map(type -> !declaring(type, name.substring(dot + 1)).isEmpty())
          .orElse(false);
    }
    return api(name).isPresent() || IMPORTED.stream().anyMatch(type -> isStatic(type, name));
  }

  private static Optional<Class<?>> api(String simpleName) {
    try {
      Class<?> type =
          Class.forName(API + "." + simpleName, false, EngineNames.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers()) ? Optional.of(type) : Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      // Where file names have no case, another spelling of a class is an error of linking.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    notebook.close();
  }
}
