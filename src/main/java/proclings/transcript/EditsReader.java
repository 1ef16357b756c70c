package proclings.transcript;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import proclings.event.Event;
import proclings.event.json.Entry;
import proclings.lesson.LinePattern;

/** Takes the lines of a transcript apart into what happened and what a hand left open. */
final class EditsReader {
  private final Path file;
  private final List<Event> events = new ArrayList<>();
  private final Map<Long, LinePattern> patterns = new HashMap<>();
  private final Set<Long> repeated = new HashSet<>();
  private final List<Edits.Gap> gaps = new ArrayList<>();
  private final List<Entry.Elided> open = new ArrayList<>();
  private final List<Entry.Elided> ofCell = new ArrayList<>();
  private final Set<String> processes = new TreeSet<>();

  EditsReader(Path file) {
    this.file = file;
  }

  /**
   * Takes the next line.
   *
   * @throws TranscriptException if what was written by hand can't be understood
   */
  void add(Entry entry) {
    switch (entry) {
      case Entry.Elided elided -> {
        open.add(elided);
        ofCell.add(elided);
      }
      case Entry.Happened happened -> {
        Event event = happened.event();
        close(event.seq());
        if (event instanceof Event.CellBegan) {
          checkNames();
        }
        processes.add(event.by().name());
        if (event instanceof Event.Started start) {
          processes.add(start.child().name());
        }
        if (happened.anyTimes()) {
          repeated.add(event.seq());
        }
        if (happened.pattern().isPresent() && event instanceof Event.Printed line) {
          patterns.put(event.seq(), pattern(line.text(), entry.line(), happened.pattern()));
        }
        events.add(event);
      }
    }
  }

  private LinePattern pattern(String text, int line, OptionalInt column) {
    try {
      return LinePattern.parse(text);
    } catch (LinePattern.BadPatternException e) {
      int place = column.orElse(1) + 1 + e.offset();
      throw wrong(line, place, e.getMessage() + ". " + e.remedy());
    }
  }

  private void close(long before) {
    open.forEach(elided -> gaps.add(new Edits.Gap(before, elided.by())));
    open.clear();
  }

  /** A name that no process of the cell has is a slip, and would leave open nothing at all. */
  private void checkNames() {
    for (Entry.Elided elided : ofCell) {
      if (elided.by().isPresent() && !processes.contains(elided.by().get())) {
        throw wrong(
            elided.line(),
            elided.column(),
            "no process of this cell is called \"%s\". Its processes are %s; without \"by\" the line"
                    .formatted(elided.by().get(), String.join(", ", processes))
                + " stands for what any of them did");
      }
    }
    ofCell.clear();
    processes.clear();
  }

  private TranscriptException wrong(int line, int column, String what) {
    return new TranscriptException("%s:%d:%d: %s".formatted(file, line, column, what));
  }

  List<Event> events() {
    return events;
  }

  /** What was left open; to be called after the last line. */
  Edits edits() {
    close(Long.MAX_VALUE);
    checkNames();
    return new Edits(patterns, repeated, gaps);
  }
}
