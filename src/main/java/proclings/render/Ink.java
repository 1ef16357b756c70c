package proclings.render;

/**
 * A colour, with its index in the 256 colours of xterm and its nearest of the first 16.
 *
 * <p>Those of 256 are fixed and of middle brightness, so each has a contrast of at least 3.8 both
 * on black and on white. The first 16 are the user's own scheme, which is theirs to keep legible;
 * black and white are not among those used, as one of them is the ground.
 */
public enum Ink {
  GREEN(28, 32),
  VIOLET(98, 35),
  BLUE(27, 94),
  ORANGE(166, 33),
  TEAL(30, 36),
  MAGENTA(163, 95),
  OLIVE(100, 92),
  BROWN(130, 34),
  RED(160, 31),
  GREY(243, 90);

  private final int xterm;
  private final int sgr;

  Ink(int xterm, int sgr) {
    this.xterm = xterm;
    this.sgr = sgr;
  }

  /** The index among the 256 colours of xterm. */
  int xterm() {
    return xterm;
  }

  /** The SGR parameter among the first 16 colours. */
  int sgr() {
    return sgr;
  }
}
