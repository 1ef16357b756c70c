package proclings.tutor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of an answer.
 *
 * @param findings what it doesn't do as asked; empty if it is right
 * @param success what to say to who got it right
 * @param facts what the processes did, in one sentence
 */
public record Judgement(List<Finding> findings, String success, String facts) {

  /** Whether the answer is right. */
  public boolean passed() {
    return findings.isEmpty();
  }

  /** All of it as plain text. */
  public String text() {
    return passed()
        ? success + "\n" + facts
        : findings.stream().map(Finding::text).collect(Collectors.joining("\n\n"));
  }
}
