package proclings.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.Lane;
import proclings.lesson.Who;

/**
 * What a run of a cell came to, so that several runs of it can be told apart: which process printed
 * what in which order, and how everything ended. PIDs, which differ always, stand as names.
 *
 * @param lines what was printed, in the order in which it happened
 * @param ends who ended with another exit code than 0, and how the cell ended unless well
 */
public record RunOutcome(List<Line> lines, List<String> ends) {

  /** A printed line and the name of who printed it. */
  public record Line(String name, String text) {}

  /** An outcome and how many runs had it. */
  public record Counted(RunOutcome outcome, int times) {}

  /** What a run came to. */
  public static RunOutcome of(CellRun run) {
    List<Line> lines = new ArrayList<>();
    for (Event.Printed printed : run.history().printed()) {
      lines.add(new Line(run.inLesson(printed.by()), named(printed.text(), run)));
    }
    List<String> ends = new ArrayList<>();
    for (Lane lane : run.history().children()) {
      lane.exitCode().stream()
          .filter(code -> code != 0)
          .forEach(
              code -> ends.add(run.inLesson(lane.actor()) + " ended with " + Words.exitCode(code)));
    }
    CellEnd.trouble(run).ifPresent(ends::add);
    for (Actor left : run.left()) {
      ends.add(run.inLesson(left) + " goes on");
    }
    ends.sort(Comparator.naturalOrder());
    return new RunOutcome(List.copyOf(lines), List.copyOf(ends));
  }

  /** The distinct outcomes of some runs, the most frequent first. */
  public static List<Counted> counted(List<RunOutcome> runs) {
    Map<RunOutcome, Integer> times = new LinkedHashMap<>();
    runs.forEach(outcome -> times.merge(outcome, 1, Integer::sum));
    return times.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Counted::times).reversed())
        .toList();
  }

  /** A text with the name of each process where its PID stands. */
  private static String named(String text, CellRun run) {
    String named = run.inLesson(text);
    for (Lane lane : run.history().lanes()) {
      String pid = "\\b" + lane.actor().pid() + "\\b";
      String name =
          "‹" + (lane.name().equals(Who.MAIN_PROCESS) ? "main" : run.inLesson(lane.actor())) + "›";
      named = named.replaceAll(pid, Matcher.quoteReplacement(name));
    }
    return named;
  }
}
