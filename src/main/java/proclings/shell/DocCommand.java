package proclings.shell;

/** {@code :doc}: what a name means. */
final class DocCommand implements Command {

  @Override
  public String name() {
    return "doc";
  }

  @Override
  public String argument() {
    return "NAME";
  }

  @Override
  public String help() {
    return "what a name means";
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.showDocumentation(argument);
  }
}
