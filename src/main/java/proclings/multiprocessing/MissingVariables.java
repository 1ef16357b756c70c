package proclings.multiprocessing;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Changes classes so that each access to certain static fields tells {@link StartSnapshot} first.
 */
final class MissingVariables {

  private static final ClassDesc SNAPSHOT = ClassDesc.of(StartSnapshot.class.getName());
  private static final MethodTypeDesc TOLD =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

  private MissingVariables() {}

  static byte[] guard(byte[] bytes, List<String> keys, ClassLoader loader) {
    ClassFile tool =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    return tool.transformClass(
        tool.parse(bytes),
        ClassTransform.transformingMethodBodies((code, element) -> copy(code, element, keys)));
  }

  private static void copy(CodeBuilder code, CodeElement element, List<String> keys) {
    if (element instanceof FieldInstruction access) {
      String owner = access.owner().asInternalName().replace('/', '.');
      String key = owner + "." + access.name().stringValue();
      if (keys.contains(key)) {
        switch (access.opcode()) {
          case GETSTATIC -> {
            tell(code, key, "reads");
            code.with(element);
          }
          case PUTSTATIC -> {
            code.with(element);
            tell(code, key, "wrote");
          }
          default -> code.with(element);
        }
        return;
      }
    }
    code.with(element);
  }

  private static void tell(CodeBuilder code, String key, String method) {
    code.ldc(key).invokestatic(SNAPSHOT, method, TOLD);
  }
}
