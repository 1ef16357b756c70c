package proclings.shell;

import java.util.List;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** Shows a full screen on a terminal's other screen, and reads its keys until it is left. */
final class ScreenKeys {

  /** How long it may take until another size is noticed. */
  private static final long LOOK_MS = 200;

  private final Terminal terminal;
  private final KeyMap<FullScreen.Key> keys = new KeyMap<>();

  ScreenKeys(Terminal terminal) {
    this.terminal = terminal;
    arrow(FullScreen.Key.LEFT, Capability.key_left, "D", "h");
    arrow(FullScreen.Key.RIGHT, Capability.key_right, "C", "l");
    arrow(FullScreen.Key.UP, Capability.key_up, "A", "k");
    arrow(FullScreen.Key.DOWN, Capability.key_down, "B", "j");
    keys.bind(FullScreen.Key.IN, "+", "=");
    keys.bind(FullScreen.Key.OUT, "-", "_");
    keys.bind(FullScreen.Key.ALL, "0");
    keys.bind(FullScreen.Key.LEAVE, "q", "Q", "\r", "\n", KeyMap.ctrl('C'), KeyMap.ctrl('D'));
  }

  private void arrow(FullScreen.Key key, Capability capability, String letter, String instead) {
    keys.bind(key, "\u001b[" + letter, "\u001bO" + letter, instead);
    @Nullable String sent = KeyMap.key(terminal, capability);
    if (sent != null) {
      keys.bind(key, sent);
    }
  }

  void show(FullScreen screen) {
    // Ctrl-C is a key here, and another size is noticed here.
    Terminal.SignalHandler nothing = signal -> {};
    Terminal.SignalHandler interrupt = terminal.handle(Terminal.Signal.INT, nothing);
    Terminal.SignalHandler resize = terminal.handle(Terminal.Signal.WINCH, nothing);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    try {
      follow(screen, new BindingReader(terminal.reader()));
    } finally {
      terminal.puts(Capability.cursor_normal);
      terminal.puts(Capability.exit_ca_mode);
      terminal.flush();
      terminal.handle(Terminal.Signal.INT, interrupt);
      terminal.handle(Terminal.Signal.WINCH, resize);
    }
  }

  private void follow(FullScreen screen, BindingReader reader) {
    int drawnWidth = 0;
    int drawnHeight = 0;
    while (true) {
      int width = terminal.getWidth();
      int height = terminal.getHeight();
      if (width != drawnWidth || height != drawnHeight) {
        draw(screen.lines(width, height));
        drawnWidth = width;
        drawnHeight = height;
      }
      int next = reader.peekCharacter(LOOK_MS);
      if (next == -1) {
        return;
      }
      if (next >= 0) {
        FullScreen.@Nullable Key key = reader.readBinding(keys, null, true);
        if (key == null || key == FullScreen.Key.LEAVE) {
          return;
        }
        screen.press(key, width, height);
        drawnWidth = 0;
      }
    }
  }

  private void draw(List<String> lines) {
    terminal.puts(Capability.cursor_address, 0, 0);
    for (int i = 0; i < lines.size(); i++) {
      terminal.writer().print(lines.get(i));
      terminal.puts(Capability.clr_eol);
      if (i < lines.size() - 1) {
        terminal.writer().print("\r\n");
      }
    }
    terminal.puts(Capability.clr_eos);
    terminal.flush();
  }
}
