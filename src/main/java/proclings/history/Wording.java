package proclings.history;

import java.util.stream.Collectors;
import proclings.event.Event;

/** Events in words. */
public final class Wording {
  private Wording() {}

  /** What the process did, without its name: {@code prints "Square: 100"}. */
  public static String of(Event event) {
    return switch (event) {
      case Event.Started start ->
          (start.method().equals("fork") ? "forks " : "starts ")
              + start.child().name()
              + (start.daemon() ? " as a daemon" : "");
      case Event.Exited end -> exit(end.exitCode());
      case Event.Joined join -> "joins " + join.child().name();
      case Event.Signalled signal ->
          "sends signal " + signal.signal() + " to " + signal.target().name();
      case Event.Printed line ->
          (line.stream() == Event.Stream.ERR ? "prints to System.err " : "prints ")
              + quoted(line.text());
      case Event.Waiting wait -> "waits to " + doing(wait);
      case Event.Operation operation -> operation(operation);
      case Event.CellBegan cell -> "begins cell " + cell.cell();
      case Event.CellEnded cell ->
          "ends cell "
              + cell.cell()
              + switch (cell.outcome()) {
                case OK -> "";
                case REJECTED -> ", which is not Java";
                case THREW -> " by an exception";
                case INTERRUPTED -> ", interrupted";
                case DIED -> " by its own end";
              }
              + (cell.detail() == null ? "" : ": " + shown(cell.detail()));
    };
  }

  /** The text in quotes, with what would move a cursor written out. */
  public static String quoted(String text) {
    return '"' + shown(text) + '"';
  }

  private static String exit(int code) {
    return code < 0 ? "is ended by signal " + -code : "exits with code " + code;
  }

  private static String operation(Event.Operation did) {
    return switch (did.what()) {
      case PUT -> "puts message " + did.item() + " into " + did.object();
      case GET -> "gets message " + did.item() + " from " + did.object();
      case SEND -> "sends message " + did.item() + " through " + did.object();
      case RECV -> "receives message " + did.item() + " from " + did.object();
      case ACQUIRE -> "acquires " + did.object() + depth(did, 1);
      case RELEASE -> "releases " + did.object() + depth(did, 0);
      case READ -> "reads " + did.object() + " (version " + did.item() + ")";
      case WRITE -> "writes " + did.object() + " (version " + did.item() + ")";
      case WAIT ->
          isQueue(did)
              ? "joins " + did.object() + tasks(did)
              : "waited for " + did.object() + (did.item() == 0 ? ", in vain" : "");
      case NOTIFY -> notifies(did);
      case CLEAR -> "clears " + did.object();
      case ARRIVE -> "arrives at " + did.object();
      case RESET -> "resets " + did.object();
      case ABORT -> "aborts " + did.object();
      case CLOSE -> "closes " + did.object();
      case EOF -> "finds " + did.object() + " closed";
      case CALL -> "calls " + did.object();
      case EXECUTE -> "executes " + did.object();
      case RETURN -> "returns from " + did.object();
      case JOIN -> "joins " + did.object();
    };
  }

  private static String notifies(Event.Operation did) {
    if (isQueue(did)) {
      return "has done a task of " + did.object() + tasks(did);
    }
    return (did.object().startsWith("Event-") ? "sets " : "notifies ") + did.object();
  }

  private static boolean isQueue(Event.Operation did) {
    return did.object().startsWith("JoinableQueue-");
  }

  private static String tasks(Event.Operation did) {
    return " (" + did.item() + " done)";
  }

  private static String depth(Event.Operation did, long usual) {
    return did.item() == usual || Passes.isSemaphore(did.object())
        ? ""
        : " (now held " + did.item() + " deep)";
  }

  private static String doing(Event.Waiting wait) {
    return switch (wait.what()) {
      case PUT -> "put into " + wait.object();
      case GET -> "get from " + wait.object();
      case SEND -> "send through " + wait.object();
      case RECV -> "receive from " + wait.object();
      case ACQUIRE -> "acquire " + wait.object();
      case RELEASE -> "release " + wait.object();
      case READ -> "read " + wait.object();
      case WRITE -> "write " + wait.object();
      case WAIT -> "go on after " + wait.object();
      case NOTIFY -> "notify " + wait.object();
      case CLEAR -> "clear " + wait.object();
      case ARRIVE -> "arrive at " + wait.object();
      case RESET -> "reset " + wait.object();
      case ABORT -> "abort " + wait.object();
      case CLOSE -> "close " + wait.object();
      case EOF -> "find " + wait.object() + " closed";
      case CALL -> "call " + wait.object();
      case EXECUTE -> "execute " + wait.object();
      case RETURN -> "return from " + wait.object();
      case JOIN -> "join " + wait.object();
    };
  }

  private static String shown(String text) {
    return text.codePoints()
        .mapToObj(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                ? String.format("\\u%04x", c)
                : Character.toString(c))
        .collect(Collectors.joining());
  }
}
