package proclings.shell;

/** {@code :lessons}: the list of lessons. */
final class LessonsCommand implements Command {

  @Override
  public String name() {
    return "lessons";
  }

  @Override
  public String help() {
    return "the list of lessons";
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.showMenu();
  }
}
