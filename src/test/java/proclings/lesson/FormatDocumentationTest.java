package proclings.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples in {@code lessons/README.md} are what the reader accepts, and what it says. */
class FormatDocumentationTest {

  private static final Path README = Path.of("lessons", "README.md");

  @TempDir Path folder;

  /** An example and the messages that the page says it gives. */
  private record Example(String markdown, String messages) {}

  @TestFactory
  List<DynamicTest> eachExampleIsReadAsThePageSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Example example : examples()) {
      String name =
          example.markdown.lines().filter(l -> l.startsWith("```")).findFirst().orElse("");
      tests.add(
          DynamicTest.dynamicTest(
              name, () -> assertThat(messagesOf(example.markdown)).isEqualTo(example.messages)));
    }
    assertThat(tests).hasSizeGreaterThan(4);
    return tests;
  }

  @Test
  void theCourseFileIsReadAsThePageSays() throws IOException {
    for (FencedCodeBlock block : blocks()) {
      if (block.getInfo().equals("yaml")) {
        Files.writeString(folder.resolve("course.yaml"), block.getLiteral());
      }
    }
    Problems problems = new Problems();
    CourseFile course = CourseFile.read(folder, problems).orElseThrow();
    assertThat(problems.none()).isTrue();
    assertThat(course.entries())
        .extracting(CourseFile.Entry::folderName)
        .containsExactly("01-cube-and-square", "02-pids");
  }

  @Test
  void everyRuleIsDescribed() throws IOException {
    String page = Files.readString(README);
    assertThat(RuleReader.RULES).allSatisfy(rule -> assertThat(page).contains("| `" + rule + ":"));
  }

  private static String messagesOf(String markdown) {
    boolean whole = markdown.startsWith("---\n");
    String frontMatter = "---\ntitle: A\nsummary: B\nminutes: 1\n---\n";
    int shift = whole ? 0 : (int) frontMatter.lines().count();
    Problems problems = new Problems();
    new LessonReader(1, "example", Path.of(""), problems)
        .lesson(SourceText.of(Path.of("lesson.md"), whole ? markdown : frontMatter + markdown));
    try {
      problems.throwIfAny();
      return "";
    } catch (ProblemsException e) {
      return e.problems().stream()
          .map(p -> new Problem(moved(p.at(), shift), p.what(), p.remedy()).rendered())
          .collect(Collectors.joining("\n"));
    }
  }

  private static Position moved(Position at, int shift) {
    return new Position(at.file(), at.line() - shift, at.column());
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (FencedCodeBlock block : blocks()) {
      if (block.getInfo().equals("markdown")) {
        boolean answered =
            block.getNext() instanceof FencedCodeBlock next && next.getInfo().equals("text");
        String messages = answered ? ((FencedCodeBlock) block.getNext()).getLiteral().strip() : "";
        examples.add(new Example(block.getLiteral(), messages));
      }
    }
    return examples;
  }

  private static List<FencedCodeBlock> blocks() throws IOException {
    Node page = Parser.builder().build().parse(Files.readString(README));
    List<FencedCodeBlock> blocks = new ArrayList<>();
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock block) {
            blocks.add(block);
          }
        });
    return blocks;
  }
}
