package proclings.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The style sheets and the script that a page carries in itself. */
final class Sheets {
  private Sheets() {}

  static String read(String name) {
    try (@Nullable InputStream in = Sheets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: proclings/export/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar can't be read: " + name, e);
    }
  }
}
