package proclings.event.json;

/** A line that is no event, or no header, of the format that this program reads. */
public final class EventFormatException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;
  private final String remedy;

  EventFormatException(int line, int column, String what, String remedy) {
    super(what);
    this.line = line;
    this.column = column;
    this.remedy = remedy;
  }

  /** The line at fault, from 1. */
  public int line() {
    return line;
  }

  /** Where in the line, from 1. */
  public int column() {
    return column;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** What is wrong, where, and what to do: {@code 12:5: "prints" is no kind of event. …}. */
  public String explanation() {
    return line + ":" + column + ": " + getMessage() + ". " + remedy;
  }
}
