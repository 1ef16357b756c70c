package proclings;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import proclings.export.Export;
import proclings.export.Format;
import proclings.transcript.Transcript;
import proclings.transcript.WholeFile;

/** Writes a transcript in a format that another program shows. */
@Command(
    name = "export",
    description = {
      "Write a transcript for another program: a browser, asciinema, Perfetto, Jupyter.",
      "Nothing is executed, and two exports of one transcript are the same to the byte."
    })
final class ExportCommand implements Callable<Integer> {

  private static final int LEAST_COLUMNS = 40;
  private static final int MOST_COLUMNS = 1000;

  @Parameters(paramLabel = "FILE", description = "The transcript.")
  private Path file = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      converter = FormatName.class,
      description =
          "html (one page for a browser), svg (the timelines), cast (asciinema), trace (Perfetto),"
              + " ipynb (Jupyter) or md.")
  private Format format = Format.HTML;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it; standard output if not given.")
  private @Nullable Path output;

  @Option(names = "--cell", paramLabel = "N", description = "Only the cell of that number.")
  private @Nullable Integer cell;

  @Option(
      names = "--cast-version",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Of asciicast: 2, which every asciinema plays, or 3, which takes asciinema 3."
              + " 2 if not given.")
  private int castVersion;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "80",
      description = "Columns of the terminal that a cast is for; 80 if not given.")
  private int columns;

  @Override
  public Integer call() {
    if (castVersion != 2 && castVersion != 3) {
      throw new Stop(ExitCode.USAGE, "--cast-version must be 2 or 3, not " + castVersion + ".");
    }
    if (columns < LEAST_COLUMNS || columns > MOST_COLUMNS) {
      throw new Stop(
          ExitCode.USAGE,
          "--width must be from %d to %d, not %d.".formatted(LEAST_COLUMNS, MOST_COLUMNS, columns));
    }
    String text = asked(new Export(Transcript.read(file))).to(format, castVersion, columns);
    if (output == null) {
      // As bytes: what is exported does not depend on the encoding of a terminal.
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      System.out.write(bytes, 0, bytes.length);
      System.out.flush();
    } else {
      WholeFile.write(output, out -> out.write(text));
    }
    return ExitCode.OK;
  }

  /** Knows formats by the names that the description has for them. */
  private static final class FormatName implements ITypeConverter<Format> {

    @Override
    public Format convert(String written) {
      for (Format format : Format.values()) {
        if (format.toString().equalsIgnoreCase(written)) {
          return format;
        }
      }
      throw new TypeConversionException(
          "expected one of "
              + Arrays.stream(Format.values()).map(String::valueOf).collect(joining(", "))
              + " but was '"
              + written
              + "'");
    }
  }

  private Export asked(Export whole) {
    if (cell == null) {
      return whole;
    }
    if (!whole.cells().contains(cell)) {
      String cells = whole.cells().stream().map(String::valueOf).collect(joining(", "));
      throw new Stop(
          ExitCode.USAGE,
          "%s has no cell %d; it has %s.".formatted(file, cell, cells.isEmpty() ? "none" : cells));
    }
    return whole.only(cell);
  }
}
