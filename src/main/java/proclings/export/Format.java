package proclings.export;

import java.util.Locale;

/** What a transcript can be exported to. */
public enum Format {
  /** asciicast, which asciinema plays at a terminal. */
  CAST,
  /** One page for a browser that holds everything it needs. */
  HTML,
  /** The trace events of Chrome, which Perfetto shows. */
  TRACE,
  /** A Jupyter notebook. */
  IPYNB,
  /** Markdown. */
  MD,
  /** The timelines alone, as a picture. */
  SVG;

  /** As it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
