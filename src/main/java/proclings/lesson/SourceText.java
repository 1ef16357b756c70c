package proclings.lesson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A text file of the course, cut into lines.
 *
 * @param lines without their ends, which may be LF or CRLF
 */
record SourceText(Path file, List<String> lines) {

  /** Reads a file that is valid UTF-8 without control characters; else adds to the problems. */
  static Optional<SourceText> read(Path file, Problems problems) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      problems.add(
          new Position(file, 1, 1),
          "the file can't be read: " + e,
          "Check that it is a file and that you may read it.");
      return Optional.empty();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    SourceText text = of(file, out.toString());
    if (result.isError()) {
      String last = text.lines.isEmpty() ? "" : text.lines.getLast();
      problems.add(
          new Position(file, Math.max(1, text.lines.size()), last.length() + 1),
          "byte 0x%02X is not valid UTF-8".formatted(bytes[in.position()] & 0xFF),
          "Save the file as UTF-8.");
      return Optional.empty();
    }
    return text.hasControlCharacters(problems) ? Optional.empty() : Optional.of(text);
  }

  static SourceText of(Path file, String content) {
    String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
    return new SourceText(file, List.of(text.split("\r?\n", -1)));
  }

  /** What a terminal would obey instead of showing; none belongs into a lesson. */
  private boolean hasControlCharacters(Problems problems) {
    boolean found = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      for (int j = 0; j < line.length(); j++) {
        if (Character.isISOControl(line.charAt(j)) && line.charAt(j) != '\t') {
          problems.add(
              position(i, j),
              "control character U+%04X".formatted((int) line.charAt(j)),
              "Remove it; in Java code write \\u%04x.".formatted((int) line.charAt(j)));
          found = true;
        }
      }
    }
    return found;
  }

  /** A place by indices that count from 0. */
  Position position(int lineIndex, int columnIndex) {
    return new Position(file, lineIndex + 1, columnIndex + 1);
  }

  /** Some of the lines as one text, each with its end; indices from 0, the second one exclusive. */
  String slice(int from, int to) {
    return from >= to ? "" : String.join("\n", lines.subList(from, to)) + "\n";
  }
}
