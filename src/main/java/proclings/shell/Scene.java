package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import proclings.lesson.Place;
import proclings.lesson.Step;
import proclings.tutor.Beat;
import proclings.tutor.CellRun;
import proclings.tutor.LineOrder;
import proclings.tutor.Slide;
import proclings.tutor.Turn;

/**
 * A slide and how far it has come: its parts appear one after the other, and who goes back finds
 * them as they were left. Its keys' thread changes it; the thread that runs its cell only says what
 * came of it.
 */
final class Scene {

  /** What appears on a slide, in this order. */
  enum Part {
    TEXT,
    TASK,
    CODE,
    QUESTION,
    RUN,
    EXPLANATION
  }

  private final Slide slide;
  private final Pace pace;
  private final List<Part> parts;
  private final StageOutput output = new StageOutput();

  /** How many parts have begun. */
  private int begun;

  private String code;
  private @Nullable TypedOut typing;
  private int hints;
  private OptionalInt picked = OptionalInt.empty();
  private final List<Integer> order = new ArrayList<>();
  private volatile @Nullable CellRun run;
  private volatile boolean right;

  Scene(Slide slide, Pace pace) {
    this.slide = slide;
    this.pace = pace;
    this.parts = parts(slide.beat());
    this.code = written(slide.beat());
  }

  private static List<Part> parts(Beat beat) {
    return switch (beat) {
      case Beat.Text text -> List.of(Part.TEXT);
      case Beat.Cell cell -> List.of(Part.CODE, Part.RUN);
      case Beat.Task task -> List.of(Part.TASK, Part.CODE, Part.RUN);
      case Beat.Question question when question.demo().isEmpty() ->
          List.of(Part.QUESTION, Part.EXPLANATION);
      case Beat.Question question -> List.of(Part.CODE, Part.QUESTION, Part.RUN, Part.EXPLANATION);
      case Beat.Ordering ordering -> List.of(Part.CODE, Part.QUESTION, Part.RUN, Part.EXPLANATION);
    };
  }

  private static String written(Beat beat) {
    return beat instanceof Beat.Task task
        ? task.exercise().solution()
        : beat.runs().map(Step.Shown::code).orElse("");
  }

  Slide slide() {
    return slide;
  }

  Beat beat() {
    return slide.beat();
  }

  StageOutput output() {
    return output;
  }

  /** The cell as it runs: the author's, the solution, or as it was edited here. */
  String code() {
    return code;
  }

  /** Where the cell runs; empty on a slide without one. */
  Optional<Place> place() {
    return beat() instanceof Beat.Task task
        ? Optional.of(task.exercise().place())
        : beat().runs().map(Step.Shown::place);
  }

  /** Whether there is a cell to be run here. */
  boolean hasCell() {
    return parts.contains(Part.RUN);
  }

  /** Whether a part has begun to appear. */
  boolean shows(Part part) {
    int index = parts.indexOf(part);
    return index >= 0 && index < begun;
  }

  /** The part that appears next; empty if all are there. */
  Optional<Part> next() {
    return begun < parts.size() ? Optional.of(parts.get(begun)) : Optional.empty();
  }

  /** Somebody comes to the slide: its first part appears, if it hasn't. */
  void enter(long now) {
    if (begun == 0) {
      beginNext(now);
    }
  }

  /** Has the next part appear. */
  void beginNext(long now) {
    Part part = parts.get(begun++);
    if (part == Part.CODE) {
      typing = new TypedOut(code, pace, now);
    }
  }

  /** Whether the cell is being typed. */
  boolean isTyping(long now) {
    TypedOut typed = typing;
    return typed != null && !typed.isWhole(now);
  }

  /** A key that types. */
  void typeKey() {
    if (typing != null) {
      typing.key();
    }
  }

  /** The rest of the cell, at once. */
  void typeRest() {
    if (typing != null) {
      typing.finish();
    }
  }

  /** What there is of the cell by now. */
  String visibleCode(long now) {
    return typing == null ? "" : typing.visible(now);
  }

  /** Has everything appear up to the run of the cell. */
  void beginRun(long now) {
    while (!shows(Part.RUN)) {
      beginNext(now);
    }
    begun = parts.indexOf(Part.RUN) + 1;
    typeRest();
    run = null;
    right = false;
    output.clear();
  }

  /** Takes another cell in the place of the author's. */
  void edited(String written, long now) {
    code = written;
    typing = new TypedOut(written, Pace.AT_ONCE, now);
  }

  /** The cell has run. */
  void ran(CellRun what) {
    run = what;
  }

  /** The exercise's answer was run and judged. */
  void judged(boolean wasRight) {
    right = wasRight;
  }

  /** Whether the exercise's answer was right when it ran last. */
  boolean isRight() {
    return right;
  }

  /** What the cell did when it ran last; empty before, and where it could not run. */
  Optional<CellRun> run() {
    return Optional.ofNullable(run);
  }

  /** The slide as it was before anybody came. */
  void reset(long now) {
    begun = 0;
    typing = null;
    code = written(beat());
    hints = 0;
    picked = OptionalInt.empty();
    order.clear();
    run = null;
    output.clear();
    enter(now);
  }

  /** One hint more of an exercise's, if there is one. */
  boolean hint() {
    boolean more = beat() instanceof Beat.Task task && hints < task.exercise().hints().size();
    hints += more ? 1 : 0;
    return more;
  }

  /** The hints that were given. */
  Optional<Turn.Hints> hints() {
    return hints > 0 && beat() instanceof Beat.Task task
        ? Optional.of(
            new Turn.Hints(
                task.exercise().hints().subList(0, hints), 1, task.exercise().hints().size()))
        : Optional.empty();
  }

  /** Whether digits mean something here by now: a choice, or the next line in an order. */
  boolean takesNumbers() {
    return shows(Part.QUESTION) && !shows(Part.EXPLANATION) && !shows(Part.RUN);
  }

  /** The room says a number: the choice, or the line that comes next; false if it can't be. */
  boolean say(int number) {
    return switch (beat()) {
      case Beat.Question question when 1 <= number && number <= question.choices().size() -> {
        picked = OptionalInt.of(number);
        yield true;
      }
      case Beat.Ordering ordering
          when 1 <= number && number <= ordering.lines().size() && !order.contains(number) ->
          order.add(number);
      default -> false;
    };
  }

  /** Takes back what the room said last. */
  void unsay() {
    picked = OptionalInt.empty();
    if (!order.isEmpty()) {
      order.removeLast();
    }
  }

  /** What the room said: a choice's number, or lines' numbers in their order; may be empty. */
  List<Integer> said() {
    return picked.isPresent() ? List.of(picked.getAsInt()) : List.copyOf(order);
  }

  /** What is to be explained, with what the room said to it. */
  Optional<Turn> explained() {
    return switch (beat()) {
      case Beat.Question question ->
          Optional.of(
              new Turn.Explain(
                  question,
                  picked.isPresent() ? question.arrangement().index(picked.getAsInt()) : -1));
      case Beat.Ordering ordering -> {
        List<Integer> numbers =
            order.size() == ordering.lines().size() ? List.copyOf(order) : List.of();
        yield Optional.of(
            new Turn.Ordered(
                ordering,
                numbers,
                numbers.isEmpty()
                    ? Optional.empty()
                    : run().flatMap(r -> LineOrder.judge(ordering.lines(numbers), r))));
      }
      default -> Optional.empty();
    };
  }
}
