package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PresentationFileTest {

  @TempDir Path state;

  private Path path() {
    return state.resolve("presenting/queue.json");
  }

  private PresentationFile file() {
    return PresentationFile.of(state, "queue");
  }

  private static PresentationState at(int place) {
    return new PresentationState("queue", place, 9, "läuft \"\n", 1_700_000_000_000L, 12.5, true);
  }

  @Test
  void whoLooksSeesWhereItIsUntilItIsOver() {
    assertThat(file().read()).isEmpty();
    PresentationFile presenter = file();
    assertThat(presenter.write(at(1))).isTrue();
    assertThat(file().read()).contains(at(1));
    presenter.write(at(2));
    assertThat(file().read()).contains(at(2));
    assertThat(PresentationFile.of(state, "pipe").read()).isEmpty();
    presenter.remove();
    assertThat(file().read()).isEmpty();
    assertThat(path()).doesNotExist();
    presenter.remove();
  }

  @Test
  void nobodyReadsHalfOfIt() throws Exception {
    PresentationFile presenter = file();
    presenter.write(at(1));
    AtomicBoolean over = new AtomicBoolean();
    Thread writing =
        Thread.ofPlatform()
            .start(() -> {
              for (int place = 1; !over.get(); place++) {
                presenter.write(at(place));
              }
            });
    int last = 0;
    for (int i = 0; i < 2000; i++) {
      int place = file().read().orElseThrow().place();
      assertThat(place).isGreaterThanOrEqualTo(last);
      last = place;
    }
    over.set(true);
    writing.join();
    assertThat(last).isGreaterThan(1);
    try (Stream<Path> files = Files.list(path().getParent())) {
      assertThat(files).containsExactly(path());
    }
  }

  @Test
  void aPresenterThatWasKilledPresentsNoMore() throws Exception {
    try (KilledPresenter presenter = KilledPresenter.start(state, "queue")) {
      assertThat(file().read()).map(PresentationState::size).contains(2);
      presenter.kill();
      assertThat(path()).exists();
      assertThat(file().read()).isEmpty();
      assertThat(path()).doesNotExist();
    }
  }

  @Test
  void anotherProcessWithThePresentersPidIsNotThePresenter() throws Exception {
    file().write(at(1));
    String text = Files.readString(path());
    Files.writeString(path(), text.replaceAll("(\"startedMillis\" *: *)\\d{6}", "$1111111"));
    assertThat(Files.readString(path())).isNotEqualTo(text);
    assertThat(file().read()).isEmpty();
    assertThat(path()).doesNotExist();
  }

  @Test
  void whatAnotherHasWrittenSinceIsNotRemoved() throws Exception {
    PresentationFile ours = file();
    ours.write(at(1));
    try (KilledPresenter presenter = KilledPresenter.start(state, "queue")) {
      ours.remove();
      assertThat(file().read()).map(PresentationState::size).contains(2);
    }
  }

  @Test
  void whatIsNotAsWeWriteItIsNoPresentation() throws Exception {
    Files.createDirectories(path().getParent());
    String alive = "{\"pid\":" + ProcessHandle.current().pid() + ",\"startedMillis\":0}";
    for (String text :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{}",
            "{\"presenter\":" + alive + "}",
            "{\"presentation\":{}}")) {
      Files.writeString(path(), text);
      assertThat(file().read()).as(text).isEmpty();
    }
  }

  @Test
  void aPresentationGoesOnWhereNothingCanBeWritten() throws Exception {
    Files.writeString(state.resolve("presenting"), "not a folder");
    assertThat(file().write(at(1))).isFalse();
    assertThat(file().read()).isEmpty();
    file().remove();
  }
}
