package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors about what can't be sent name the way to it. */
class SerializationTest {

  static final class Cube implements Serializable {
    private static final long serialVersionUID = 1;
    final int edge = 3;
    final Socket socket = new Socket();
    transient Thread ignored = Thread.currentThread();
  }

  record Pair(Object left, Object right) implements Serializable {}

  static List<Arguments> unsendable() {
    Cube cube = new Cube();
    Socket socket = new Socket();
    Target capturing = () -> System.out.println(cube);
    Target withSocket = () -> System.out.println(socket);
    List<Object> cyclic = new ArrayList<>();
    cyclic.add(cyclic);
    cyclic.add(socket);
    String is = " is a java.net.Socket, which is not Serializable";
    return List.of(
        Arguments.of(socket, "it" + is),
        Arguments.of(cube, "field \"socket\" of Cube" + is),
        Arguments.of(capturing, "field \"socket\" of Cube (the captured variable)" + is),
        Arguments.of(withSocket, "the captured variable" + is),
        Arguments.of(new Pair(1, cube), "field \"socket\" of Cube (field \"right\" of Pair)" + is),
        Arguments.of(new Object[] {"a", socket}, "element 1" + is),
        Arguments.of(cyclic, "element 1" + is),
        Arguments.of(Map.of("k", socket), "the value of key k" + is));
  }

  @ParameterizedTest
  @MethodSource("unsendable")
  void theErrorNamesTheWayToWhatIsAtFault(Object value, String way) {
    assertThatThrownBy(() -> Serialization.write("the target", value))
        .isInstanceOf(NotSendableException.class)
        .hasMessage("the target can't be sent to a process: " + way);
  }

  @Test
  void whatCanBeSentComesBackEqual() throws Exception {
    Pair pair = new Pair(List.of(1, "two"), Map.of("k", 3.0));
    assertThat(Serialization.read(Serialization.write("the pair", pair))).isEqualTo(pair);
  }
}
