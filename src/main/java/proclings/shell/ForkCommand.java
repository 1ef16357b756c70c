package proclings.shell;

import proclings.multiprocessing.ForkLaboratory;

/** {@code :fork CELL}: a cell that forks, in a main process that can be forked, or that can't. */
final class ForkCommand implements Command {

  private final ForkLaboratory laboratory;

  ForkCommand(ForkLaboratory laboratory) {
    this.laboratory = laboratory;
  }

  @Override
  public String name() {
    return laboratory == ForkLaboratory.SAFE_FLAGS ? "fork" : "fork-default-flags";
  }

  @Override
  public String argument() {
    return "CELL";
  }

  @Override
  public String help() {
    return laboratory == ForkLaboratory.SAFE_FLAGS
        ? "run a cell where fork() is safe"
        : "run it where fork() may hang, and is ended";
  }

  @Override
  public void run(String argument, Guide guide) {
    if (argument.isEmpty()) {
      guide.say("Which cell? As in :" + name() + " print(fork())");
    } else {
      guide.runIn(laboratory, argument);
    }
  }
}
