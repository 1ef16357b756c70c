package proclings.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Predicate;
import proclings.multiprocessing.TimeScale;

/**
 * Lets a cell's waits be scaled ({@link TimeScale}): the time that is handed to a call that waits,
 * which is always its last argument and so on top of the stack, is scaled right before the call.
 */
final class Waits {

  private static final ClassDesc SCALE = ClassDesc.of(TimeScale.class.getName());
  private static final ClassDesc DURATION = ClassDesc.of("java.time.Duration");
  private static final MethodTypeDesc OF_DURATION = MethodTypeDesc.of(DURATION, DURATION);
  private static final MethodTypeDesc OF_LONG =
      MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long);

  private Waits() {}

  /**
   * Puts the scaling before a call, if it waits.
   *
   * @param ours whether a class is the engine's, or a notebook's that extends one of its
   */
  static void scale(CodeBuilder builder, InvokeInstruction call, Predicate<ClassDesc> ours) {
    MethodTypeDesc type = call.typeSymbol();
    if (type.parameterCount() == 0) {
      return;
    }
    ClassDesc last = type.parameterType(type.parameterCount() - 1);
    String owner = call.owner().asInternalName();
    boolean sleeps =
        call.name().equalsString("sleep")
            && type.parameterCount() == 1
            && (owner.equals("java/lang/Thread") || owner.equals("java/util/concurrent/TimeUnit"));
    if (sleeps && last.equals(ConstantDescs.CD_long)) {
      builder.invokestatic(SCALE, "scaled", OF_LONG);
    } else if (last.equals(DURATION) && (sleeps || ours.test(call.owner().asSymbol()))) {
      builder.invokestatic(SCALE, "scaled", OF_DURATION);
    }
  }
}
