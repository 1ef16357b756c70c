package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;
import static proclings.multiprocessing.Thrown.thrown;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.shm.MessageLog;
import proclings.shm.PipeEnd;

/** What Python documents of Pipe and Connection, between real processes. */
@Timeout(60)
class PipeTest {

  /** What went wrong, by the exception's name. */
  @EachEngine
  void messagesGoBothWaysWholeAndInTheirOrder(Engine engine) {
    assertThat(engine.run(BothWays.class).lines())
        .containsExactly(
            "Connection-1 Connection-2",
            "2000 of 2000 came back",
            "3000000 bytes came back",
            "null [1, two] true",
            "EndOfFileException",
            "BrokenPipeException");
  }

  static final class BothWays {
    public static void main(String[] arguments) {
      Pipe pipe = new Pipe();
      Connection a = pipe.first();
      Connection b = pipe.second();
      print(a, b);
      Process echo =
          new Process(() -> {
            for (Object got = b.recv(); !"end".equals(got); got = b.recv()) {
              b.send(got);
            }
          });
      echo.start();
      b.close();
      int same = 0;
      for (int i = 0; i < 1000; i++) {
        a.send(i);
        a.send("text " + i);
        same += Integer.valueOf(i).equals(a.recv()) ? 1 : 0;
        same += ("text " + i).equals(a.recv()) ? 1 : 0;
      }
      print(same, "of 2000 came back");
      byte[] large = new byte[3_000_000];
      Arrays.fill(large, (byte) 7);
      a.sendBytes(large);
      print(Arrays.mismatch(large, a.recvBytes()) < 0 ? large.length : -1, "bytes came back");
      a.send(null);
      a.send(List.of(1, "two"));
      a.send(a);
      print(
          String.valueOf(a.recv()),
          String.valueOf(a.recv()),
          java.util.Objects.equals(a, a.recv()));
      a.send("end");
      print(thrown(a::recv));
      print(thrown(() -> a.send(1)));
      echo.join();
    }
  }

  @EachEngine
  void whoUsesAnEndWronglyIsToldSoAndLosesNothing(Engine engine) {
    assertThat(engine.run(Wrong.class).lines())
        .containsExactly(
            "false true true false",
            "OneWayException: Connection-2 can only send: receive with the other end, Connection-1,"
                + " or make a pipe that goes both ways with new Pipe()",
            "OneWayException OneWayException OneWayException",
            "NotSendableException IndexOutOfBoundsException false",
            "IllegalStateException text",
            "MessageTooLongException [2, 3, 4]",
            "BufferTooShortException 3 of [0, 0]",
            "3 [0, 2, 3, 4]",
            "ConnectionClosedException ConnectionClosedException ConnectionClosedException",
            "true true ConnectionClosedException",
            "IllegalArgumentException",
            "true WaitInterruptedException");
  }

  static final class Wrong {
    public static void main(String[] arguments) throws Exception {
      Pipe pipe = new Pipe(false);
      Connection in = pipe.first();
      Connection out = pipe.second();
      print(in.writable(), in.readable(), out.writable(), out.readable());
      try {
        out.recv();
      } catch (OneWayException e) {
        print("OneWayException:", e.getMessage());
      }
      print(thrown(() -> in.send(1)), thrown(out::poll), thrown(out::recvBytes));
      byte[] bytes = {1, 2, 3, 4, 5};
      print(
          thrown(() -> out.send(new Thread())),
          thrown(() -> out.sendBytes(bytes, 3, 3)),
          in.poll());
      out.send("text");
      print(thrown(in::recvBytes), in.recv());
      out.sendBytes(bytes, 1, 3);
      print(thrown(() -> in.recvBytes(2)), Arrays.toString(in.recvBytes(3)));
      out.sendBytes(bytes, 1, 3);
      byte[] buffer = new byte[2];
      try {
        in.recvBytesInto(buffer);
      } catch (BufferTooShortException e) {
        print("BufferTooShortException", e.message().length, "of", Arrays.toString(buffer));
      }
      out.sendBytes(bytes, 1, 3);
      byte[] large = new byte[4];
      print(in.recvBytesInto(large, 1), Arrays.toString(large));
      out.close();
      out.close();
      print(thrown(() -> out.send(1)), thrown(out::poll), thrown(out::recv));
      Connection late = copy(out);
      print(late.closed(), out.closed(), thrown(() -> late.send(1)));
      print(thrown(() -> new Pipe(in, new Pipe().first())));
      Connection idle = new Pipe().first();
      Thread.currentThread().interrupt();
      print(idle.readable(), thrown(idle::recv));
    }
  }

  /** By a stream that the engine does not know. */
  private static Connection copy(Connection connection) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(connection);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Connection) in.readObject();
    }
  }

  @EachEngine
  void senderWaitsWhenNobodyReceivesAndPollTellsOfMessagesAndTheEnd(Engine engine) {
    assertThat(engine.run(Bounded.class).lines())
        .containsExactly("false false", "less than 64 KiB lie there", "64 of 64", "true true");
  }

  static final class Bounded {
    public static void main(String[] arguments) {
      Pipe pipe = new Pipe(false);
      Connection in = pipe.first();
      Connection out = pipe.second();
      print(in.poll(), in.poll(Duration.ofMillis(1)));
      Value<Integer> sent = new Value<>(0);
      Process sender =
          new Process(() -> {
            for (int i = 0; i < 64; i++) {
              out.sendBytes(new byte[8000]);
              sent.set(i + 1);
            }
          });
      sender.start();
      out.close();
      // The eighth is sent before the ninth has to wait.
      while (sent.get() < 8) {
        Thread.onSpinWait();
      }
      print(sent.get() == 8 ? "less than 64 KiB lie there" : sent.get());
      int count = 0;
      while (in.poll(Duration.ofSeconds(20))) {
        try {
          count += in.recvBytes().length == 8000 ? 1 : 0;
        } catch (EndOfFileException e) {
          break;
        }
      }
      print(count, "of 64");
      print(in.poll(), in.ready());
      sender.join();
    }
  }

  @Test
  void aSenderThatWaitsIsToldWhenTheReceiverIsGone() {
    assertThat(new Engine("forkserver", "futex").run(GoneReceiver.class).lines())
        .containsExactly("BrokenPipeException", "WaitInterruptedException then nothing lost");
  }

  static final class GoneReceiver {
    public static void main(String[] arguments) throws Exception {
      Pipe pipe = new Pipe(false);
      Process receiver = new Process(() -> hang(pipe.first()));
      receiver.start();
      pipe.first().close();
      Thread killer = new Thread(() -> killWhenFull(receiver, pipe.second()));
      killer.start();
      print(thrown(() -> fill(pipe.second())));
      killer.join();
      receiver.join();
      Pipe other = new Pipe();
      Thread self = Thread.currentThread();
      Thread interrupter = new Thread(() -> interruptWhenFull(self, other.second()));
      interrupter.start();
      String how = thrown(() -> fill(other.second()));
      interrupter.join();
      int number = 0;
      while (other.first().poll()) {
        number += other.first().recv() instanceof byte[] bytes && bytes.length == 30_000 ? 1 : 100;
      }
      print(how, number == 2 ? "then nothing lost" : number);
    }

    private static void hang(Connection connection) throws Exception {
      DeathTest.hang();
      connection.close();
    }

    private static void fill(Connection to) {
      while (true) {
        to.sendBytes(new byte[30_000]);
      }
    }

    private static void killWhenFull(Process receiver, Connection to) {
      awaitFull(to);
      receiver.kill();
    }

    private static void interruptWhenFull(Thread sender, Connection to) {
      awaitFull(to);
      sender.interrupt();
    }

    private static void awaitFull(Connection to) {
      MessageLog log =
          java.util.Objects.requireNonNull(PipeEnd.outgoing(to.segment(), to.address()));
      while (log.hasRoom(30_000)) {
        Thread.onSpinWait();
      }
    }
  }
}
