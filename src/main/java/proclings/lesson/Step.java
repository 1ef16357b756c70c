package proclings.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One step of a lesson, in the order of its file. */
public sealed interface Step {

  /** Where the step begins. */
  Position at();

  /** Text to read, as Markdown, with the lines that it has in the file. */
  record Prose(Position at, String markdown) implements Step {

    /** What is read at one go: the text parted before its headings {@code #} and {@code ##}. */
    public List<String> sections() {
      return sections(markdown.lines());
    }

    /** Which of the sections stands above a line of the file, from 0. */
    int sectionAt(int line) {
      long above = Math.max(0, line - at.line());
      return Math.max(0, sections(markdown.lines().limit(above)).size() - 1);
    }

    /** Whether a text begins with a heading that begins a section. */
    public static boolean opensSection(String text) {
      return text.startsWith("# ") || text.startsWith("## ");
    }

    private static List<String> sections(Stream<String> lines) {
      List<String> sections = new ArrayList<>();
      StringBuilder section = new StringBuilder();
      boolean fenced = false;
      for (String line : lines.toList()) {
        fenced ^= line.startsWith("```") || line.startsWith("~~~");
        if (!fenced && opensSection(line)) {
          addTo(sections, section);
        }
        section.append(line).append('\n');
      }
      addTo(sections, section);
      return sections;
    }

    private static void addTo(List<String> sections, StringBuilder section) {
      if (!section.toString().isBlank()) {
        sections.add(section.toString().strip());
        section.setLength(0);
      }
    }
  }

  /** A step with a cell of the author's that runs. */
  sealed interface Shown extends Step {

    /** Unique in the lesson. */
    String id();

    /** Where it runs. */
    Place place();

    /** The cell, as typed at the prompt. */
    String code();

    /** The same program in Python, if the lesson has it. */
    default Optional<String> python() {
      return Optional.empty();
    }
  }

  /** A cell to run and watch. */
  record Demo(
      Position at,
      String id,
      Place place,
      String code,
      Optional<Expectation> expectation,
      Optional<String> python)
      implements Shown {}

  /** A cell to play with: to run, to change and to run again; nothing is expected of it. */
  record Play(Position at, String id, Place place, String code) implements Shown {}

  /** A question with several answers, one of which is right. */
  sealed interface Question extends Step {

    /** Unique in the lesson. */
    String id();

    String question();

    /** In the order of the file, which a learner doesn't see. */
    List<String> choices();

    /** Index into {@link #choices()}, from 0. */
    int answer();

    /** Shown whatever was answered. */
    String explanation();
  }

  /** A question about the demo that follows. */
  record Prediction(
      Position at, String id, String question, List<String> choices, int answer, String explanation)
      implements Question {}

  /** A question about what was learnt. */
  record Recap(
      Position at, String id, String question, List<String> choices, int answer, String explanation)
      implements Question {}

  /**
   * The lines of the demo that follows, to be put in an order in which they could come out.
   *
   * @param lines in the order of the demo's expectation, which a learner doesn't see
   * @param explanation shown whatever was answered
   */
  record Ordering(
      Position at, String id, String question, List<Expectation.Line> lines, String explanation)
      implements Step {}

  /**
   * A task that is judged by what processes do.
   *
   * @param place where an answer runs
   * @param kind how the learner makes an answer
   * @param starter what the learner begins with; for {@link Kind#ORDER} empty
   * @param solution one right answer
   * @param hints in the order in which they are given
   * @param success the author's own words for who got it right
   */
  record Exercise(
      Position at,
      String id,
      Place place,
      Kind kind,
      String task,
      String starter,
      String solution,
      List<String> hints,
      List<Rule> rules,
      Optional<String> success)
      implements Step {

    /** How the learner makes an answer. */
    public enum Kind {
      /** By writing what the starter lacks. */
      WRITE,
      /** By finding the starter's bug. */
      FIX,
      /** By putting the solution's lines in order. */
      ORDER
    }

    /** The solution's lines, without those that are blank: what there is to put in order. */
    public List<String> pieces() {
      return solution.lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
