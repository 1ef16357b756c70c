package proclings.shell;

/** {@code :review}: the questions that were answered wrongly, once more. */
final class ReviewCommand implements Command {

  @Override
  public String name() {
    return "review";
  }

  @Override
  public String help() {
    return "what you answered wrongly, once more";
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.review();
  }
}
