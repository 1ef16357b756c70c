package proclings.tutor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Progress in a file of its own, saved with each change.
 *
 * <p>A change is written to a second file that then takes the first one's name, so whoever reads
 * sees the old state or the new one. It is applied to what the file holds at that moment, under a
 * lock, so that two shells do not lose each other's work. Nothing here ends a session: a file that
 * can't be read is kept aside and one that can't be written is complained about once.
 */
public final class ProgressFile implements Journal {

  /** One at a time in this process, as a lock on a file is the whole process's. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path folder;
  private final Path file;
  private final Consumer<String> complaints;
  private Progress progress;
  private boolean complained;

  private ProgressFile(Path folder, Consumer<String> complaints) {
    this.folder = folder;
    this.file = folder.resolve("progress.json");
    this.complaints = complaints;
    this.progress = Progress.NONE;
  }

  /**
   * The user's folder for what a program keeps of its own: {@code $XDG_STATE_HOME/proclings}, or
   * {@code ~/.local/state/proclings}.
   *
   * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory
   *     Specification</a>: a relative path there is to be ignored
   */
  public static Path stateFolder(Map<String, String> environment, Path home) {
    Path set = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
    return (set.isAbsolute() ? set : home.resolve(".local/state")).resolve("proclings");
  }

  /**
   * Opens {@code progress.json} in a folder, which need not exist yet.
   *
   * @param complaints takes sentences for the user about a file that can't be read or written
   */
  public static ProgressFile open(Path folder, Consumer<String> complaints) {
    ProgressFile opened = new ProgressFile(folder, complaints);
    opened.progress = opened.read();
    return opened;
  }

  @Override
  public synchronized Progress progress() {
    return progress;
  }

  @Override
  public synchronized void update(String lesson, UnaryOperator<LessonProgress> change) {
    Progress wanted = changed(progress, lesson, change);
    if (wanted.equals(progress)) {
      return;
    }
    // What was done counts in this session even if it can't be saved.
    progress = wanted;
    try {
      synchronized (ONE_AT_A_TIME) {
        save(lesson, change);
      }
    } catch (IOException e) {
      complainOnce("Progress can't be saved in " + file + " (" + reason(e) + ").");
    }
  }

  private void save(String lesson, UnaryOperator<LessonProgress> change) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("progress.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && Files.exists(file)) {
        progress = changed(read(), lesson, change);
      }
      write(progress);
    }
  }

  private static Progress changed(
      Progress before, String lesson, UnaryOperator<LessonProgress> change) {
    return before.with(lesson, change.apply(before.lesson(lesson)));
  }

  private Progress read() {
    if (!Files.exists(file)) {
      return Progress.NONE;
    }
    try {
      return ProgressJson.read(Files.readString(file));
    } catch (IOException e) {
      complainOnce("Progress can't be read from " + file + " (" + reason(e) + ").");
      return progress;
    } catch (IllegalArgumentException e) {
      keepAside(String.valueOf(e.getMessage()));
      return progress;
    }
  }

  private void keepAside(String why) {
    Path aside = file.resolveSibling("progress.damaged-" + System.currentTimeMillis() + ".json");
    try {
      Files.move(file, aside);
      complaints.accept("Progress could not be read (" + why + "). It is kept as " + aside + ".");
    } catch (IOException e) {
      complainOnce("Progress could not be read (" + why + ") nor moved aside: " + reason(e) + ".");
    }
  }

  private void write(Progress all) throws IOException {
    Path next = Files.createTempFile(folder, "progress", ".tmp");
    try {
      Files.writeString(next, ProgressJson.write(all));
      try {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private void complainOnce(String complaint) {
    if (!complained) {
      complained = true;
      complaints.accept(complaint);
    }
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName();
    String words = kind.replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return words.toLowerCase(java.util.Locale.ROOT);
  }
}
