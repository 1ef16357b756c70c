package proclings.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import proclings.lesson.Place;
import proclings.tutor.Beat;
import proclings.tutor.Deck;
import proclings.tutor.Places;

/**
 * A lesson being presented: which slide is there, how far it has come, and what runs. Knows no
 * terminal. All methods are for one thread, that of the keys; cells run on another.
 */
final class Presenter {

  /** What going on has led to. */
  enum Went {
    /** There is more to see. */
    ON,
    /** Nowhere, as a cell runs. */
    RUNNING,
    /** Nowhere, as this was the last slide's last. */
    END
  }

  private final Deck deck;
  private final Pace pace;
  private final Session session;
  private final StageConsole stage;
  private final CellRuns runs;
  private final Views views;
  private final LongSupplier clock;
  private final List<Scene> scenes;
  private int at;
  private @Nullable CompletableFuture<Void> running;

  /**
   * A presentation at its first slide.
   *
   * @param runs prints on {@code stage}
   * @param clock nanoseconds
   */
  Presenter(
      Deck deck,
      Pace pace,
      Session session,
      StageConsole stage,
      CellRuns runs,
      Views views,
      LongSupplier clock) {
    this.deck = deck;
    this.pace = pace;
    this.session = session;
    this.stage = stage;
    this.runs = runs;
    this.views = views;
    this.clock = clock;
    this.scenes = deck.slides().stream().map(slide -> new Scene(slide, pace)).toList();
    scene().enter(now());
  }

  Deck deck() {
    return deck;
  }

  Scene scene() {
    return scenes.get(at);
  }

  /** Whether any key types a cell that is not whole yet. */
  boolean typesWithKeys() {
    return pace.isKeys();
  }

  long now() {
    return clock.getAsLong();
  }

  /** Whether a cell runs. */
  boolean isRunning() {
    return running != null && !running.isDone();
  }

  /** Goes on by one: the rest of the cell, the next part of the slide, or the next slide. */
  Went goOn() {
    if (isRunning()) {
      return Went.RUNNING;
    }
    Scene scene = scene();
    Optional<Scene.Part> next = scene.next();
    if (scene.isTyping(now())) {
      scene.typeRest();
    } else if (next.filter(Scene.Part.RUN::equals).isPresent()) {
      run();
    } else if (next.isPresent()) {
      scene.beginNext(now());
    } else if (at + 1 < scenes.size()) {
      go(at + 1);
    } else {
      return Went.END;
    }
    return Went.ON;
  }

  /** Goes back to the slide before; false at the first, or while a cell runs. */
  boolean back() {
    boolean can = at > 0 && !isRunning();
    if (can) {
      go(at - 1);
    }
    return can;
  }

  /** Goes to the slide of that number, or the nearest one; not while a cell runs. */
  void jump(int number) {
    if (!isRunning()) {
      go(deck.slide(number).number() - 1);
    }
  }

  private void go(int to) {
    at = to;
    scene().enter(now());
  }

  /** Runs the slide's cell, once more if it has run; false where there is none, or one runs. */
  boolean run() {
    Scene scene = scene();
    if (!scene.hasCell() || isRunning()) {
      return false;
    }
    scene.beginRun(now());
    stage.into(scene.output());
    CompletableFuture<Void> result = new CompletableFuture<>();
    running = result;
    Thread.ofPlatform()
        .daemon()
        .name("presented cell")
        .start(() -> {
          try {
            runs(scene);
          } catch (RuntimeException e) {
            String what = "Java can't be run, or proclings has a fault: " + e.getMessage();
            stage.print(views.faint(what, stage.width()));
          } finally {
            result.complete(null);
          }
        });
    return true;
  }

  private void runs(Scene scene) {
    Place place = scene.place().orElseThrow();
    if (!session.has(place)) {
      stage.print(views.faint(Places.PASSED_OVER, stage.width()));
      return;
    }
    var before = deck.lesson().demosBefore(scene.beat().step());
    if (scene.beat() instanceof Beat.Task task) {
      scene.judged(runs.answer(scene.code(), task.exercise(), before));
    } else {
      scene.ran(runs.shown(scene.code(), place, before));
      scene.beat().runs().ifPresent(runs::knows);
    }
  }

  /** Runs another cell in the place of the slide's own. */
  void runEdited(String code) {
    scene().edited(code, now());
    boolean unused = run();
  }

  /** Waits until nothing runs. */
  void await() {
    if (running != null) {
      running.join();
    }
  }
}
