package proclings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.event.EventSink;
import proclings.kernel.CellResult;
import proclings.kernel.CellResult.Completed;
import proclings.kernel.Kernel;
import proclings.render.Columns;
import proclings.render.Outcome;
import proclings.render.Palette;
import proclings.render.ProcessLines;

/** Runs a file of cells and prints what its processes print, as it happens. */
@Command(
    name = "exec",
    description = {
      "Run a file of Java cells and print what its processes print, as it happens.",
      "The file is one cell, unless lines that begin with // %%%% part it."
    })
final class ExecCommand implements Callable<Integer> {

  @ParentCommand private ProclingsCommand program;

  @Parameters(paramLabel = "FILE|-", description = "The file; - is standard input.")
  private String file;

  @Override
  public Integer call() {
    Script script = Script.of(source());
    Palette palette = program.options.palette(program.surroundings);
    ProcessLines lines = ProcessLines.plain(palette);
    Outcome outcome = new Outcome(palette);
    EventSink prints = event -> lines.of(event).forEach(System.out::println);
    try (Kernel kernel = program.openKernel(DeadlockNotice.beside(prints, palette))) {
      for (Script.Cell cell : script.cells()) {
        CellResult result = kernel.run(cell.inPlace());
        if (AtExit.ending()) {
          return ExitCode.INTERRUPTED;
        }
        List<String> said = outcome.lines(result, Columns.UNLIMITED);
        if (!(result instanceof Completed)) {
          said.forEach(System.err::println);
          return ExitCode.FAILED;
        }
        said.forEach(System.out::println);
      }
    }
    return ExitCode.OK;
  }

  private String source() {
    try {
      return file.equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new Stop(
          ExitCode.USAGE, "there is no file " + file + ". Name a file of Java cells, or -.");
    } catch (MalformedInputException e) {
      throw new Stop(
          ExitCode.USAGE, file + " is not text in UTF-8. Name a file of Java cells, or -.");
    } catch (IOException e) {
      throw new Stop(ExitCode.USAGE, "can't read " + file + ": " + e.getMessage());
    }
  }
}
