package proclings.bench;

/** What a figure counts, and whether more of it is better. */
enum Unit {
  SECONDS(false),
  PER_SECOND(true),
  BYTES_PER_SECOND(true),
  BYTES(false);

  final boolean moreIsBetter;

  Unit(boolean moreIsBetter) {
    this.moreIsBetter = moreIsBetter;
  }

  /** How many times as good one figure is as another. */
  double times(double one, double other) {
    return moreIsBetter ? one / other : other / one;
  }

  /** A figure for people, in the unit that suits its size. */
  String text(double figure) {
    return switch (this) {
      case SECONDS ->
          figure < 1e-6
              ? "%.0f ns".formatted(figure * 1e9)
              : figure < 1e-3
                  ? "%.1f µs".formatted(figure * 1e6)
                  : figure < 1 ? "%.1f ms".formatted(figure * 1e3) : "%.2f s".formatted(figure);
      case PER_SECOND ->
          figure < 1e6 ? "%.0f k/s".formatted(figure / 1e3) : "%.2f M/s".formatted(figure / 1e6);
      case BYTES_PER_SECOND -> "%.2f GB/s".formatted(figure / 1e9);
      case BYTES -> "%.1f MB".formatted(figure / 1e6);
    };
  }
}
