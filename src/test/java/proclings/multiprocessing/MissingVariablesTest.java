package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Reading a variable that could not be copied is an error where it is read, and only there. */
class MissingVariablesTest {

  /** Holds a variable, as a notebook's class does. */
  static final class Holder {
    static Object socket = new Socket();
    static Object word = "word";
  }

  /** Uses the variables; it is loaded a second time, changed. */
  public static final class User implements Callable<String> {
    @Override
    public String call() {
      if (Holder.word.equals("assign")) {
        Holder.socket = "a new value";
      }
      return Holder.word.equals("quiet") ? "nothing read" : "read: " + Holder.socket;
    }
  }

  /** Loads {@link User} from changed bytes, all else as ever. */
  private static Callable<?> changedUser(List<String> keys) throws Exception {
    byte[] bytes;
    try (InputStream in =
        MissingVariablesTest.class.getResourceAsStream("MissingVariablesTest$User.class")) {
      bytes = java.util.Objects.requireNonNull(in).readAllBytes();
    }
    ClassLoader parent = MissingVariablesTest.class.getClassLoader();
    byte[] changed = MissingVariables.guard(bytes, keys, parent);
    assertThat(changed).isNotEqualTo(bytes);
    return (Callable<?>)
        java.lang.invoke.MethodHandles.lookup()
            .defineHiddenClass(changed, true)
            .lookupClass()
            .getDeclaredConstructor()
            .newInstance();
  }

  @Test
  void aReadOfWhatWasLeftOutIsAnErrorUntilItIsAssigned() throws Exception {
    String holder = Holder.class.getName();
    List<StartSnapshot.Variable> variables =
        List.of(
            new StartSnapshot.Variable(holder, "socket", "connection"),
            new StartSnapshot.Variable(holder, "word", "word"));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Process process = Process.rehearsed(() -> {}, 1);
    StartSnapshot.variables(variables);
    try {
      StartSnapshot.write(process, new DataOutputStream(written));
    } finally {
      StartSnapshot.variables(List.of());
    }
    Holder.word = "other";
    Process unused =
        StartSnapshot.read(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));
    assertThat(Holder.word).isEqualTo("word");
    assertThat(StartSnapshot.missing()).containsExactly(holder + ".socket");

    Callable<?> user = changedUser(StartSnapshot.missing());
    assertThatThrownBy(user::call)
        .isInstanceOf(NotSendableException.class)
        .hasMessageStartingWith("the variable connection can't be sent to a process: ");
    Holder.word = "quiet";
    assertThat(user.call()).isEqualTo("nothing read");
    Holder.word = "assign";
    assertThat(user.call()).isEqualTo("read: a new value");
    assertThat(StartSnapshot.missing()).isEmpty();
  }
}
