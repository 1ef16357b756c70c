package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForkLaboratoryFlagsTest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** Such a JVM would choose the serial collector, which a child's flags name and these refuse. */
  @ParameterizedTest
  @EnumSource
  @Timeout(60)
  void aMachineWithOneCpuHasALaboratoryToo(ForkLaboratory laboratory) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC"));
    command.addAll(laboratory.flags());
    command.add("-version");
    java.lang.Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(jvm.getInputStream().readAllBytes());
    assertThat(jvm.waitFor()).as(said).isZero();
  }
}
