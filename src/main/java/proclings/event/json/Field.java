package proclings.event.json;

/** The names in the format. */
final class Field {
  static final String FORMAT_NAME = "proclings-transcript";

  static final String FORMAT = "format";
  static final String VERSION = "version";
  static final String LESSON = "lesson";
  static final String RECORDED = "recorded";
  static final String ENGINE = "proclings";
  static final String JVM = "java";
  static final String PLATFORM = "platform";
  static final String CPUS = "cpus";

  static final String SEQ = "seq";
  static final String NANOS = "nanos";
  static final String EVENT = "event";
  static final String BY = "by";
  static final String PID = "pid";
  static final String NAME = "name";
  static final String CHILD = "child";
  static final String METHOD = "method";
  static final String DAEMON = "daemon";
  static final String EXIT_CODE = "code";
  static final String TARGET = "target";
  static final String SIGNAL = "signal";
  static final String STREAM = "stream";
  static final String TEXT = "text";
  static final String TO = "to";
  static final String OBJECT = "object";
  static final String ITEM = "item";
  static final String CELL = "cell";
  static final String SOURCE = "source";
  static final String OUTCOME = "outcome";
  static final String DETAIL = "detail";

  // These are written by hand only.
  static final String LIKE = "like";
  static final String TIMES = "times";

  private Field() {}
}
