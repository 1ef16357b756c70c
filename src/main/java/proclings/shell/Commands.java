package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import proclings.lesson.Place;

/** All commands, found by any prefix of a name that is no other's. */
final class Commands {

  static final List<Command> ALL =
      List.of(
          new HelpCommand(),
          new LessonsCommand(),
          new GotoCommand(),
          new ReviewCommand(),
          new AgainCommand(),
          new PythonCommand(),
          new PsCommand(),
          new TimelineCommand(),
          new SlowCommand(),
          new InspectCommand(),
          new SignalCommand(),
          new FreezeCommand(),
          new ThawCommand(),
          new ResetCommand(),
          new RestartCommand(),
          new ForkCommand(Place.FORK),
          new ForkCommand(Place.FORK_DEFAULT_FLAGS),
          new DocCommand(),
          new QuitCommand());

  private Commands() {}

  /** The commands that a word may mean: one if all is well. */
  static List<Command> meant(String word) {
    for (Command command : ALL) {
      if (command.name().equals(word)) {
        return List.of(command);
      }
    }
    return ALL.stream().filter(command -> command.name().startsWith(word)).toList();
  }

  /** Runs the command that a word means, or says why there is none. */
  static void run(String word, String argument, Guide guide) {
    List<Command> meant = meant(word);
    if (meant.size() == 1) {
      meant.getFirst().run(argument, guide);
    } else {
      guide.say(complaint(word, meant));
    }
  }

  /** The same while a cell runs; false for a command that has to wait until it is over. */
  static boolean runWhileRunning(String word, String argument, Guide guide) {
    List<Command> meant = meant(word);
    if (meant.size() == 1 && !meant.getFirst().whileRunning()) {
      return false;
    }
    run(word, argument, guide);
    return true;
  }

  /** What to say about a word that doesn't mean exactly one. */
  static String complaint(String word, List<Command> meant) {
    if (meant.isEmpty()) {
      return ":" + word + " is no command. :help lists them.";
    }
    return ":" + word + " may be " + String.join(" or ", names(meant)) + ".";
  }

  static List<String> names(List<Command> commands) {
    List<String> names = new ArrayList<>();
    commands.forEach(command -> names.add(":" + command.name()));
    return names;
  }
}
