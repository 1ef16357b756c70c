package proclings.kernel;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** What the kernel asks of the main process. */
sealed interface Request {

  /** Run a cell. */
  record Run(int cell, List<Action> actions, List<Variable> variables) implements Request {}

  /** Stop the cell that is running. */
  record Interrupt() implements Request {}

  /** Give the variables the values that a snapshot holds. */
  record Restore(List<Variable> variables, byte[] snapshot) implements Request {}

  /** One thing to do for a cell, in its turn. */
  sealed interface Action {}

  /**
   * Call a snippet.
   *
   * @param wanted whether its value is the cell's
   */
  record Invoke(String className, boolean wanted) implements Action {}

  /** Keep a variable's value when its snippet was compiled anew. */
  record Carry(String from, String to, String field) implements Action {}

  /** A variable of the notebook: a public static field of a class of JShell's. */
  record Variable(String name, String className) {

    void write(DataOutputStream out) throws IOException {
      Wire.string(out, name);
      Wire.string(out, className);
    }

    static Variable read(DataInputStream in) throws IOException {
      return new Variable(Wire.string(in), Wire.string(in));
    }
  }

  default byte[] encode() {
    return Wire.bytes(out -> {
      switch (this) {
        case Run run -> {
          out.writeByte(0);
          out.writeInt(run.cell);
          Wire.list(out, run.actions, Request::writeAction);
          Wire.list(out, run.variables, (o, v) -> v.write(o));
        }
        case Interrupt() -> out.writeByte(1);
        case Restore restore -> {
          out.writeByte(2);
          Wire.list(out, restore.variables, (o, v) -> v.write(o));
          Wire.blob(out, restore.snapshot);
        }
      }
    });
  }

  static Request decode(byte[] message) {
    return Wire.read(
        message,
        in ->
            switch (in.readByte()) {
              case 0 ->
                  new Run(
                      in.readInt(),
                      Wire.list(in, Request::readAction),
                      Wire.list(in, Variable::read));
              case 1 -> new Interrupt();
              case 2 -> new Restore(Wire.list(in, Variable::read), Wire.blob(in));
              default -> throw new IOException("not a request");
            });
  }

  private static void writeAction(DataOutputStream out, Action action) throws IOException {
    switch (action) {
      case Invoke(String className, boolean wanted) -> {
        out.writeByte(0);
        Wire.string(out, className);
        out.writeBoolean(wanted);
      }
      case Carry(String from, String to, String field) -> {
        out.writeByte(1);
        Wire.string(out, from);
        Wire.string(out, to);
        Wire.string(out, field);
      }
    }
  }

  private static Action readAction(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 0 -> new Invoke(Wire.string(in), in.readBoolean());
      case 1 -> new Carry(Wire.string(in), Wire.string(in), Wire.string(in));
      default -> throw new IOException("not an action");
    };
  }
}
