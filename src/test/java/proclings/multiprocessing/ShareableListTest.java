package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;
import static proclings.multiprocessing.Thrown.thrown;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Timeout;

/** What Python documents of ShareableList, between real processes. */
@Timeout(60)
class ShareableListTest {

  @EachEngine
  void elementsAreChangedInPlaceByWhomeverItIsFoundOrGiven(Engine engine) {
    assertThat(engine.run(Elements.class).lines())
        .containsExactly(
            "7: [howdy, 42, 7, 2.5, true, null, 3 bytes]",
            "a child by name: [hi\0\0, null, 8, x, 1, null, 3 bytes]",
            "a child by handle: 1 true",
            "found: 2 1 4 NoSuchElementException",
            "too long: SlotTooSmallException hi\0\0, and the room is used: 12345678",
            "wrong: IndexOutOfBoundsException IndexOutOfBoundsException IllegalArgumentException",
            "no list: IllegalArgumentException SharedMemoryNotFoundException",
            "empty: 0 false",
            "closed: SharedMemoryClosedException true");
  }

  static final class Elements {
    public static void main(String[] arguments) {
      ShareableList list =
          new ShareableList(
              "list", Arrays.asList("howdy", 42, 7L, 2.5, true, null, new byte[] {1, 0, 0}));
      print(list.size() + ":", text(list));
      run(() -> {
        ShareableList same = ShareableList.attach("list");
        same.set(0, "hi\0\0");
        same.set(1, null);
        same.set(2, 8L);
        same.set(3, "x");
        same.set(4, 1);
      });
      print("a child by name:", text(list));
      Queue<Object> back = new Queue<>();
      run(() -> {
        list.set(5, 1L);
        back.put(list);
      });
      print("a child by handle:", list.get(5), list.equals(back.get()));
      list.set(5, null);
      print(
          "found:",
          list.count(null),
          list.index(null),
          list.index(1),
          thrown(() -> list.index("no")));
      String failure = thrown(() -> list.set(0, "123456789"));
      Object still = list.get(0);
      list.set(0, "12345678");
      print("too long:", failure, still + ", and the room is used:", list.get(0));
      print(
          "wrong:",
          thrown(() -> list.get(7)),
          thrown(() -> list.set(-1, 1)),
          thrown(() -> list.set(0, 1.5f)));
      SharedMemory memory = new SharedMemory("memory", 100);
      print(
          "no list:",
          thrown(() -> ShareableList.attach("memory")),
          thrown(() -> ShareableList.attach("nowhere")));
      memory.unlink();
      ShareableList empty = new ShareableList(List.of());
      print("empty:", empty.size(), empty.iterator().hasNext());
      list.shm().close();
      print("closed:", thrown(() -> list.get(0)), list.toString().contains("(closed, name="));
    }

    private static String text(ShareableList list) {
      String all = list.toString();
      return all.substring(all.indexOf('['), all.indexOf(']') + 1);
    }

    static void run(Target target) {
      Process process = new Process(target);
      process.start();
      process.join();
    }
  }

  @EachEngine
  void aWriterThatIsKilledLeavesTheOldOrTheNewValue(Engine engine) {
    assertThat(engine.run(Killed.class).lines())
        .containsExactly("8 killed, and every text is whole");
  }

  static final class Killed {
    private static final int LENGTH = 2000;

    public static void main(String[] arguments) {
      ShareableList list = new ShareableList(List.of("a".repeat(LENGTH)));
      Random random = new Random();
      for (int round = 0; round < 8; round++) {
        Event begun = new Event();
        int writes = 1 + random.nextInt(500);
        Process writer = new Process(() -> write(list, writes, begun));
        writer.start();
        begun.await();
        writer.kill();
        String text = (String) Objects.requireNonNull(list.get(0));
        if (text.length() < LENGTH / 2 || text.chars().distinct().count() != 1) {
          print("torn:", text);
        }
        writer.join();
      }
      print("8 killed, and every text is whole");
    }

    private static void write(ShareableList list, int writes, Event begun) {
      for (int i = 0; true; i++) {
        list.set(0, String.valueOf((char) ('a' + i % 26)).repeat(LENGTH - i % (LENGTH / 2)));
        if (i == writes) {
          begun.set();
        }
      }
    }
  }
}
