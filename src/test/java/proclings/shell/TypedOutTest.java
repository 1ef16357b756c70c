package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedOutTest {

  private static final String CELL = "if (a) {\n  b();\n}\n";

  @Test
  void aKeyTypesALittleAndTheIndentationComesByItself() {
    TypedOut typed = new TypedOut(CELL, Pace.KEYS, 0);
    assertThat(typed.visible(0)).isEmpty();
    typed.key();
    assertThat(typed.visible(0)).isEqualTo("if ");
    typed.key();
    typed.key();
    assertThat(typed.visible(0)).isEqualTo("if (a) {\n  ");
    assertThat(typed.isWhole(0)).isFalse();
  }

  @Test
  void enoughKeysTypeAllOfItAndNoMore() {
    TypedOut typed = new TypedOut(CELL, Pace.KEYS, 0);
    for (int i = 0; i < 50; i++) {
      typed.key();
    }
    assertThat(typed.isWhole(0)).isTrue();
    assertThat(typed.visible(0)).isEqualTo(CELL.stripTrailing());
  }

  @Test
  void whatTypesItselfIsFinishedByAKey() {
    TypedOut typed = new TypedOut(CELL, new Pace(2), 1_000_000_000);
    assertThat(typed.visible(2_500_000_000L)).isEqualTo("if ");
    typed.key();
    assertThat(typed.isWhole(2_500_000_000L)).isTrue();
  }

  @Test
  void aCharacterOfTwoHalvesIsNeverTorn() {
    TypedOut typed = new TypedOut("\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00", Pace.KEYS, 0);
    typed.key();
    assertThat(typed.visible(0)).isEqualTo("\ud83d\ude00\ud83d\ude00\ud83d\ude00");
  }

  @Test
  void aPaceIsReadAsItIsWritten() {
    assertThat(Pace.parse("keys")).contains(Pace.KEYS);
    assertThat(Pace.parse("off")).contains(Pace.AT_ONCE);
    assertThat(Pace.parse("40")).contains(new Pace(40));
    assertThat(Pace.parse("0")).isEmpty();
    assertThat(Pace.parse("1e9")).isEmpty();
    assertThat(Pace.parse("NaN")).isEmpty();
    assertThat(Pace.parse("fast")).isEmpty();
  }
}
