package proclings.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import proclings.transcript.TranscriptException;
import proclings.transcript.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells other terminals where somebody is who presents a lesson: in a small file that is there as
 * long as the presentation goes on. It is written as a whole and then takes the place of the one
 * before, so nobody ever reads half of it. One whose presenter was killed is taken for none, and
 * removed by whoever finds it.
 *
 * <p>If two present the same lesson at once, it tells of the one who went on last.
 */
final class PresentationFile {

  /**
   * When a process began is told from the system's clock, and shifts with it when that is set right
   * meanwhile. No process that came by the same PID began so soon after.
   */
  private static final Duration SAME_START = Duration.ofMinutes(1);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  private PresentationFile(Path file) {
    this.file = file;
  }

  /**
   * The file of a lesson's presentation, which need not exist.
   *
   * @param state the folder for what the program keeps of its own
   * @param lesson the lesson's name
   */
  static PresentationFile of(Path state, String lesson) {
    return new PresentationFile(state.resolve("presenting").resolve(lesson + ".json"));
  }

  /** A process, also told from another that comes by its PID later. */
  private record PresentingProcess(long pid, long startedMillis) {

    static PresentingProcess self() {
      ProcessHandle self = ProcessHandle.current();
      return new PresentingProcess(self.pid(), started(self));
    }

    boolean isAlive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(found -> Math.abs(started(found) - startedMillis) <= SAME_START.toMillis())
          .isPresent();
    }

    /** The same 0 for all where the system doesn't tell. */
    private static long started(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
  }

  /** The shape of the JSON. */
  private record Content(PresentingProcess presenter, PresentationState presentation) {

    /** Refuses what lacks one of them. */
    Content {
      Objects.requireNonNull(presenter);
      Objects.requireNonNull(presentation);
    }
  }

  /**
   * Tells that this process presents, and where it is; gives whether that could be written. If not,
   * the presentation goes on all the same, without others who know of it.
   */
  boolean write(PresentationState presentation) {
    try {
      String json = JSON.writeValueAsString(new Content(PresentingProcess.self(), presentation));
      WholeFile.write(file, out -> out.append(json).append('\n'));
      return true;
    } catch (TranscriptException e) {
      return false;
    }
  }

  /** Tells that this process presents no more. Leaves what another has written since. */
  void remove() {
    content()
        .filter(found -> PresentingProcess.self().equals(found.presenter()))
        .ifPresent(found -> delete());
  }

  /** Where somebody who is alive presents; empty if nobody does. */
  Optional<PresentationState> read() {
    Optional<Content> found = content();
    if (found.map(Content::presenter).filter(PresentingProcess::isAlive).isPresent()) {
      return found.map(Content::presentation);
    }
    // Another may have begun since it was read.
    if (found.isPresent() && content().equals(found)) {
      delete();
    }
    return Optional.empty();
  }

  /** What isn't as we write it was written by nobody who presents. */
  private Optional<Content> content() {
    try {
      return Optional.ofNullable(JSON.readValue(Files.readString(file), Content.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Whoever finds it takes it for none.
    }
  }
}
