package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressFileTest {

  private final List<String> complaints = new ArrayList<>();
  @TempDir Path folder;

  private ProgressFile open() {
    return ProgressFile.open(folder.resolve("state/proclings"), complaints::add);
  }

  private Path file() {
    return folder.resolve("state/proclings/progress.json");
  }

  @Test
  void everythingThatIsKeptIsThereInTheNextSession() {
    ProgressFile file = open();
    file.update("pids", p -> p.withStep(4).withPrediction("three", 2).withDone());
    file.update(
        "queue",
        p ->
            p.withExercise(
                "drain",
                ExerciseProgress.NONE
                    .withHints(2)
                    .withSolution()
                    .withAnswer("print(\"ä\\n\");\n// \u001b")
                    .withDone()));
    Progress next = open().progress();
    assertThat(next).isEqualTo(file.progress());
    assertThat(next.current()).isEqualTo("queue");
    assertThat(next.lesson("pids").step()).isEqualTo(4);
    assertThat(next.lesson("queue").exercise("drain").hints()).isEqualTo(2);
    assertThat(complaints).isEmpty();
  }

  @Test
  void twoShellsAtOnceDoNotLoseEachOthersWork() {
    ProgressFile one = open();
    ProgressFile two = open();
    one.update("pids", p -> p.withStep(3));
    two.update("queue", p -> p.withStep(5));
    one.update("pids", p -> p.withPrediction("a", 1));
    Progress kept = open().progress();
    assertThat(kept.lesson("pids").step()).isEqualTo(3);
    assertThat(kept.lesson("pids").predictions()).containsEntry("a", 1);
    assertThat(kept.lesson("queue").step()).isEqualTo(5);
  }

  @Test
  void manyShellsThatSaveAtTheSameMomentAllGetTheirTurn() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> open().update("lesson-" + i, p -> p.withStep(i + 1)));
    assertThat(open().progress().lessons()).hasSize(8);
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"format\": 1} trailing",
        "{\"format\": 99}",
        "\u0000\u0001",
        "{\"format\":1,\"lessons\":{\"a\":{\"step\":"
      })
  void aDamagedFileIsKeptAsideAndSaidSo(String damaged) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), damaged);
    ProgressFile file = open();
    assertThat(file.progress()).isEqualTo(Progress.NONE);
    assertThat(complaints).singleElement().asString().contains("kept as");
    file.update("pids", p -> p.withStep(1));
    assertThat(open().progress().lesson("pids").step()).isEqualTo(1);
    try (var all = Files.list(file().getParent())) {
      Path aside =
          all.filter(path -> path.toString().contains("damaged")).findFirst().orElseThrow();
      assertThat(aside).hasContent(damaged);
    }
  }

  @Test
  void valuesOfAWrongKindAreLeftOut() {
    Progress progress =
        ProgressJson.read(
            """
            {"format": 1, "current": 7, "new": [1, {"a": []}], "lessons": {
              "a": {"step": "x", "done": 1, "predictions": {"p": -5}, "exercises": []},
              "b": 3}}
            """);
    assertThat(progress.current()).isNull();
    assertThat(progress.lesson("a").step()).isZero();
    assertThat(progress.lesson("a").predictions()).containsEntry("p", 0);
  }

  @Test
  void aFolderThatCannotBeWrittenIsComplainedAboutOnceAndTheSessionGoesOn() throws IOException {
    Files.writeString(folder.resolve("state"), "a file where the folder should be");
    ProgressFile file = open();
    file.update("pids", p -> p.withStep(1));
    file.update("pids", p -> p.withStep(2));
    assertThat(file.progress().lesson("pids").step()).isEqualTo(2);
    assertThat(complaints).singleElement().asString().contains("can't be saved");
  }

  @Test
  void nothingButTheFileAndItsLockIsLeftInTheFolder() throws IOException {
    open().update("pids", p -> p.withStep(1));
    try (var all = Files.list(file().getParent())) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("progress.json", "progress.lock");
    }
  }

  @Test
  void theFolderIsTheOneThatTheUserSetUnlessItIsRelative() {
    Path home = Path.of("/home/ada");
    assertThat(ProgressFile.stateFolder(Map.of("XDG_STATE_HOME", "/var/state"), home))
        .isEqualTo(Path.of("/var/state/proclings"));
    assertThat(ProgressFile.stateFolder(Map.of("XDG_STATE_HOME", "state"), home))
        .isEqualTo(Path.of("/home/ada/.local/state/proclings"));
    assertThat(ProgressFile.stateFolder(Map.of(), home))
        .isEqualTo(Path.of("/home/ada/.local/state/proclings"));
  }
}
