package proclings.transcript;

import java.nio.file.Path;
import proclings.event.EventSink;

/** Plays transcripts back: {@code proclings replay}. */
public final class Replay {
  private final Player player;

  /** A replay with that player. */
  public Replay(Player player) {
    this.player = player;
  }

  /**
   * Reads a transcript and plays it to a sink, which must show control characters and not obey
   * them. Executes nothing.
   *
   * @throws TranscriptException if the file can't be read; nothing is played then
   * @throws InterruptedException when the calling thread is interrupted
   */
  public void play(Path file, EventSink sink) throws InterruptedException {
    player.play(Transcript.read(file).events(), sink);
  }
}
