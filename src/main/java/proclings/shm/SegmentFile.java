package proclings.shm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The file behind a segment.
 *
 * <p>On Linux it is a {@code memfd}: it has no name in any folder, others open it through the
 * creator's {@code /proc/PID/fd}, and it is gone with the last process that has it mapped, however
 * they end. Elsewhere it is a temporary file that only its user can open, deleted when its creator
 * closes it or ends.
 */
final class SegmentFile {

  private final Path path;
  private final int descriptor;
  private final boolean owned;
  private boolean closed;

  private SegmentFile(Path path, int descriptor, boolean owned) {
    this.path = path;
    this.descriptor = descriptor;
    this.owned = owned;
  }

  static SegmentFile create() throws IOException {
    if (SystemCall.AVAILABLE) {
      int descriptor = Linux.memfdCreate("proclings");
      if (descriptor >= 0) {
        long pid = ProcessHandle.current().pid();
        return new SegmentFile(Path.of("/proc/" + pid + "/fd/" + descriptor), descriptor, true);
      }
    }
    Path path =
        Files.createTempFile(
            "proclings-",
            ".segment",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    path.toFile().deleteOnExit();
    return new SegmentFile(path, -1, true);
  }

  static SegmentFile foreign(Path path) {
    return new SegmentFile(path, -1, false);
  }

  Path path() {
    return path;
  }

  boolean owned() {
    return owned;
  }

  void discard(long address, long count) {
    if (SystemCall.AVAILABLE) {
      Linux.madviseRemove(address, count);
    }
  }

  synchronized void close() {
    if (!owned || closed) {
      return;
    }
    closed = true;
    if (descriptor >= 0) {
      Linux.close(descriptor);
    } else {
      path.toFile().delete();
    }
  }
}
