package proclings.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a JVM is told to be, as bytes in its slot: a kind, and then what the kind needs. */
final class Assignment {

  private static final int PROCESS = 1;
  private static final int MAIN = 2;

  private Assignment() {}

  /** The process with its target, the start method that is usual, and the notebook's variables. */
  static byte[] write(Process process) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(PROCESS);
      out.writeUTF(Multiprocessing.startMethod());
      StartSnapshot.write(process, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A main process: the class that it runs, and where its channels stand in the segment. */
  record Main(String entryClass, long requests, long replies) {}

  static byte[] write(Main main) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(MAIN);
      out.writeUTF(main.entryClass);
      out.writeLong(main.requests);
      out.writeLong(main.replies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static boolean isMain(byte[] assignment) {
    return assignment[0] == MAIN;
  }

  static Main readMain(byte[] assignment) {
    try (DataInputStream in = body(assignment)) {
      return new Main(in.readUTF(), in.readLong(), in.readLong());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Process readProcess(byte[] assignment) throws IOException, ClassNotFoundException {
    try (DataInputStream in = body(assignment)) {
      inherit(in.readUTF());
      return StartSnapshot.read(in);
    }
  }

  /** A JVM that was warm before it was chosen was told of another one. */
  private static void inherit(String startMethod) {
    if (!startMethod.equals(System.getProperty("proclings.startMethod"))) {
      Multiprocessing.setStartMethod(startMethod);
    }
  }

  private static DataInputStream body(byte[] assignment) {
    return new DataInputStream(new ByteArrayInputStream(assignment, 1, assignment.length - 1));
  }
}
