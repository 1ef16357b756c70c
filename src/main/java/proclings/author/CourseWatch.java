package proclings.author;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Notices when files of a course are saved. */
public final class CourseWatch implements AutoCloseable {

  /** Editors save in several steps: what comes within this time is one change. */
  private static final long TOGETHER_MS = 200;

  private final Path course;
  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();

  private CourseWatch(Path course, WatchService service) {
    this.course = course;
    this.service = service;
  }

  /**
   * Watches from now on.
   *
   * @throws IOException if the operating system doesn't let it
   */
  public static CourseWatch of(Path course) throws IOException {
    CourseWatch watch = new CourseWatch(course, course.getFileSystem().newWatchService());
    watch.registerAll();
    return watch;
  }

  /** Folders that are new are watched as well; those that are watched already stay so. */
  private void registerAll() throws IOException {
    if (!Files.isDirectory(course)) {
      return;
    }
    try (Stream<Path> all = Files.walk(course, 3)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        folders.put(
            folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE),
            folder);
      }
    }
  }

  /**
   * Waits until files were saved.
   *
   * @return those files, hidden ones not among them
   * @throws InterruptedException when the calling thread is interrupted
   * @throws IOException if a new folder can't be watched
   */
  public Set<Path> await() throws InterruptedException, IOException {
    Set<Path> changed = new HashSet<>();
    try {
      while (changed.isEmpty()) {
        WatchKey key = service.take();
        while (key != null) {
          collect(key, changed);
          key = service.poll(TOGETHER_MS, TimeUnit.MILLISECONDS);
        }
        registerAll();
      }
    } catch (ClosedWatchServiceException e) {
      // It was closed from another thread: nothing will change any more.
    }
    return Set.copyOf(changed);
  }

  private void collect(WatchKey key, Set<Path> changed) {
    Path folder = folders.get(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      if (folder != null
          && event.context() instanceof Path name
          && !name.toString().startsWith(".")
          && !name.toString().endsWith("~")) {
        changed.add(folder.resolve(name));
      }
    }
    key.reset();
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
