package proclings.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import proclings.event.Event;
import proclings.kernel.CellResult.Completed;
import proclings.kernel.CellResult.MainProcessEnded;
import proclings.kernel.CellResult.Threw;
import proclings.multiprocessing.ForkLaboratory;

/** Cells that fork, where that is safe and where it is not. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@EnabledOnOs(OS.LINUX)
class ForkLaboratoryTest {

  private final List<Event> events = new CopyOnWriteArrayList<>();

  private List<String> printed() {
    return events.stream()
        .filter(Event.Printed.class::isInstance)
        .map(e -> e.by().name() + ": " + ((Event.Printed) e).text())
        .toList();
  }

  @Test
  void aCellForksInTheLaboratoryAndTheNotebookGoesOn() {
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), events::add)) {
      CellResult unused =
          kernel.run("var list = new ArrayList<>(List.of(1)); int twice(int x) { return 2 * x; }");
      Threw elsewhere = (Threw) kernel.run("fork()");
      assertThat(elsewhere.message()).contains("with :fork");
      String cell =
          """
          var child = fork();
          if (child == 0) {
            list.add(twice(21));
            print("child " + list);
            _exit(list.size());
          }
          int code = waitpid(child);
          print("parent " + list + " " + code);
          if (fork() == 0) {
            throw new IllegalStateException("lost");
          }
          list.add(3);
          """;
      assertThat(kernel.run(cell, ForkLaboratory.SAFE_FLAGS)).isInstanceOf(Completed.class);
      assertThat(printed())
          .containsSubsequence(
              "Process-1: child [1, 42]",
              "MainProcess: parent [1] 2",
              "Process-2: in cell 3: java.lang.IllegalStateException: lost");
      assertThat(
              events.stream()
                  .filter(Event.Exited.class::isInstance)
                  .map(e -> e.by().name() + " " + ((Event.Exited) e).exitCode()))
          .contains("Process-1 2", "Process-2 1");
      assertThat(kernel.run("list.size() + code")).isEqualTo(new Completed("4"));
      assertThat(kernel.run("fork()")).isInstanceOf(Threw.class);
    }
  }

  @Test
  void whoHangsUnderTheDefaultFlagsIsEndedAndToldWhy() {
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), events::add)) {
      CellResult unused = kernel.run("int kept = 5;");
      // It needs the collector's threads, and they were not copied.
      CellResult result =
          kernel.run(
              "var child = fork(); if (child == 0) { System.gc(); _exit(0); } waitpid(child)",
              ForkLaboratory.DEFAULT_FLAGS);
      assertThat(result).isInstanceOf(MainProcessEnded.class);
      assertThat(((MainProcessEnded) result).reason())
          .startsWith("the watchdog ended it after 5 s, because it hung with Process-1 (PID ")
          .contains("A fork copies one thread")
          .endsWith("run the cell with :fork");
      assertThat(kernel.run("kept")).isEqualTo(new Completed("5"));
      assertThat(kernel.processes()).noneMatch(p -> p.name().startsWith("Process-"));
    }
  }
}
