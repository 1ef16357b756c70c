package proclings.shell;

/** {@code :lessons}: the list of lessons, or those of them that fit some words. */
final class LessonsCommand implements Command {

  @Override
  public String name() {
    return "lessons";
  }

  @Override
  public String argument() {
    return "[WORDS]";
  }

  @Override
  public String help() {
    return "the lessons: all, open, done, or those with some words";
  }

  @Override
  public void run(String argument, Guide guide) {
    if (argument.isEmpty()) {
      guide.showMenu();
    } else {
      guide.showLessons(argument);
    }
  }
}
