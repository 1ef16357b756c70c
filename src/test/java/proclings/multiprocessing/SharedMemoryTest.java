package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;
import static proclings.multiprocessing.Thrown.thrown;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import proclings.shm.BlockHeap;

/** Memory with a name, between processes that come and go. */
@Timeout(120)
class SharedMemoryTest {

  @EachEngine
  void isFoundByNameAndHandedOnUntilTheLastHasClosedIt(Engine engine) {
    assertThat(engine.run(Sharing.class).lines())
        .containsExactly(
            "100000000 bytes, a child wrote 1 and 2",
            "by handle: 3 true",
            "a second: SharedMemoryExistsException",
            "unlinked: SharedMemoryNotFoundException SharedMemoryNotFoundException",
            "its holder still has it: 3",
            "closed: SharedMemoryClosedException IllegalStateException",
            "its holder was killed: SharedMemoryNotFoundException",
            "zeros again: 0 0",
            "no name: true true",
            "bounds: IndexOutOfBoundsException",
            "nonsense: IllegalArgumentException IllegalArgumentException IllegalArgumentException",
            "too much: OutOfSharedMemoryException");
  }

  static final class Sharing {
    private static final int SIZE = 100_000_000;

    public static void main(String[] arguments) {
      SharedMemory block = new SharedMemory("block", SIZE);
      run(() -> {
        try (SharedMemory same = SharedMemory.attach("block")) {
          same.buffer().put(0, (byte) 1).put(SIZE - 1, (byte) 2);
        }
      });
      print(
          block.size(),
          "bytes, a child wrote",
          block.buffer().get(0),
          "and",
          block.buffer().get(SIZE - 1));
      run(() -> block.buffer().putInt(8, 3));
      print(
          "by handle:",
          block.buffer().getInt(8),
          block.equals(SharedMemory.attach("block")) && block.name().equals("block"));
      print("a second:", thrown(() -> new SharedMemory("block", 1)));

      Queue<Object> questions = new Queue<>();
      Queue<Object> answers = new Queue<>();
      Process holder = new Process(() -> hold(questions, answers));
      holder.start();
      questions.put(block);
      answers.get();
      block.unlink();
      print("unlinked:", thrown(() -> SharedMemory.attach("block")), thrown(block::unlink));
      MemorySegment memory = block.memory();
      // Its other handle is never closed here: the last holder is then this process.
      block.close();
      block.close();
      questions.put("?");
      print("its holder still has it:", answers.get());
      print("closed:", thrown(block::memory), thrown(() -> memory.get(ValueLayout.JAVA_BYTE, 0)));

      SharedMemory other = new SharedMemory("other", SIZE);
      other.buffer().put(0, (byte) 9).put(SIZE - 1, (byte) 9);
      questions.put(other);
      answers.get();
      other.unlink();
      other.close();
      Queue<Object> late = new Queue<>();
      late.put(other);
      holder.kill();
      holder.join();
      SharedMemory arrived = (SharedMemory) java.util.Objects.requireNonNull(late.get());
      print("its holder was killed:", thrown(arrived::memory));
      arrived.close();

      SharedMemory again = new SharedMemory("other", SIZE);
      print("zeros again:", again.buffer().get(0), again.buffer().get(SIZE - 1));
      again.unlink();
      again.close();

      SharedMemory one = new SharedMemory(1);
      SharedMemory two = new SharedMemory(1);
      print("no name:", !one.name().equals(two.name()), one.memory().byteSize() == 1);
      print("bounds:", thrown(() -> one.memory().get(ValueLayout.JAVA_BYTE, 1)));
      print(
          "nonsense:",
          thrown(() -> new SharedMemory(0)),
          thrown(() -> new SharedMemory("", 1)),
          thrown(() -> new SharedMemory("é".repeat(128), 1)));
      print("too much:", thrown(() -> new SharedMemory(1L << 40)));
    }

    private static void run(Target task) {
      Process process = new Process(task);
      process.start();
      process.join();
    }

    private static void hold(Queue<Object> questions, Queue<Object> answers) {
      SharedMemory had = (SharedMemory) java.util.Objects.requireNonNull(questions.get());
      answers.put("had");
      questions.get();
      answers.put(had.buffer().getInt(8));
      Object more = questions.get();
      answers.put("had");
      while (more != null) {
        more = questions.get();
      }
    }
  }

  @EachEngine
  void nothingIsLostWithThoseWhoAreKilled(Engine engine) {
    assertThat(engine.run(Killed.class).lines()).containsExactly("all blocks are accounted for");
  }

  static final class Killed {
    private static final int NAMES = 3;
    private static final int SIZE = 100_000;
    private static final long BLOCK_BYTES = 128 << 10;

    public static void main(String[] arguments) {
      Random random = new Random();
      Event never = new Event();
      Process survivor = new Process(() -> comeAndGo(1, never));
      survivor.start();
      for (int round = 0; round < 6; round++) {
        Event begun = new Event();
        int rounds = 1 + random.nextInt(300);
        Process victim = new Process(() -> comeAndGo(rounds, begun));
        victim.start();
        begun.await();
        victim.kill();
        victim.join();
      }
      survivor.kill();
      survivor.join();
      for (int i = 0; i < NAMES; i++) {
        try (SharedMemory left = SharedMemory.attach("name " + i)) {
          left.unlink();
        } catch (SharedMemoryNotFoundException e) {
          // Nobody had it.
        }
      }
      // One for each name, and one for each process that has what another has unlinked.
      long most = NAMES + 2;
      long blocks = BlockHeap.usedBytes(Session.current().segment()) / BLOCK_BYTES;
      for (int i = 0; i < blocks; i++) {
        new SharedMemory(SIZE);
      }
      long after = BlockHeap.usedBytes(Session.current().segment()) / BLOCK_BYTES;
      print(
          blocks <= most && after == blocks
              ? "all blocks are accounted for"
              : blocks + " blocks, then " + after);
    }

    /** Takes up names and lets them go, for ever. */
    private static void comeAndGo(int rounds, Event begun) {
      Random random = new Random();
      for (long round = 1; true; round++) {
        String name = "name " + random.nextInt(NAMES);
        try (SharedMemory block =
            random.nextBoolean() ? new SharedMemory(name, SIZE) : SharedMemory.attach(name)) {
          block.buffer().putLong(0, round);
          if (random.nextBoolean()) {
            block.unlink();
          }
        } catch (SharedMemoryExistsException | SharedMemoryNotFoundException e) {
          // The other was first.
        }
        if (round == rounds) {
          begun.set();
        }
      }
    }
  }
}
