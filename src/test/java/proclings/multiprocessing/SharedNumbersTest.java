package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Action;
import proclings.event.Event;

/** What Python documents of Value and Array, between real processes. */
@Timeout(60)
class SharedNumbersTest {

  @EachEngine
  void everyTypeOfNumberIsSharedWithAnotherProcess(Engine engine) {
    assertThat(engine.run(Types.class).lines())
        .containsExactly(
            "[-1, 127, 0] [-1, 32767, 0] [-1, 2147483647, 0]",
            "[-1, 9223372036854775807, 0] [-1.5, Infinity, 0.0] [-1.5, 4.9E-324, 0.0]",
            "-128 -32768 -2147483648 -9223372036854775808 1.25 2.5",
            "5 5.5 -128",
            "[3, 7, 8, 3] [7, 8] [8, 3] 21 [7, 8, 9]",
            "[-1, 127, 0] [-1.5, 4.9E-324, 0.0]",
            "150000 149999 true",
            "Array-7 is in none: []");
  }

  static final class Types {
    public static void main(String[] arguments) {
      Array<Byte> bytes = new Array<>((byte) 0, 3);
      Array<Short> shorts = new Array<>((short) 0, 3, false);
      Array<Integer> ints = Array.of(0, 0, 0);
      Array<Long> longs = new Array<>(List.of(0L, 0L, 0L));
      Array<Float> floats = new Array<>(List.of(0f, 0f, 0f), false);
      Array<Double> doubles = new Array<>(0.0, 3);
      Array<Integer> empty = new Array<>(0, 0);
      Value<Byte> aByte = new Value<>((byte) 127);
      Value<Short> aShort = new Value<>(Short.MAX_VALUE, false);
      Value<Integer> anInt = new Value<>(Integer.MAX_VALUE);
      Value<Long> aLong = new Value<>(Long.MAX_VALUE, false);
      Value<Float> aFloat = new Value<>(0.25f, false);
      Value<Double> aDouble = Value.of(0.5);
      Array<Long> large = new Array<>(0L, 150_000);
      Process child =
          new Process(() -> {
            set(bytes, (byte) -1, Byte.MAX_VALUE);
            set(shorts, (short) -1, Short.MAX_VALUE);
            set(ints, -1, Integer.MAX_VALUE);
            set(longs, -1L, Long.MAX_VALUE);
            set(floats, -1.5f, Float.POSITIVE_INFINITY);
            set(doubles, -1.5, Double.MIN_VALUE);
            aByte.add((byte) 1);
            aShort.add((short) 1);
            anInt.add(1);
            aLong.add(1L);
            aFloat.add(1f);
            aDouble.add(2.0);
            large.set(0, IntStream.range(0, 150_000).asLongStream().toArray());
          });
      child.start();
      child.join();
      print(bytes, shorts, ints);
      print(longs, floats, doubles);
      print(aByte, aShort, anInt, aLong, aFloat, aDouble);
      anInt.set(5);
      aDouble.set(5.5);
      print(anInt.get(), aDouble.get(), aByte.get());
      Array<Integer> array = Array.of(3, 7, 8, 3);
      List<Integer> view = array.asList();
      int[] some = new int[2];
      array.get(1, some);
      List<Integer> copy = array.toList();
      int sum = array.stream().mapToInt(i -> i).sum();
      array.set(2, new int[] {8, 9});
      print(copy, Arrays.toString(some), copy.subList(2, 4), sum, view.subList(1, 4));
      byte[] three = new byte[3];
      bytes.get(0, three);
      double[] threeDoubles = new double[3];
      doubles.get(0, threeDoubles);
      print(Arrays.toString(three), Arrays.toString(threeDoubles));
      long[] all = new long[large.size()];
      large.get(0, all);
      print(all.length, large.get(149_999), Arrays.stream(all).sum() == 149_999L * 75_000);
      print(empty.name(), "is in none:", empty);
    }

    private static <T extends Number> void set(Array<T> array, T first, T second) {
      array.set(0, first);
      array.asList().set(1, second);
    }
  }

  @Test
  void mistakesAreToldWithIndexAndSize() {
    assertThat(new Engine("forkserver", "futex").run(Mistakes.class).lines())
        .containsExactly(
            "index -1 is not in Array-1, which has a size of 3",
            "index 3 is not in Array-1, which has a size of 3",
            "from 2 to 4 is not in Array-1, which has a size of 3",
            "from 2 to 1 is not in Array-1, which has a size of 3",
            "index 3 is not in Array-1, which has a size of 3",
            "Array-1 has numbers of type int, not double",
            "an array has 0 numbers or more: size=-1",
            "no numbers have no type: new Array<>(0, 0) makes an empty array of ints",
            "an array has numbers of one type: the first is int 1, number 1 is double 2.0",
            "Array-2 was made without a lock",
            "Value-1 was made without a lock");
  }

  static final class Mistakes {
    public static void main(String[] arguments) {
      Array<Integer> array = Array.of(1, 2, 3);
      tell(() -> array.get(-1));
      tell(() -> array.set(3, 1));
      tell(() -> array.get(2, new int[2]));
      tell(() -> array.slice(2, 1));
      tell(() -> array.asList().get(3));
      tell(() -> array.set(0, new double[1]));
      tell(() -> new Array<>(0, -1));
      tell(() -> new Array<Integer>(List.of()));
      tell(() -> new Array<Number>(List.of(1, 2.0)));
      tell(() -> new Array<>(0, 1, false).lock());
      tell(() -> new Value<>(0, false).lock());
    }

    private static void tell(Runnable mistake) {
      try {
        mistake.run();
        print("nothing happened");
      } catch (RuntimeException e) {
        print(e.getMessage());
      }
    }
  }

  @EachEngine
  void nothingIsLostUnderALockNorByAnAdditionInOneStep(Engine engine) {
    assertThat(engine.run(Counting.class).lines())
        .containsExactly("[600, 600] 600 600", "all the same: true");
  }

  static final class Counting {
    public static void main(String[] arguments) {
      Array<Short> counts = new Array<>((short) 0, 2);
      Value<Integer> unlocked = new Value<>(0, false);
      Value<Double> locked = new Value<>(0.0);
      Array<Integer> equal = new Array<>(0, 1000);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        int mine = i + 1;
        Process worker =
            new Process(() -> {
              int[] numbers = new int[1000];
              Arrays.fill(numbers, mine);
              for (int n = 0; n < 300; n++) {
                try (Held held = counts.lock().hold()) {
                  counts.set(0, (short) (counts.get(0) + 1));
                  counts.set(1, (short) (counts.get(1) + 1));
                }
                unlocked.add(1);
                locked.add(1.0);
                equal.set(0, numbers);
              }
            });
        worker.start();
        team.add(worker);
      }
      boolean same = true;
      while (team.stream().anyMatch(Process::isAlive)) {
        same &= equal.stream().mapToInt(x -> x).sum() >= 0;
        same &= equal.toList().stream().distinct().count() == 1;
      }
      team.forEach(Process::join);
      print(counts, unlocked, Math.round(locked.get()));
      print("all the same:", same);
    }
  }

  @EachEngine
  void aWriterThatIsKilledLeavesNobodyWaitingAndNoNumberHalf(Engine engine) {
    assertThat(engine.run(KilledWriters.class).lines()).containsExactly("4 killed, all whole");
  }

  static final class KilledWriters {
    private static final long[] WHOLE = {0, 0x1111_1111_1111_1111L, 0x2222_2222_2222_2222L};

    public static void main(String[] arguments) {
      Random random = new Random(7);
      int killed = 0;
      String whole = "all whole";
      for (int round = 0; round < 4; round++) {
        Array<Long> array = new Array<>(0L, 200, round % 2 == 0);
        Value<Long> value = new Value<>(0L, round % 3 == 0);
        Process writer = new Process(() -> write(array, value));
        writer.start();
        while (value.get() == 0) {
          Thread.onSpinWait();
        }
        for (int spins = random.nextInt(200_000); spins > 0; spins--) {
          Thread.onSpinWait();
        }
        writer.kill();
        array.set(0, 0L);
        value.set(0L);
        writer.join();
        killed += Integer.valueOf(-9).equals(writer.exitCode()) ? 1 : 0;
        for (long number : array) {
          whole = number == WHOLE[(int) (number & 3)] ? whole : "half: " + number;
        }
      }
      print(killed, "killed,", whole);
    }

    private static void write(Array<Long> array, Value<Long> value) {
      long[] numbers = new long[200];
      for (int i = 0; true; i++) {
        Arrays.fill(numbers, WHOLE[1 + i % 2]);
        array.set(0, numbers);
        array.set(1, WHOLE[1]);
        value.set(WHOLE[1]);
      }
    }
  }

  /** Reads and writes with and without a lock, under the eyes of an observer. */
  static final class Observed implements Host.Entry {
    @Override
    public void run(Link link) throws Exception {
      Array<Integer> locked = new Array<>(0, 4);
      Array<Integer> unlocked = new Array<>(0, 4, false);
      Value<Integer> value = new Value<>(0, false);
      List<Process> team = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Process worker = new Process(() -> work(locked, unlocked, value));
        worker.start();
        team.add(worker);
      }
      team.forEach(Process::join);
      link.send((locked + " " + value).getBytes(UTF_8));
      link.receive();
    }

    private static void work(Array<Integer> locked, Array<Integer> unlocked, Value<Integer> value) {
      for (int i = 0; i < 50; i++) {
        try (Held held = locked.lock().hold()) {
          locked.set(1, locked.get(1) + 1);
        }
        unlocked.set(2, unlocked.get(2) + 1);
        unlocked.set(0, new int[] {i, i});
        value.add(1);
      }
    }
  }

  @Test
  void everyReadingIsOfTheLatestWriting() throws Exception {
    List<Event> events = new CopyOnWriteArrayList<>();
    try (Host host = Host.open(Host.Options.usual(), events::add)) {
      HostedMain main = host.launch(Observed.class);
      assertThat(new String(main.receive(), UTF_8)).isEqualTo("[0, 100, 0, 0] 100");
    }
    Map<String, Long> latest = new HashMap<>();
    String holder = "";
    for (Event event : events) {
      if (event instanceof Event.Operation op && op.object().matches("(Array|Value)-\\d")) {
        long before = latest.getOrDefault(op.object(), 0L);
        if (op.what() == Action.WRITE) {
          assertThat(op.item()).as("version, %s", op).isEqualTo(before + 1);
          latest.put(op.object(), op.item());
        } else if (op.what() == Action.READ) {
          assertThat(op.item()).as("version, %s", op).isEqualTo(before);
        } else {
          assertThat(holder).as("holder, %s", op).isIn("", op.by().name());
          holder = op.what() == Action.ACQUIRE ? op.by().name() : "";
        }
      }
    }
    assertThat(latest)
        .containsEntry("Array-1", 100L)
        .containsEntry("Array-2", 200L)
        .containsEntry("Value-1", 100L);
  }
}
