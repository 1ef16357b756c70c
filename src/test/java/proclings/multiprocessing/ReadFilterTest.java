package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.io.File;
import java.io.ObjectInputFilter;
import java.math.BigDecimal;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import proclings.shm.Segment;

/** Reading accepts only what a filter allows, on channels that only the same user can open. */
@Timeout(60)
class ReadFilterTest {

  private static final String PATTERN = "java.util.*;java.lang.*;!*";

  @EachEngine
  void whatTheFilterDoesNotAllowIsNotReadAndTheRestGoesOn(Engine engine) {
    assertThat(engine.run(Filtered.class).lines())
        .containsExactly(
            "without: [1.5]",
            "a child has it: " + PATTERN,
            "allowed: [1, two] 7 [3]",
            "it has java.math.BigDecimal, which the deserialisation filter \""
                + PATTERN
                + "\" does not allow",
            "and goes on: [after]",
            "a pool's result: ResultNotSerializableException",
            "no pattern: IllegalArgumentException true",
            "without again: [1.5]");
  }

  static final class Filtered {

    private static LinkedList<Object> list(Object... elements) {
      return new LinkedList<>(List.of(elements));
    }

    public static void main(String[] arguments) {
      Queue<Object> queue = new Queue<>();
      BigDecimal decimal = new BigDecimal("1.5");
      queue.put(list(decimal));
      print("without:", queue.get());
      Multiprocessing.setDeserializationFilter(PATTERN);
      queue.put(list(1, "two"));
      queue.put(7);
      queue.put(new int[] {3});
      queue.put(list(decimal));
      queue.put(list("after"));
      Process child =
          new Process(() -> {
            print("a child has it:", Multiprocessing.deserializationFilter());
            print("allowed:", queue.get(), queue.get(), queue.get());
            try {
              queue.get();
            } catch (UnreadableMessageException e) {
              print(Objects.requireNonNull(e.getCause()).getMessage());
            }
            print("and goes on:", queue.get());
          });
      child.start();
      child.join();
      try (Pool pool = new Pool(1)) {
        pool.apply(() -> list(new BigDecimal("2.5")));
      } catch (RemoteException e) {
        print("a pool's result:", e.getClass().getSimpleName());
      }
      try {
        Multiprocessing.setDeserializationFilter("maxdepth=deep");
      } catch (IllegalArgumentException e) {
        print(
            "no pattern:",
            e.getClass().getSimpleName(),
            Multiprocessing.deserializationFilter().equals(PATTERN));
      }
      Multiprocessing.setDeserializationFilter("");
      queue.put(list(decimal));
      print("without again:", queue.get());
    }
  }

  @EachEngine
  void overASocketOnlyPlainValuesAreReadUnlessTheProgramSaysWhatElse(Engine engine) {
    assertThat(engine.run(OverASocket.class).lines())
        .containsExactly(
            "plain: [1, 2.5, 2026-01-31]",
            "java.io.File is refused: true",
            "and then: after",
            "allowed: folder");
  }

  static final class OverASocket {
    public static void main(String[] arguments) {
      try (Listener listener = new Listener()) {
        SocketAddress address = listener.address();
        Process child = new Process(() -> send(address));
        child.start();
        try (Connection from = listener.accept()) {
          print("plain:", from.recv());
          try {
            from.recv();
          } catch (UnreadableMessageException e) {
            String said = String.valueOf(e.getMessage());
            print(
                "java.io.File is refused:",
                said.contains("java.io.File") && said.contains("setDeserializationFilter"));
          }
          print("and then:", from.recv());
          Multiprocessing.setDeserializationFilter("java.io.File;!*");
          print("allowed:", from.recv());
        }
        child.join();
      }
    }

    private static void send(SocketAddress address) {
      try (Connection to = Client.connect(address)) {
        to.send(new LinkedList<>(List.of(1, 2.5, LocalDate.of(2026, 1, 31))));
        to.send(new File("folder"));
        to.send("after");
        to.send(new File("folder"));
      }
    }
  }

  /** A standby rehearses with a message of its own before it is one. */
  @Test
  void whoBootsUnderAFilterThatForbidsNearlyAllStandsByAllTheSame() {
    assertThat(new Engine("forkserver", "futex").run(UnderAFilter.class).lines())
        .containsExactly("STANDBY");
  }

  static final class UnderAFilter {
    public static void main(String[] arguments) throws InterruptedException {
      Multiprocessing.setDeserializationFilter("!*");
      Session session = Session.current();
      Jvm jvm = Jvm.launch(session, true);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      session.table().awaitBooted(session.segment(), jvm.ordinal(), deadline);
      print(session.table().state(jvm.ordinal()));
    }
  }

  /** An array about to be read. */
  private record ArrayInfo(long arrayLength) implements ObjectInputFilter.FilterInfo {

    @Override
    public @Nullable Class<?> serialClass() {
      return long[].class;
    }

    @Override
    public long depth() {
      return 1;
    }

    @Override
    public long references() {
      return 1;
    }

    @Override
    public long streamBytes() {
      return 40;
    }
  }

  @Test
  void aFewBytesCannotAskForAllMemory() {
    ReadFilter filter =
        java.util.Objects.requireNonNull(
            ReadFilter.of(Session.current(), 2_000, ReadFilter.Origin.SESSION));

    assertThat(filter.checkInput(new ArrayInfo(2_000))).isEqualTo(ObjectInputFilter.Status.ALLOWED);
    assertThat(filter.checkInput(new ArrayInfo(2_001)))
        .isEqualTo(ObjectInputFilter.Status.REJECTED);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void onlyThisUserCanOpenTheSegment() throws Exception {
    try (Segment segment = Segment.create(1 << 20)) {
      // It has no name of its own; the way to it leads through a folder of its owner's.
      Path folder = segment.path().getParent();

      assertThat(folder).hasToString("/proc/" + ProcessHandle.current().pid() + "/fd");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .endsWith("------");
    }
  }
}
