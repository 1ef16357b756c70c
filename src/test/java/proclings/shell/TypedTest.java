package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypedTest {

  private static Typed typed(String line) {
    return Typed.of(line, Set.of(), Typed.Numbers.JAVA);
  }

  @Test
  void aLetterAloneIsAKeyUnlessAVariableHasThatName() {
    assertThat(typed("n")).isEqualTo(new Typed.Key('n'));
    assertThat(typed(" q ")).isEqualTo(new Typed.Key('q'));
    assertThat(typed("?")).isEqualTo(new Typed.Key('?'));
    assertThat(Typed.of("n", Set.of("n"), Typed.Numbers.JAVA)).isEqualTo(new Typed.Java("n"));
    assertThat(Typed.of(":n", Set.of("n"), Typed.Numbers.JAVA)).isEqualTo(new Typed.Key('n'));
    assertThat(typed("z")).isEqualTo(new Typed.Java("z"));
    assertThat(typed("n;")).isEqualTo(new Typed.Java("n;"));
  }

  @Test
  void aNumberIsAPickOnlyWhereSomethingCanBePicked() {
    assertThat(Typed.of("2", Set.of(), Typed.Numbers.CHOICE)).isEqualTo(new Typed.Choice(2));
    assertThat(typed("2")).isEqualTo(new Typed.Java("2"));
  }

  @Test
  void numbersAreAnOrderOnlyWhereLinesAreToBePutInOne() {
    assertThat(Typed.of("2, 1 3", Set.of(), Typed.Numbers.ORDER))
        .isEqualTo(new Typed.Order(List.of(2, 1, 3)));
    assertThat(Typed.of("2 1 x", Set.of(), Typed.Numbers.ORDER)).isInstanceOf(Typed.Java.class);
    assertThat(typed("2 1 3")).isEqualTo(new Typed.Java("2 1 3"));
  }

  @Test
  void commandsBeginWithAColonOrASlash() {
    assertThat(typed(":goto  pids ")).isEqualTo(new Typed.Command("goto", "pids"));
    assertThat(typed("/ps")).isEqualTo(new Typed.Command("ps", ""));
    assertThat(typed("/?")).isEqualTo(new Typed.Key('?'));
  }

  @Test
  void commentsAreJava() {
    assertThat(typed("// a comment")).isInstanceOf(Typed.Java.class);
    assertThat(typed("/* a comment */ f();")).isInstanceOf(Typed.Java.class);
  }

  @Test
  void anyUniquePrefixIsACommandAndAnAmbiguousOneIsNamed() {
    assertThat(Commands.meant("d")).extracting(Command::name).containsExactly("doc");
    assertThat(Commands.meant("g")).extracting(Command::name).containsExactly("goto");
    assertThat(Commands.meant("nothing")).isEmpty();
    assertThat(Commands.complaint("re", Commands.meant("re")))
        .isEqualTo(":re may be :review or :reset or :restart.");
  }
}
