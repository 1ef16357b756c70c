package proclings.kernel;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Javadoc comment as plain text: paragraphs parted by empty lines, none of them wrapped, and what
 * is said of parameters, results and exceptions as a list.
 */
final class JavadocText {

  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "nbsp", " ", "mdash", "—", "minus", "−");

  private final StringBuilder text = new StringBuilder();
  private boolean preformatted;

  private JavadocText() {}

  static String of(DocCommentTree comment) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(render(comment.getFullBody()));
    List<String> tags = new ArrayList<>();
    for (DocTree tag : comment.getBlockTags()) {
      switch (tag) {
        case ParamTree p when !p.isTypeParameter() ->
            tags.add("- " + p.getName() + ": " + render(p.getDescription()));
        case ReturnTree r -> tags.add("- returns " + render(r.getDescription()));
        case ThrowsTree t ->
            tags.add("- throws " + t.getExceptionName() + " " + render(t.getDescription()));
        default -> {}
      }
    }
    if (!tags.isEmpty()) {
      paragraphs.add(String.join("\n", tags));
    }
    return String.join("\n\n", paragraphs).strip();
  }

  private static String render(List<? extends DocTree> trees) {
    JavadocText rendering = new JavadocText();
    trees.forEach(rendering::append);
    return rendering.text.toString().strip();
  }

  private void append(DocTree tree) {
    switch (tree) {
      case TextTree plain -> appendText(plain.getBody());
      case LiteralTree literal -> appendText(literal.getBody().getBody());
      case LinkTree link -> {
        if (link.getLabel().isEmpty()) {
          appendText(link.getReference().getSignature().replaceFirst("^#", "").replace('#', '.'));
        } else {
          link.getLabel().forEach(this::append);
        }
      }
      case EntityTree entity ->
          text.append(ENTITIES.getOrDefault(entity.getName().toString(), entity.toString()));
      case StartElementTree element -> begin(element.getName().toString());
      case EndElementTree element -> end(element.getName().toString());
      default -> appendText(tree.toString());
    }
  }

  private void begin(String element) {
    switch (element) {
      case "p", "ul", "ol", "table", "h2", "h3" -> paragraph();
      case "pre" -> {
        paragraph();
        preformatted = true;
      }
      case "li", "tr" -> text.append("\n  - ");
      case "br" -> text.append('\n');
      default -> {}
    }
  }

  private void end(String element) {
    if (element.equals("pre")) {
      preformatted = false;
      paragraph();
    } else if (element.equals("ul") || element.equals("ol")) {
      paragraph();
    }
  }

  private void paragraph() {
    while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
      text.setLength(text.length() - 1);
    }
    if (!text.isEmpty()) {
      text.append("\n\n");
    }
  }

  private void appendText(String part) {
    if (preformatted) {
      text.append(part);
      return;
    }
    String flowing = part.replaceAll("\\s+", " ");
    boolean atBreak = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    text.append(atBreak ? flowing.stripLeading() : flowing);
  }
}
