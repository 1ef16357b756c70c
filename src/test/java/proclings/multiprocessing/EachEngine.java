package proclings.multiprocessing;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs a test on each start method and each parking implementation. The test takes an {@link
 * Engine}.
 */
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@MethodSource("proclings.multiprocessing.Engine#all")
@interface EachEngine {}
