package proclings.shell;

/** Something that is asked of the shell by its name: {@code :ps}. */
interface Command {

  /** Its whole name; any prefix that no other command has will do. */
  String name();

  /** What may follow the name, as help shows it; empty for nothing. */
  default String argument() {
    return "";
  }

  /** What it does, in a line of help. */
  String help();

  /** Whether it can be carried out while a cell runs. */
  default boolean whileRunning() {
    return false;
  }

  void run(String argument, Guide guide);
}
