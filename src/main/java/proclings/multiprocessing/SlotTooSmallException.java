package proclings.multiprocessing;

/**
 * A value does not fit where it is to go in a {@link ShareableList}; the old one is still there.
 */
public final class SlotTooSmallException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  SlotTooSmallException(String list, int index, int bytes, int most) {
    super(
        "element %d of %s has room for %d bytes, not for %d: the list is made with room for what it has at first"
            .formatted(index, list, most, bytes));
  }
}
