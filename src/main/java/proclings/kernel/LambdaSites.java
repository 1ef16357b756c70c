package proclings.kernel;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the lambdas of one class serialisable whose types are not: a {@code Function} can't cross
 * to a child in Java, and in a notebook it must.
 */
final class LambdaSites implements CodeTransform {

  private static final String MAKER = "$deserializeLambda$";
  private static final ClassDesc FACTORY = ClassDesc.of(LambdaMetafactory.class.getName());
  private static final ClassDesc SERIALIZED = ClassDesc.of("java.lang.invoke.SerializedLambda");
  private static final ClassDesc LAMBDAS = ClassDesc.of(Lambdas.class.getName());
  private static final MethodTypeDesc MAKER_TYPE =
      MethodTypeDesc.of(ConstantDescs.CD_Object, SERIALIZED);
  private static final DirectMethodHandleDesc ALT_FACTORY =
      ConstantDescs.ofCallsiteBootstrap(
          FACTORY,
          "altMetafactory",
          ConstantDescs.CD_CallSite,
          ConstantDescs.CD_Object.arrayType());

  private final boolean changed;

  LambdaSites(ClassModel model) {
    changed =
        model.methods().stream()
            .flatMap(method -> method.code().stream())
            .flatMap(CodeModel::elementStream)
            .anyMatch(e -> e instanceof InvokeDynamicInstruction site && isPlainLambda(site));
  }

  @Override
  public void accept(CodeBuilder builder, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction site && isPlainLambda(site)) {
      List<ConstantDesc> arguments = new ArrayList<>(site.bootstrapArgs());
      arguments.add(LambdaMetafactory.FLAG_SERIALIZABLE);
      builder.invokedynamic(
          DynamicCallSiteDesc.of(
              ALT_FACTORY,
              site.name().stringValue(),
              site.typeSymbol(),
              arguments.toArray(new ConstantDesc[0])));
    } else {
      builder.with(element);
    }
  }

  private static boolean isPlainLambda(InvokeDynamicInstruction site) {
    MethodHandleDesc bootstrap = site.bootstrapMethod();
    return bootstrap instanceof DirectMethodHandleDesc direct
        && direct.owner().equals(FACTORY)
        && direct.methodName().equals("metafactory");
  }

  /** Gives the class the method that Java calls to make a lambda again; javac's keeps its part. */
  ClassTransform method() {
    return new ClassTransform() {
      @Override
      public void accept(ClassBuilder builder, ClassElement element) {
        if (changed
            && element instanceof MethodModel method
            && method.methodName().equalsString(MAKER)) {
          builder.withMethod(
              Lambdas.OF_JAVAC,
              method.methodTypeSymbol(),
              method.flags().flagsMask(),
              renamed -> method.forEach(renamed::with));
        } else {
          builder.with(element);
        }
      }

      @Override
      public void atEnd(ClassBuilder builder) {
        if (changed) {
          int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
          builder.withMethodBody(MAKER, MAKER_TYPE, flags, LambdaSites::callLambdas);
        }
      }
    };
  }

  private static void callLambdas(CodeBuilder code) {
    ClassDesc handles = ClassDesc.of("java.lang.invoke.MethodHandles");
    ClassDesc lookup = ConstantDescs.CD_MethodHandles_Lookup;
    code.invokestatic(handles, "lookup", MethodTypeDesc.of(lookup))
        .aload(0)
        .invokestatic(
            LAMBDAS, "make", MethodTypeDesc.of(ConstantDescs.CD_Object, lookup, SERIALIZED))
        .areturn();
  }
}
