package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.kernel.CellResult;
import proclings.kernel.Kernel;
import proclings.kernel.SignalName;

/**
 * A kernel without processes: it plays what a cell's text asks for. {@code say NAME text} is a line
 * of a child that is started for it, {@code hang} waits for an interrupt or a SIGTERM, {@code bad}
 * is no Java, {@code var x} makes a variable; anything else has its own text as value.
 */
final class FakeKernel implements Kernel {

  private static final Actor MAIN = new Actor(48200, "MainProcess");
  private static final Pattern SAY = Pattern.compile("say (\\S+) (.*)");

  private final EventSink sink;
  private final Set<String> variables = new TreeSet<>();
  final List<String> cells = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  private CountDownLatch interrupted = new CountDownLatch(1);
  private long seq;

  FakeKernel(EventSink sink) {
    this.sink = sink;
  }

  private long next() {
    return ++seq;
  }

  @Override
  public CellResult run(String cell) {
    cells.add(cell);
    sink.accept(new Event.CellBegan(next(), nanos(), MAIN, cells.size(), cell));
    CellResult result = new CellResult.Completed(null);
    for (String line : cell.lines().toList()) {
      result = line(line.strip());
    }
    Event.Outcome outcome =
        switch (result) {
          case CellResult.Completed c -> Event.Outcome.OK;
          case CellResult.Rejected r -> Event.Outcome.REJECTED;
          case CellResult.Threw t -> Event.Outcome.THREW;
          case CellResult.Interrupted i -> Event.Outcome.INTERRUPTED;
          case CellResult.MainProcessEnded m -> Event.Outcome.DIED;
        };
    sink.accept(new Event.CellEnded(next(), nanos(), MAIN, cells.size(), outcome, null));
    return result;
  }

  private long nanos() {
    return seq * 1_000_000;
  }

  private CellResult line(String line) {
    Matcher say = SAY.matcher(line);
    if (say.matches()) {
      child(say.group(1), say.group(2));
      return new CellResult.Completed(null);
    }
    if (line.startsWith("var ")) {
      variables.add(line.substring(4));
      return new CellResult.Completed(null);
    }
    if (line.equals("hang")) {
      return hang();
    }
    if (line.startsWith("bad")) {
      return new CellResult.Rejected(
          List.of(new CellResult.Diagnostic(1, 1, 3, line, "cannot find symbol")));
    }
    return new CellResult.Completed(line);
  }

  private void child(String name, String text) {
    Actor child = new Actor(48200 + seq, name);
    sink.accept(new Event.Started(next(), nanos(), MAIN, child, "forkserver", false));
    sink.accept(new Event.Printed(next(), nanos(), child, Event.Stream.OUT, text));
    sink.accept(new Event.Exited(next(), nanos(), child, 0));
  }

  private CellResult hang() {
    try {
      interrupted.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    interrupted = new CountDownLatch(1);
    return new CellResult.Interrupted();
  }

  @Override
  public void interrupt() {
    calls.add("interrupt");
    interrupted.countDown();
  }

  @Override
  public List<String> restart() {
    calls.add("restart");
    return List.of("z could not be kept");
  }

  @Override
  public void reset() {
    calls.add("reset");
    variables.clear();
  }

  @Override
  public Completeness completeness(String text) {
    if (text.isBlank()) {
      return Completeness.EMPTY;
    }
    return CellParser.depth(text) > 0 ? Completeness.INCOMPLETE : Completeness.COMPLETE;
  }

  @Override
  public List<Candidate> complete(String text, int cursor) {
    return List.of(new Candidate(0, "Process"), new Candidate(0, "print"));
  }

  @Override
  public Optional<String> documentation(String name) {
    return name.equals("Queue.put") ? Optional.of("Puts a value.") : Optional.empty();
  }

  @Override
  public Set<String> variables() {
    return variables;
  }

  @Override
  public List<ProcessStatus> processes() {
    return List.of(
        new ProcessStatus(48200, 1, "MainProcess", "running", false),
        new ProcessStatus(48213, 48200, "Process-1", "waiting", true));
  }

  @Override
  public void slow(int factor) {
    calls.add("slow " + factor);
  }

  @Override
  public boolean signal(long pid, SignalName signal) {
    calls.add(signal + " " + pid);
    if (signal == SignalName.TERM) {
      interrupted.countDown();
    }
    return true;
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
