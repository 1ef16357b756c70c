package proclings.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import proclings.lesson.Lesson;
import proclings.lesson.Step;
import proclings.tutor.Beat;
import proclings.tutor.ExpectationCheck;
import proclings.tutor.Places;
import proclings.tutor.Slide;

/**
 * A presentation with nobody before it: the same slides and the same cells in the same notebook,
 * each part as soon as the one before is there. It tells what will take how long, and what would be
 * a surprise.
 */
public final class DryRun implements AutoCloseable {

  /** A cell that takes longer is stopped. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A terminal of 24 rows has so many for a slide. */
  private static final int ROWS = 22;

  private static final int COLUMNS = 80;

  /** How quickly somebody speaks who explains: words a minute. */
  private static final double WORDS_A_MINUTE = 130;

  /** Who types by hammering on the keys gets so many characters a second out of them. */
  private static final double HAMMERED_A_SECOND = 24;

  private final Staging staging;
  private final Pace pace;
  private final ScheduledExecutorService limits =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("cell-limit").factory());

  /**
   * What a slide takes.
   *
   * @param speaking an estimate, from its words and those of its notes
   * @param typing an estimate, from its cell's characters
   * @param running measured; empty where no cell ran
   * @param surprises what went otherwise than the lesson says
   * @param remarks what else is good to know before
   */
  public record Timing(
      Slide slide,
      Duration speaking,
      Duration typing,
      Optional<Duration> running,
      List<String> surprises,
      List<String> remarks) {}

  /**
   * A dry run of a lesson.
   *
   * @param options of which the lesson is not looked at
   */
  public DryRun(Lesson lesson, ShellOptions options, Pace pace) {
    this.staging = new Staging(lesson, options, pace, System::nanoTime);
    this.pace = pace;
    staging.stage.resize(COLUMNS, ROWS);
  }

  /**
   * Goes through all slides.
   *
   * @param told is told of each slide when it is over
   */
  public void run(Consumer<Timing> told) {
    // Who begins has seen the first slide; by then there is a kernel.
    var unused = staging.session.kernel();
    Presenter presenter = staging.presenter;
    for (Slide slide : presenter.deck().slides()) {
      presenter.jump(slide.number());
      told.accept(slide(presenter.scene()));
    }
  }

  private Timing slide(Scene scene) {
    Optional<Duration> running = Optional.empty();
    List<String> surprises = List.of();
    int rows = rows(scene);
    while (scene.next().isPresent()) {
      if (scene.next().get() == Scene.Part.RUN) {
        running = Optional.of(runs(scene));
        surprises = surprises(scene);
      } else {
        scene.beginNext(staging.presenter.now());
        scene.typeRest();
        rows = running.isPresent() ? rows : Math.max(rows, rows(scene));
      }
    }
    return new Timing(
        scene.slide(), speaking(scene), typing(scene), running, surprises, remarks(scene, rows));
  }

  private Duration runs(Scene scene) {
    Future<?> stop =
        limits.schedule(staging.session::interrupt, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    long began = System.nanoTime();
    boolean unused = staging.presenter.run();
    staging.presenter.await();
    stop.cancel(false);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private List<String> surprises(Scene scene) {
    if (isPassedOver(scene)) {
      return List.of();
    }
    if (scene.beat() instanceof Beat.Task) {
      return scene.isRight() ? List.of() : List.of("the solution is not accepted");
    }
    Optional<Step.Shown> shown = scene.beat().runs();
    if (scene.run().isEmpty() || shown.isEmpty()) {
      return List.of("the cell did not run");
    }
    return ExpectationCheck.check(shown.get(), scene.run().get()).stream()
        .map(mismatch -> mismatch.what())
        .toList();
  }

  private boolean isPassedOver(Scene scene) {
    return scene.place().filter(place -> !staging.session.has(place)).isPresent();
  }

  /** How many rows a slide takes as it stands, before anything is printed. */
  private int rows(Scene scene) {
    int below = staging.scenes.lower(scene, COLUMNS).size();
    int above = staging.scenes.upper(scene, COLUMNS, staging.presenter.now()).size();
    return below == 0 ? above : above + 1 + below;
  }

  private List<String> remarks(Scene scene, int rows) {
    List<String> remarks = new ArrayList<>();
    if (isPassedOver(scene)) {
      remarks.add(Places.PASSED_OVER);
    }
    if (rows > ROWS) {
      remarks.add(
          "it takes "
              + rows
              + " rows, and a terminal of 24 has "
              + ROWS
              + " for it: the arrows scroll");
    }
    return List.copyOf(remarks);
  }

  private static Duration speaking(Scene scene) {
    String words =
        switch (scene.beat()) {
          case Beat.Text text -> text.markdown();
          case Beat.Cell cell -> "";
          case Beat.Question question ->
              question.question().question() + " " + question.question().explanation();
          case Beat.Ordering ordering ->
              ordering.ordering().question() + " " + ordering.ordering().explanation();
          case Beat.Task task -> task.exercise().task();
        };
    String all = words + " " + String.join(" ", scene.slide().notes());
    long count = all.isBlank() ? 0 : all.strip().split("\\s+").length;
    return Duration.ofMillis((long) (count / WORDS_A_MINUTE * 60_000));
  }

  private Duration typing(Scene scene) {
    if (!scene.hasCell() || pace.isAtOnce()) {
      return Duration.ZERO;
    }
    double speed = pace.isKeys() ? HAMMERED_A_SECOND : pace.perSecond();
    return Duration.ofMillis((long) (scene.code().strip().length() / speed * 1000));
  }

  @Override
  public void close() {
    limits.shutdownNow();
    staging.close();
  }
}
