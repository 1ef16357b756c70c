package proclings.multiprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What became of a task, or of one input of its chunk.
 *
 * @param value what it gave; a list of items for a task that was {@link PoolMessage#EACH}
 * @param error why it failed; null if it did not
 */
record PoolItem(@Nullable Object value, @Nullable RuntimeException error) {

  static PoolItem failed(RuntimeException error) {
    return new PoolItem(null, error);
  }

  /**
   * Reads what a worker wrote, up to its end. That runs the user's code, and so never throws.
   *
   * @param worker who wrote it, for the error: a text is slow to make
   */
  static PoolItem read(int status, Supplier<String> worker, Bytes message) {
    try {
      return switch (status) {
        case PoolMessage.VALUE -> new PoolItem(Codec.decode(message), null);
        case PoolMessage.ITEMS -> new PoolItem(readAll(worker, message), null);
        default -> failed(PoolFailure.read(status, worker.get(), message));
      };
    } catch (UnreadableMessageException e) {
      return unreadable(worker, e.getCause(), e);
    } catch (Throwable e) {
      return unreadable(worker, e, e);
    }
  }

  private static PoolItem unreadable(
      Supplier<String> worker, @Nullable Throwable why, Throwable cause) {
    return failed(
        new ResultNotSerializableException(
            "what %s gave can't be read here: %s".formatted(worker.get(), why), "", cause));
  }

  private static List<PoolItem> readAll(Supplier<String> worker, Bytes message) {
    List<PoolItem> items = new ArrayList<>();
    while (message.left() > 0) {
      Bytes item = new Bytes(message.getBytes((int) message.getNumber()));
      int status = item.getByte();
      item.getNumber();
      item.getNumber();
      items.add(read(status, worker, item));
    }
    return items;
  }
}
