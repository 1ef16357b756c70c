package proclings.multiprocessing;

import java.util.ArrayList;
import java.util.List;

/** The processes of a session by descent, as the table has them at one moment. */
final class Family {

  private final List<ProcessTable.Entry> all;

  private Family(List<ProcessTable.Entry> all) {
    this.all = all;
  }

  static Family of(ProcessTable table) {
    List<ProcessTable.Entry> all = new ArrayList<>();
    for (int ordinal : table.children(0)) {
      ProcessTable.Entry entry = table.entry(ordinal);
      if (entry != null && entry.pid() != 0) {
        all.add(entry);
      }
    }
    return new Family(all);
  }

  /** The descendants of a process, parents before their children. */
  List<ProcessTable.Entry> below(int ordinal) {
    List<ProcessTable.Entry> found = new ArrayList<>();
    collect(ordinal, found);
    return found;
  }

  private void collect(int ordinal, List<ProcessTable.Entry> into) {
    for (ProcessTable.Entry entry : all) {
      if (entry.parent() == ordinal && entry.ordinal() != ordinal) {
        into.add(entry);
        collect(entry.ordinal(), into);
      }
    }
  }
}
