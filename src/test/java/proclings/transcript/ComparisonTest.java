package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import proclings.event.Event;
import proclings.transcript.Simulation.Proc;

@Timeout(120)
class ComparisonTest {
  private static final Map<String, Consumer<Proc>> PROGRAMS = Programs.all();

  static final Comparison.Expectations NOTHING_SAID =
      new Comparison.Expectations() {
        @Override
        public Optional<String> title(String source) {
          return Optional.empty();
        }

        @Override
        public Patterns patterns(String source, List<Event> expected, List<Event> happened) {
          return Patterns.NONE;
        }
      };

  static Stream<String> programs() {
    return PROGRAMS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void twoRunsOfOneProgramAreTheSame(String program) {
    Consumer<Proc> main = Objects.requireNonNull(PROGRAMS.get(program));
    for (int seed = 0; seed < 60; seed++) {
      List<Event> recorded = Simulation.run(seed / 10, main);
      List<Event> happened = Simulation.run(1_000 + seed, main);

      assertThat(Comparison.compare(recorded, happened, NOTHING_SAID))
          .describedAs("seeds %d and %d", seed / 10, 1_000 + seed)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aPlantedChangeIsCaughtOnEitherSide(String program) {
    Consumer<Proc> main = Objects.requireNonNull(PROGRAMS.get(program));
    Random random = new Random(program.hashCode());
    List<String> overlooked = new ArrayList<>();
    for (Planted change : Planted.values()) {
      for (int seed = 0; seed < 10; seed++) {
        List<Event> recorded = Simulation.run(seed, main);
        List<Event> happened = Simulation.run(1_000 + seed, main);
        Optional<List<Event>> changed = change.plant(happened, random);
        if (changed.isPresent()
            && (Comparison.compare(recorded, changed.get(), NOTHING_SAID).isEmpty()
                || Comparison.compare(changed.get(), recorded, NOTHING_SAID).isEmpty())) {
          overlooked.add(
              change + " with seed " + seed + ": " + Planted.difference(happened, changed.get()));
        }
      }
    }

    assertThat(overlooked).isEmpty();
  }
}
