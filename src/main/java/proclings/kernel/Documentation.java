package proclings.kernel;

import java.util.List;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis;

/** Finds the text for {@code :doc}: in the notebook, in the engine, in the JDK. */
final class Documentation {

  private final Notebook book;
  private final ApiSource engine = new ApiSource(Prelude.engineTypes());

  Documentation(Notebook book) {
    this.book = book;
  }

  Optional<String> of(String name) {
    String wanted = name.strip().replaceFirst("\\(.*$", "");
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    List<String> own = book.definitions(wanted);
    if (!own.isEmpty()) {
      return Optional.of(String.join("\n\n", own));
    }
    return engine.find(wanted).or(() -> ofJdk(wanted));
  }

  /** JShell finds it where the JDK has its sources at hand; the signature alone says little. */
  private Optional<String> ofJdk(String name) {
    for (String code : List.of(name, name + "(", "new " + name + "(")) {
      try {
        for (SourceCodeAnalysis.Documentation found :
            book.analysis().documentation(code, code.length(), true)) {
          String javadoc = found.javadoc();
          if (javadoc != null && !javadoc.isBlank()) {
            return Optional.of(found.signature() + "\n\n" + plain(javadoc));
          }
        }
      } catch (RuntimeException | AssertionError e) {
        // JShell's analysis of a text that is no Java may fail; then there is nothing to tell.
      }
    }
    return Optional.empty();
  }

  /** The first paragraphs, without the tags. */
  private static String plain(String javadoc) {
    String body = javadoc.replaceFirst("(?s)\\n\\s*@(param|return|throws|see|since|author).*", "");
    String text =
        body.replaceAll("\\{@\\w+\\s+([^{}]*)\\}", "$1")
            .replaceAll("(?i)<p>", "\n\n")
            .replaceAll("<[^>]*>", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
    StringBuilder kept = new StringBuilder();
    int paragraphs = 0;
    for (String paragraph : text.split("\\n\\s*\\n")) {
      if (!paragraph.isBlank() && paragraphs++ < 3) {
        kept.append(kept.isEmpty() ? "" : "\n\n").append(paragraph.strip().replaceAll("\\s+", " "));
      }
    }
    return kept.toString();
  }
}
