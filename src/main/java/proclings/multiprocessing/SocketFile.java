package proclings.multiprocessing;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a Unix-domain socket in the file system, which only its user can use, and which does
 * not outlive this process.
 *
 * <p>The name can't be one that goes with the process, as a segment's is. So a shell watches over
 * it: its input is a pipe from here, and when that ends without a word, this process has ended,
 * however it did, and the shell removes the name. It is in a session of its own where the system
 * can do that, so that what kills our group leaves it to do its work.
 */
final class SocketFile {

  private static final String SETSID = "/usr/bin/setsid";
  private static final String WATCH =
      "trap '' HUP INT TERM; read -r x || { rm -f -- \"$1\"; [ -z \"$2\" ] || rmdir -- \"$2\"; }";

  private final Path path;
  private final @Nullable Path folder;
  private java.lang.@Nullable Process watch;

  private SocketFile(Path path, @Nullable Path folder) {
    this.path = path;
    this.folder = folder;
  }

  /** A name that nobody has, in a folder that only its user can look into. */
  static SocketFile fresh() throws IOException {
    Path folder =
        Files.createTempDirectory(
            "proclings-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    SocketFile file = new SocketFile(folder.resolve("listener"), folder);
    file.watch();
    return file;
  }

  /** A name that the user chose. */
  static SocketFile at(Path path) {
    return new SocketFile(path.toAbsolutePath(), null);
  }

  Path path() {
    return path;
  }

  /** The socket has the name now. */
  void bound() throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    if (watch == null) {
      watch();
    }
  }

  private void watch() throws IOException {
    List<String> command = new ArrayList<>();
    if (new File(SETSID).canExecute()) {
      command.add(SETSID);
    }
    command.addAll(List.of("/bin/sh", "-c", WATCH, "sh", path.toString()));
    command.add(folder == null ? "" : folder.toString());
    watch =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
  }

  /** Removes the name. */
  void remove() {
    try {
      Files.deleteIfExists(path);
      if (folder != null) {
        Files.deleteIfExists(folder);
      }
      if (watch != null) {
        watch.getOutputStream().write('\n');
        watch.getOutputStream().close();
      }
    } catch (IOException e) {
      // Then the one who watches tries again, at our end.
    }
  }
}
