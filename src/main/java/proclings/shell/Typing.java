package proclings.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import proclings.kernel.Kernel.Candidate;
import proclings.kernel.Kernel.Completeness;
import proclings.kernel.SignalName;
import proclings.lesson.Contents;
import proclings.lesson.Heading;

/** Helps whoever types: a command needs no kernel, and a kernel that fails costs only its help. */
final class Typing implements Assistance {

  private final Session session;
  private final Contents contents;

  Typing(Session session, Contents contents) {
    this.session = session;
    this.contents = contents;
  }

  @Override
  public Completeness completeness(String text) {
    if (Typed.isWhole(text)) {
      return Completeness.COMPLETE;
    }
    try {
      return session.kernel().completeness(text);
    } catch (RuntimeException e) {
      return Completeness.INVALID;
    }
  }

  @Override
  public List<Candidate> complete(String text, int cursor) {
    try {
      return session.kernel().complete(text, cursor);
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  @Override
  public List<String> commandWords(String line) {
    String text = line.stripLeading();
    int space = text.indexOf(' ');
    if (space < 0) {
      String sign = text.substring(0, 1);
      return Commands.ALL.stream().map(command -> sign + command.name()).toList();
    }
    String name = text.substring(1, space).toLowerCase(Locale.ROOT);
    List<Command> meant = Commands.meant(name);
    if (meant.stream().anyMatch(c -> c instanceof InspectCommand || c instanceof SignalCommand)) {
      return text.substring(space).stripLeading().contains(" ")
          ? Arrays.stream(SignalName.values()).map(Enum::name).toList()
          : session.processes().stream().map(p -> Long.toString(p.pid())).toList();
    }
    boolean lesson =
        meant.stream().anyMatch(c -> c instanceof GotoCommand || c instanceof ResetCommand);
    return lesson ? contents.headings().stream().map(Heading::name).toList() : List.of();
  }
}
