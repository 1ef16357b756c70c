package proclings.lesson;

import java.util.List;
import java.util.stream.Collectors;

/** A course or a lesson can't be used, because its files have mistakes; carries all of them. */
public final class ProblemsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  ProblemsException(List<Problem> problems) {
    super(rendered(problems));
    this.problems = List.copyOf(problems);
  }

  /** The mistakes, file by file and from top to bottom. Never empty. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * All mistakes as text for people: a place, what is wrong and its remedy each, then their count.
   */
  private static String rendered(List<Problem> problems) {
    String all = problems.stream().map(Problem::rendered).collect(Collectors.joining("\n"));
    return all + "\n" + problems.size() + (problems.size() == 1 ? " mistake" : " mistakes");
  }
}
