package proclings.event.json;

import java.io.StringWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** How JSON is read and written here. */
public final class JsonText {
  /**
   * Two equal names in an object are an error; a line may be as long as it was printed, which
   * Jackson would cut off at 20 million characters.
   */
  static final JsonFactory READING =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxDocumentLength(-1)
                  .build())
          .build();

  /** Writes what people can read as it is. */
  private static final JsonFactory READABLE =
      JsonFactory.builder().characterEscapes(new Escapes(false)).build();

  /** Writes surrogates as escapes: for text that has half a pair, which UTF-8 can't carry. */
  private static final JsonFactory LOSSLESS =
      JsonFactory.builder().characterEscapes(new Escapes(true)).build();

  private JsonText() {}

  /** An object as {@link #value}: what writes its fields is given, without the braces. */
  public static String object(Consumer<JsonGenerator> fields) {
    return value(json -> {
      json.writeStartObject();
      fields.accept(json);
      json.writeEndObject();
    });
  }

  /**
   * A value, as one line without an end of line, in which nothing can be taken for a command by a
   * terminal. It can be written as UTF-8 whatever is in it.
   *
   * @param writing writes it; called twice where the first way won't do
   */
  public static String value(Consumer<JsonGenerator> writing) {
    String line = value(READABLE, writing);
    return hasLoneSurrogate(line) ? value(LOSSLESS, writing) : line;
  }

  private static String value(JsonFactory factory, Consumer<JsonGenerator> writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(text)) {
      writing.accept(json);
    }
    return text.toString();
  }

  /** Whether the text has half of a surrogate pair. */
  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /**
   * Beyond what JSON itself wants escaped: whatever a terminal could take for a command (DEL and
   * the C1 controls), and what makes a line look other than it is (line separators, bidirectional
   * and other format characters), so that a transcript can be looked at with any pager.
   */
  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int DEL = 0x7f;

    private final boolean surrogates;
    private final int[] ascii = standardAsciiEscapesForJSON();

    Escapes(boolean surrogates) {
      this.surrogates = surrogates;
      ascii[DEL] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      boolean escape =
          switch (Character.getType(c)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.SURROGATE -> surrogates;
            default -> false;
          };
      return escape ? new SerializedString(String.format("\\u%04X", c)) : null;
    }
  }
}
