package proclings.shell;

import java.io.IOException;
import java.nio.charset.Charset;
import proclings.render.Palette;
import proclings.transcript.Playback;

/** Plays a transcript at a terminal, led by keys. */
public final class PlaybackScreen {

  private PlaybackScreen() {}

  /**
   * Shows it until it is left.
   *
   * @param playback of a tape with at least one event
   * @param title what is played
   * @throws IOException if there is no terminal that can move its cursor; nothing was shown then
   * @throws InterruptedException when the calling thread is interrupted
   */
  public static KeyedScreen.Left show(
      Playback playback, String title, Palette palette, Charset charset)
      throws IOException, InterruptedException {
    return KeyedScreen.show(new PlaybackView(playback, title, palette), charset);
  }
}
