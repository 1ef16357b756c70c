package proclings.kernel;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the main process tells the kernel. */
sealed interface Reply {

  /** It is warm and waits for requests. */
  record Ready() implements Reply {}

  /** The cell ran to its end. */
  record Done(int cell, @Nullable String value) implements Reply {}

  /** The cell threw. */
  record Failed(int cell, Thrown thrown) implements Reply {}

  /** The cell was stopped. */
  record Stopped(int cell) implements Reply {}

  /** The variables as they are after a cell. */
  record Snapshot(byte[] values, List<Lost> lost) implements Reply {}

  /** The variables have their values again. */
  record Restored(List<Lost> lost) implements Reply {}

  /** A variable that can't be kept, and why, as the end of a sentence that begins with its name. */
  record Lost(String name, String reason) {

    void write(DataOutputStream out) throws IOException {
      Wire.string(out, name);
      Wire.string(out, reason);
    }

    static Lost read(DataInputStream in) throws IOException {
      return new Lost(Wire.string(in), Wire.string(in));
    }
  }

  /**
   * An exception with the learner's frames only.
   *
   * @param unresolved the number of the snippet that can't be called yet, or -1
   */
  record Thrown(
      String type,
      @Nullable String message,
      int unresolved,
      List<Frame> frames,
      @Nullable Thrown cause) {

    void write(DataOutputStream out) throws IOException {
      Wire.string(out, type);
      Wire.string(out, message);
      out.writeInt(unresolved);
      Wire.list(out, frames, (o, f) -> f.write(o));
      out.writeBoolean(cause != null);
      if (cause != null) {
        cause.write(out);
      }
    }

    static Thrown read(DataInputStream in) throws IOException {
      return new Thrown(
          Wire.string(in),
          Wire.nullableString(in),
          in.readInt(),
          Wire.list(in, Frame::read),
          in.readBoolean() ? read(in) : null);
    }
  }

  /** A call that was under way. */
  record Frame(String className, String method, String file, int line) {

    void write(DataOutputStream out) throws IOException {
      Wire.string(out, className);
      Wire.string(out, method);
      Wire.string(out, file);
      out.writeInt(line);
    }

    static Frame read(DataInputStream in) throws IOException {
      return new Frame(Wire.string(in), Wire.string(in), Wire.string(in), in.readInt());
    }
  }

  default byte[] encode() {
    return Wire.bytes(out -> {
      switch (this) {
        case Ready() -> out.writeByte(0);
        case Done done -> {
          out.writeByte(1);
          out.writeInt(done.cell);
          Wire.string(out, done.value);
        }
        case Failed failed -> {
          out.writeByte(2);
          out.writeInt(failed.cell);
          failed.thrown.write(out);
        }
        case Stopped stopped -> {
          out.writeByte(3);
          out.writeInt(stopped.cell);
        }
        case Snapshot snapshot -> {
          out.writeByte(4);
          Wire.blob(out, snapshot.values);
          Wire.list(out, snapshot.lost, (o, l) -> l.write(o));
        }
        case Restored restored -> {
          out.writeByte(5);
          Wire.list(out, restored.lost, (o, l) -> l.write(o));
        }
      }
    });
  }

  static Reply decode(byte[] message) {
    return Wire.read(
        message,
        in ->
            switch (in.readByte()) {
              case 0 -> new Ready();
              case 1 -> new Done(in.readInt(), Wire.nullableString(in));
              case 2 -> new Failed(in.readInt(), Thrown.read(in));
              case 3 -> new Stopped(in.readInt());
              case 4 -> new Snapshot(Wire.blob(in), Wire.list(in, Lost::read));
              case 5 -> new Restored(Wire.list(in, Lost::read));
              default -> throw new IOException("not a reply");
            });
  }
}
