package proclings.multiprocessing;

import java.io.IOException;

/** What a JVM is told to be, as bytes in its slot. */
final class Assignment {

  static final byte PROCESS = 1;
  static final byte MAIN = 2;

  private Assignment() {}

  /** The process with its target, and the notebook's variables beside it. */
  static byte[] write(Process process) {
    Object culprit = process.getClass() == Process.class ? process.target() : process;
    String what = process.getClass() == Process.class ? "the target" : "the process " + process.name();
    return tagged(PROCESS, Serialization.write(what, process, culprit));
  }

  static byte[] writeMain(String entryClass, long channels) {
    return tagged(MAIN, Serialization.write("the entry", new Object[] {entryClass, channels}, null));
  }

  private static byte[] tagged(byte kind, byte[] body) {
    byte[] assignment = new byte[1 + body.length];
    assignment[0] = kind;
    System.arraycopy(body, 0, assignment, 1, body.length);
    return assignment;
  }

  static Process readProcess(byte[] assignment) throws IOException, ClassNotFoundException {
    Object read = Serialization.read(assignment, 1, assignment.length - 1);
    return (Process) java.util.Objects.requireNonNull(read);
  }
}
