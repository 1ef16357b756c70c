package proclings.shell;

import java.util.List;

/** Something that has the whole screen to itself until it is left. */
interface FullScreen {

  /** The keys that move in it. */
  enum Key {
    LEFT,
    RIGHT,
    UP,
    DOWN,
    IN,
    OUT,
    ALL,
    LEAVE
  }

  /** The rows to be shown, at most {@code height} and none wider than {@code width}. */
  List<String> lines(int width, int height);

  /** All of it in one piece, for a terminal that can only go on. */
  List<String> whole(int width);

  /** Does what a key asks for, on a screen of that size. */
  void press(Key key, int width, int height);
}
