package proclings.transcript;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes files so that nobody ever sees half of one. */
public final class WholeFile {

  /** Writes what is to be in the file. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of it; the writer is closed by who called. */
    void writeTo(Writer out) throws IOException;
  }

  private WholeFile() {}

  /**
   * Writes a file as UTF-8: whole and beside it first, then in the place of what was there. Makes
   * the folders that it lies in.
   *
   * @throws TranscriptException if it can't be written; the file is then as it was before
   */
  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    // Not a temporary file of the JDK's: only their owner may read those.
    Path beside =
        target.resolveSibling(
            "."
                + file.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "."
                + System.nanoTime());
    @Nullable Path folder = target.getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (BufferedWriter out =
          Files.newBufferedWriter(
              beside,
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      Files.move(
          beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      remove(beside);
      throw new TranscriptException(
          file + ": can't be written: " + e + ". See to its folder, or choose another file", e);
    }
  }

  private static void remove(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      // The failure that brought us here is the one to tell of.
    }
  }
}
