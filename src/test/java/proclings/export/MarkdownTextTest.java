package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import proclings.event.EventScript;

class MarkdownTextTest {

  private static List<FencedCodeBlock> blocks(String markdown) {
    Node document = Parser.builder().build().parse(markdown);
    List<FencedCodeBlock> blocks = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock block) {
            blocks.add(block);
          }

          @Override
          public void visit(HtmlInline html) {
            throw new AssertionError("markup: " + html.getLiteral());
          }

          @Override
          public void visit(HtmlBlock html) {
            throw new AssertionError("markup: " + html.getLiteral());
          }
        });
    return blocks;
  }

  @Test
  void eachCellIsItsCodeAndBelowItItsOutput() {
    EventScript script =
        new EventScript()
            .begin("var p = new Process(() -> print(1));\np.start();\n")
            .start("MainProcess", "Process-1")
            .print("Process-1", "1")
            .exit("Process-1", 0)
            .end();

    assertThat(Transcripts.to(Format.MD, Transcripts.of("one_two", script)))
        .isEqualTo(
            """
            # one\\_two

            Recorded with proclings 0.1.0 on 1 January 1970, 00:00 UTC: Linux amd64, 2 processors, Java 25, Some One.

            ## Cell 1

            ```java
            var p = new Process(() -> print(1));
            p.start();
            ```

            ```text
               1001 Process-1 │ 1
                              └ 1 process · exit code 0 · 4 ms
            ```
            """);
  }

  @Test
  void textStaysTextWhateverItIs() {
    List<FencedCodeBlock> blocks = blocks(Transcripts.to(Format.MD, Transcripts.hostile()));

    assertThat(blocks).extracting(FencedCodeBlock::getInfo).containsExactly("java", "text");
    assertThat(blocks)
        .allSatisfy(block -> assertThat(block.getLiteral()).contains("</script>", "`````", "^["));
  }
}
