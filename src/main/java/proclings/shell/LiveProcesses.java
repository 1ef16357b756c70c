package proclings.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import proclings.history.History;
import proclings.history.LiveRun;
import proclings.kernel.Kernel.ProcessStatus;
import proclings.kernel.ProcessFacts;
import proclings.kernel.SignalName;
import proclings.render.FactLines;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.render.ProcessTree;
import proclings.render.Timeline;
import proclings.render.TimelineWords;
import proclings.render.Visible;

/** What can be asked of and done to the session's live processes, whether a cell runs or not. */
final class LiveProcesses {

  private final Console console;
  private final Session session;
  private final Pages pages;
  private final ProcessInks inks;

  LiveProcesses(Console console, Session session, Pages pages, ProcessInks inks) {
    this.console = console;
    this.session = session;
    this.pages = pages;
    this.inks = inks;
  }

  void tree() {
    List<ProcessStatus> processes = new ArrayList<>(session.kernel().processes());
    LiveRun.Moment moment = session.live().now();
    Set<Long> known = new HashSet<>();
    processes.forEach(process -> known.add(process.pid()));
    // A copy of a process that fork() made is in no table but the system's.
    LiveTree.processes(moment).stream()
        .filter(process -> !known.contains(process.pid()))
        .filter(process -> ProcessFacts.stateOf(process.pid()).isPresent())
        .forEach(processes::add);
    ProcessTree tree = new ProcessTree(console.palette(), inks);
    console.print(tree.lines(processes, LiveTree.doing(moment), console.width()));
  }

  /** Shows what the operating system knows of a process. */
  void inspect(String written) {
    if (written.isEmpty()) {
      pages.say("Which process? As in :inspect " + example() + ". :ps lists them.");
      return;
    }
    find(written)
        .ifPresent(process -> {
          FactLines lines = new FactLines(console.palette(), inks);
          Optional<ProcessFacts> facts = ProcessFacts.of(process.pid());
          if (facts.isPresent()) {
            String parent = name(facts.get().parentPid());
            console.gap();
            console.print(lines.lines(process, facts.get(), parent, console.width()));
          } else if (ProcessFacts.areKnown()) {
            pages.say(written + " has just ended.");
          } else {
            String parent = name(process.parentPid());
            console.gap();
            console.print(lines.unknown(process, parent, console.width()));
          }
        });
  }

  /**
   * Draws what ran last, or runs.
   *
   * @param full whether to scroll and zoom in it; so it is, too, where it is larger than the screen
   */
  void timeline(boolean full) {
    session.soFar().ifPresentOrElse(run -> draw(run, full), this::nothing);
  }

  /** The same for who hears the screen. */
  void timelineInWords() {
    session
        .soFar()
        .ifPresentOrElse(
            run -> {
              console.gap();
              pages.print(new TimelineWords(run, console.palette()).lines(console.width()));
            },
            this::nothing);
  }

  private void nothing() {
    pages.say("Nothing has run yet. Run a cell first, then :timeline draws what happened.");
  }

  private void draw(History run, boolean full) {
    int width = console.width();
    Palette palette = console.palette();
    Timeline timeline = new Timeline(run, palette.forDrawing(), inks);
    if (full || timeline.rows() + 6 > console.height()) {
      console.show(new TimelineView(timeline, palette));
    } else {
      console.gap();
      console.print(timeline.lines(width));
      if (timeline.isCrowded(width)) {
        pages.say("More happened than there are columns. :timeline full zooms in.");
      }
    }
  }

  /** Sends a signal: a process, then the signal's name. */
  void signal(String argument) {
    String[] words = argument.split("\\s+");
    if (words.length != 2) {
      pages.say(
          "Which process, and which signal? As in :signal "
              + example()
              + " TERM. :ps lists the processes.");
      return;
    }
    Optional<ProcessStatus> target = find(words[0]);
    if (target.isEmpty()) {
      return;
    }
    Optional<SignalName> signal = SignalName.parse(words[1]);
    if (signal.isEmpty()) {
      pages.say("There is no signal " + Visible.of(words[1]) + ". There are " + signals() + ".");
      return;
    }
    String who = target.get().pid() + " " + Visible.of(target.get().name());
    pages.say(
        session.signal(target.get().pid(), signal.get())
            ? "SIG" + signal.get() + " was sent to " + who.strip() + "."
            : who.strip() + " has just ended, or this system has no signals.");
  }

  /** Stretches the gaps between operations. */
  void slow(int factor) {
    session.kernel().slow(factor);
    pages.say(
        factor == 1
            ? "Operations follow one another as they do by themselves again."
            : "What is between two operations on queues, locks and the like now takes "
                + factor
                + " times as long, a second more at most. :slow 1 ends it.");
  }

  /** Stops everything where it stands. */
  void freeze() {
    int stopped = session.freeze();
    pages.say(
        stopped == 0
            ? "There is nothing to freeze: no process runs, or this system has no signals."
            : processes(stopped)
                + " stopped by SIGSTOP, each where it stands. :thaw lets all go on.");
  }

  void thaw() {
    int continued = session.thaw();
    pages.say(
        continued == 0
            ? "There is no process that could go on."
            : processes(continued) + " told to go on, by SIGCONT.");
  }

  private static String processes(int count) {
    return count == 1 ? "1 process is" : count + " processes are";
  }

  /** A process of the session by its PID or name; says so if there is none. */
  private Optional<ProcessStatus> find(String written) {
    Optional<ProcessStatus> found =
        session.processes().stream()
            .filter(p -> Long.toString(p.pid()).equals(written) || p.name().equals(written))
            .findFirst();
    if (found.isEmpty()) {
      pages.say(
          Visible.of(written)
              + " is no live process of this session, and no other is looked at or sent a signal."
              + " :ps lists them.");
    }
    return found;
  }

  private String name(long pid) {
    if (pid == ProcessHandle.current().pid()) {
      return "proclings";
    }
    return session.processes().stream()
        .filter(process -> process.pid() == pid)
        .map(process -> Visible.of(process.name()))
        .findFirst()
        .orElse("");
  }

  /** A PID for an example: one that there is. */
  private String example() {
    List<ProcessStatus> processes = session.processes();
    return processes.isEmpty() ? "48213" : Long.toString(processes.getLast().pid());
  }

  private static String signals() {
    return Arrays.stream(SignalName.values()).map(Enum::name).collect(Collectors.joining(" "));
  }
}
