package proclings.multiprocessing;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/** A class that exists only as bytes: a Runnable that prints {@code shared}. */
final class SharedClass {

  private SharedClass() {}

  static byte[] bytes(String name) {
    ClassDesc out = ClassDesc.of("java.io.PrintStream");
    MethodTypeDesc print = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    return ClassFile.of()
        .build(
            ClassDesc.of(name),
            type ->
                type.withFlags(AccessFlag.PUBLIC)
                    .withInterfaceSymbols(ClassDesc.of("java.lang.Runnable"))
                    .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PUBLIC,
                        code ->
                            code.aload(0)
                                .invokespecial(
                                    ConstantDescs.CD_Object,
                                    ConstantDescs.INIT_NAME,
                                    ConstantDescs.MTD_void)
                                .return_())
                    .withMethodBody(
                        "run",
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PUBLIC,
                        code ->
                            code.getstatic(ClassDesc.of("java.lang.System"), "out", out)
                                .ldc("shared")
                                .invokevirtual(out, "println", print)
                                .return_()));
  }
}
