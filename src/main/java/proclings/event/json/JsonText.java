package proclings.event.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** How JSON is read and written here. */
final class JsonText {
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
  static final JsonFactory READABLE =
      JsonFactory.builder().characterEscapes(new Escapes(false)).build();

  /** Writes surrogates as escapes: for text that has half a pair, which UTF-8 can't carry. */
  static final JsonFactory LOSSLESS =
      JsonFactory.builder().characterEscapes(new Escapes(true)).build();

  private JsonText() {}

  /** Whether the text has half of a surrogate pair. */
  static boolean hasLoneSurrogate(String text) {
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
