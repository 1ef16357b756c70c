package proclings.kernel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the fields of the messages between the kernel and the main process. Both sides
 * are of one build, so there is neither a version nor anything optional.
 */
final class Wire {

  private Wire() {}

  interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  interface Writer<T> {
    void write(DataOutputStream out, T value) throws IOException;
  }

  static byte[] bytes(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static <T> T read(byte[] message, Reader<T> reader) {
    try {
      return reader.read(new DataInputStream(new ByteArrayInputStream(message)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not {@code writeUTF}, which ends at 65,535 bytes. */
  static void string(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
    } else {
      blob(out, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  static @Nullable String nullableString(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  static String string(DataInputStream in) throws IOException {
    String text = nullableString(in);
    return text == null ? "" : text;
  }

  static void blob(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] blob(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  static <T> void list(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      writer.write(out, value);
    }
  }

  static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
    int size = in.readInt();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reader.read(in));
    }
    return values;
  }
}
