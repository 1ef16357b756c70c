package proclings.lesson;

/** What the processes of an answer must have done. */
public sealed interface Rule {

  /** Where the rule stands in its file. */
  Position at();

  /** Exactly so many processes were started. */
  record Processes(Position at, int count) implements Rule {}
}
