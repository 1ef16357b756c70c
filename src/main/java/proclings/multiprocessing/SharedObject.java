package proclings.multiprocessing;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import proclings.shm.Objects;
import proclings.shm.Segment;

/**
 * A handle of an object in shared memory. What travels to another process is the address alone; all
 * handles of one object are equal, in whatever process they are.
 */
abstract class SharedObject implements Serializable {

  private static final long serialVersionUID = 1;

  private final long address;
  private transient Session session;
  private transient String name;

  SharedObject(Session session, String kind, long address) {
    this.address = address;
    this.session = session;
    this.name = kind + "-" + Objects.number(session.segment(), address);
  }

  /** What the object is called in the events: the kind, in front of its number. */
  abstract String kind();

  /** Makes again what does not travel. */
  void attached() {}

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    session = Session.current();
    name = kind() + "-" + Objects.number(session.segment(), address);
    attached();
  }

  final long address() {
    return address;
  }

  final Segment segment() {
    return session.segment();
  }

  /** What this process does to the object passes here. */
  Gate gate() {
    return session.gate();
  }

  /** The kind and the number in order of creation, such as {@code Queue-1}. */
  public final String name() {
    return name;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof SharedObject that
        && that.getClass() == getClass()
        && that.address == address
        && that.session == session;
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(address);
  }

  @Override
  public String toString() {
    return name;
  }
}
