package proclings.shell;

import java.util.List;
import proclings.kernel.Kernel.Candidate;
import proclings.kernel.Kernel.Completeness;

/** What a prompt asks while somebody types. None of it throws. */
interface Assistance {

  /** Whether Enter ends the input or begins another line of it. */
  Completeness completeness(String text);

  /** What could stand at the cursor. */
  List<Candidate> complete(String text, int cursor);

  /** Words that could end a command's line. */
  List<String> commandWords(String line);
}
