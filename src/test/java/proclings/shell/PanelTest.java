package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.LiveRun;
import proclings.render.Columns;
import proclings.render.ProcessInks;

@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class PanelTest {

  /** A process that there is, for the system too. */
  private static final Actor MAIN = new Actor(ProcessHandle.current().pid(), "MainProcess");

  private final LiveRun live = new LiveRun();
  private final BlockingQueue<List<String>> shown = new LinkedBlockingQueue<>();
  private final Panel panel = new Panel(new RecordingConsole(), live, new ProcessInks());
  private long seq;

  private final class RecordingConsole extends SilentConsole {
    @Override
    public void panel(List<String> lines) {
      shown.add(lines);
    }
  }

  private void starts(long pid, String name) {
    seq++;
    live.accept(new Event.Started(seq, seq, MAIN, new Actor(pid, name), "forkserver", false));
  }

  @Test
  void itShowsWhoThereIsAndFoldsAtTheEnd() throws InterruptedException {
    starts(ProcessHandle.current().parent().orElseThrow().pid(), "Process-1");
    try (Panel.Shown unused = panel.open()) {
      assertThat(shown.take())
          .hasSize(2)
          .first()
          .asString()
          .contains(MAIN.pid() + "  MainProcess")
          .contains("running");
    }
    List<String> last = shown.take();
    while (!last.isEmpty()) {
      last = shown.take();
    }
    assertThat(shown).isEmpty();
  }

  @Test
  void itDoesNotAppearForACellThatIsOverAtOnce() {
    starts(ProcessHandle.current().parent().orElseThrow().pid(), "Process-1");
    panel.open().close();
    assertThat(shown).isEmpty();
  }

  @Test
  void whatHasNoRoomIsCounted() {
    // Processes that the system has, whoever's they are.
    ProcessHandle.allProcesses()
        .filter(process -> process.pid() != MAIN.pid())
        .limit(4)
        .forEach(process -> starts(process.pid(), "Process"));
    assertThat(panel.lines(live.now(), 40, 9))
        .hasSize(3)
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(40))
        .last()
        .asString()
        .matches("  and \\d more: :ps lists all");
  }

  @Test
  void whoHasJustEndedIsLeftOut() {
    // No PID is that large.
    starts(1L << 40, "gone");
    assertThat(panel.lines(live.now(), 80, 22)).hasSize(1);
  }
}
