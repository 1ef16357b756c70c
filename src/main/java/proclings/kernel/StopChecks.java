package proclings.kernel;

import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Interfaces;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import proclings.multiprocessing.Traces;

/**
 * Makes of a class as JShell compiled it one that a process can run.
 *
 * <ul>
 *   <li>Methods and loops look at {@link Stop}, so that a cell can be interrupted.
 *   <li>What waits for a time can be told to wait shorter ({@link Waits}).
 *   <li>A stack trace that is printed is told in the learner's names ({@link Traces}).
 *   <li>Lines are those of the learner's cell, so that every trace, in children too, names them.
 *   <li>Classes are {@link java.io.Serializable}: what the learner wrote can go to another process
 *       without saying so, as it can in Python. So are lambdas, whatever their type ({@link
 *       LambdaSites}).
 * </ul>
 */
final class StopChecks {

  private static final String ENGINE = Traces.class.getPackageName();
  private static final ClassDesc STOP = ClassDesc.of(Stop.class.getName());
  private static final ClassDesc TRACES = ClassDesc.of(Traces.class.getName());
  private static final ClassDesc SERIALIZABLE = ClassDesc.of("java.io.Serializable");

  /** Superclasses of the notebook's classes, which no class loader here knows. */
  private final Map<ClassDesc, ClassDesc> superclasses = new HashMap<>();

  private final Set<ClassDesc> interfaces = new HashSet<>();
  private final ClassFile classFile =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              ((ClassHierarchyResolver) this::notebookClass)
                  .orElse(
                      ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader()))
                  .cached()));

  private ClassHierarchyResolver.@org.jspecify.annotations.Nullable ClassHierarchyInfo
      notebookClass(ClassDesc name) {
    if (interfaces.contains(name)) {
      return ClassHierarchyResolver.ClassHierarchyInfo.ofInterface();
    }
    ClassDesc superclass = superclasses.get(name);
    return superclass == null
        ? null
        : ClassHierarchyResolver.ClassHierarchyInfo.ofClass(superclass);
  }

  /**
   * @param classes by name; all of one cell at once, as they refer to each other
   */
  Map<String, byte[]> apply(Map<String, byte[]> classes, CellLines lines) {
    Map<String, ClassModel> models = new HashMap<>();
    classes.forEach((name, bytes) -> {
      ClassModel model = classFile.parse(bytes);
      models.put(name, model);
      learn(model);
    });
    Map<String, byte[]> result = new HashMap<>();
    models.forEach((name, model) -> result.put(name, transform(name, model, lines)));
    return result;
  }

  private void learn(ClassModel model) {
    ClassDesc name = model.thisClass().asSymbol();
    if (model.flags().has(AccessFlag.INTERFACE)) {
      interfaces.add(name);
    } else {
      model.superclass().ifPresent(type -> superclasses.put(name, type.asSymbol()));
    }
  }

  /** Whether a class is the engine's, or a notebook's that extends one of its. */
  private boolean isOurs(ClassDesc type) {
    ClassDesc at = type;
    for (ClassDesc above = superclasses.get(at); above != null; above = superclasses.get(at)) {
      at = above;
    }
    return at.packageName().equals(ENGINE);
  }

  private byte[] transform(String name, ClassModel model, CellLines lines) {
    CellLines.OfClass own = lines.of(name);
    LambdaSites sites = new LambdaSites(model);
    return classFile.transformClass(
        model,
        ClassTransform.transformingMethodBodies(
                CodeTransform.ofStateful(() -> new Checks(own, this::isOurs)))
            .andThen(ClassTransform.transformingMethodBodies(sites))
            .andThen(header(model, own))
            .andThen(sites.method()));
  }

  private static ClassTransform header(ClassModel model, CellLines.OfClass lines) {
    return (builder, element) -> {
      switch (element) {
        case SourceFileAttribute source -> builder.with(SourceFileAttribute.of(lines.file()));
        case Interfaces implemented when isPlainClass(model) ->
            builder.with(Interfaces.ofSymbols(withSerializable(implemented)));
        default -> builder.with(element);
      }
    };
  }

  private static boolean isPlainClass(ClassModel model) {
    return !model.flags().has(AccessFlag.INTERFACE);
  }

  private static List<ClassDesc> withSerializable(Interfaces implemented) {
    List<ClassDesc> all = new ArrayList<>();
    implemented.interfaces().forEach(type -> all.add(type.asSymbol()));
    if (!all.contains(SERIALIZABLE)) {
      all.add(SERIALIZABLE);
    }
    return all;
  }

  /** A label that was passed before the jump to it is the head of a loop. */
  private static final class Checks implements CodeTransform {
    private final CellLines.OfClass lines;
    private final Set<Label> passed = new HashSet<>();
    private final Predicate<ClassDesc> ours;
    private boolean begun;

    Checks(CellLines.OfClass lines, Predicate<ClassDesc> ours) {
      this.lines = lines;
      this.ours = ours;
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      if (!begun && element instanceof Instruction) {
        // After the first line number, so that a stack that overflows here has a line. In a
        // constructor too: a static call is allowed before the object is initialised.
        begun = true;
        check(builder);
      }
      switch (element) {
        case LabelTarget target -> {
          passed.add(target.label());
          builder.with(element);
        }
        case BranchInstruction branch -> {
          if (passed.contains(branch.target())) {
            check(builder);
          }
          builder.with(element);
        }
        case LineNumber number -> {
          int line = lines.line(number.line());
          if (line > 0) {
            builder.lineNumber(line);
          }
        }
        case InvokeInstruction call when printsStackTrace(call) ->
            builder.invokestatic(TRACES, "print", MethodTypeDesc.of(CD_void, CD_Throwable));
        case InvokeInstruction call -> {
          Waits.scale(builder, call, ours);
          builder.with(call);
        }
        default -> builder.with(element);
      }
    }

    /** The learner's own override, which would be another class's method, is left alone. */
    private static boolean printsStackTrace(InvokeInstruction call) {
      return call.name().equalsString("printStackTrace")
          && call.typeSymbol().equals(MTD_void)
          && call.opcode() == Opcode.INVOKEVIRTUAL
          && call.owner().asInternalName().startsWith("java/");
    }

    private static void check(CodeBuilder builder) {
      builder.invokestatic(STOP, "check", MTD_void);
    }
  }
}
