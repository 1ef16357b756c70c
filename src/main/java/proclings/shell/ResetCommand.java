package proclings.shell;

/** {@code :reset}: an empty notebook and this step from its beginning, or a whole lesson anew. */
final class ResetCommand implements Command {

  @Override
  public String name() {
    return "reset";
  }

  @Override
  public String argument() {
    return "[LESSON]";
  }

  @Override
  public String help() {
    return "this step from its beginning; or forget all of a lesson";
  }

  @Override
  public void run(String argument, Guide guide) {
    if (argument.isEmpty()) {
      guide.key('x');
    } else {
      guide.forget(argument);
    }
  }
}
