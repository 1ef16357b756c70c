package proclings;

import java.io.IOException;
import proclings.lesson.Lesson;
import proclings.render.Palette;
import proclings.shell.SpeakerNotes;
import proclings.tutor.Deck;

/** Shows a lesson's notes for the speaker. Nothing is executed. */
final class NotesCommand {

  private static final int WIDTH = 80;

  private NotesCommand() {}

  /** Follows whoever presents the lesson, at a terminal; prints all notes where there is none. */
  static int run(Lesson lesson, Surroundings surroundings, CommonOptions options)
      throws InterruptedException {
    Deck deck = Deck.of(lesson);
    Palette palette = options.palette(surroundings);
    if (surroundings.interactive() && palette.depth() != Palette.Depth.NONE) {
      try {
        return follow(deck, surroundings, palette);
      } catch (IOException e) {
        // There is no terminal that can move its cursor. Lines can still be printed.
      }
    }
    SpeakerNotes.lines(deck, palette, WIDTH).forEach(System.out::println);
    return ExitCode.OK;
  }

  private static int follow(Deck deck, Surroundings surroundings, Palette palette)
      throws IOException, InterruptedException {
    ShellCommand.useUnpackedLibrary(surroundings.built("native"));
    return switch (SpeakerNotes.follow(
        deck, ProclingsCommand.state(), palette, StandardStreams.charset())) {
      case BY_KEY -> ExitCode.OK;
      case BY_INTERRUPT -> ExitCode.INTERRUPTED;
    };
  }
}
