package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.currentProcess;
import static proclings.multiprocessing.Multiprocessing.print;
import static proclings.multiprocessing.Thrown.message;
import static proclings.multiprocessing.Thrown.thrown;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Python documents of Listener and Client, between real processes and over real sockets. */
@Timeout(90)
class ListenerTest {

  @EachEngine
  void whatOneEndSendsTheOtherReceivesOverAFileAndOverTcp(Engine engine) {
    assertThat(engine.run(Talk.class).lines())
        .containsExactly(
            "rwx------ rw-------",
            "false [Connection-1] hello [1, two, null] 0 [1, 2]",
            "3 [0, 7, 8, 9] BufferTooShortException MessageTooLongException IllegalStateException",
            "answered true true",
            "EndOfFileException BrokenPipeException 0",
            "true ConnectionClosedException NotSendableException",
            "loopback: true",
            "false [Connection-7] hello [1, two, null] 0 [1, 2]",
            "3 [0, 7, 8, 9] BufferTooShortException MessageTooLongException IllegalStateException",
            "answered true true",
            "UncheckedIOException UncheckedIOException IllegalArgumentException",
            "there is no connection to none.invalid/<unresolved>:1: there is no host of that name",
            "IllegalStateException IllegalStateException UncheckedIOException false false");
  }

  static final class Talk {

    /** Linux lets the two buffers of a TCP connection grow to 10 MiB together. */
    private static final int MUCH = 16 << 20;

    public static void main(String[] arguments) throws Exception {
      Listener listener = new Listener();
      SocketAddress address = listener.address();
      Path file = ((UnixDomainSocketAddress) address).getPath();
      Path folder = java.util.Objects.requireNonNull(file.getParent());
      print(
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)),
          PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      Process child = new Process(() -> speak(address));
      child.start();
      Connection here = listener.accept();
      hear(here, listener);
      child.join();
      // The system takes what it has room for before it says that nobody is there.
      print(thrown(here::recv), thrown(() -> sendForEver(here)), child.exitCode());
      String unsendable = thrown(() -> new Queue<Object>().put(here));
      here.close();
      here.close();
      print(here.closed(), thrown(here::recv), unsendable);

      Listener tcp = new Listener(0);
      InetSocketAddress inet = (InetSocketAddress) tcp.address();
      print("loopback:", inet.getAddress().isLoopbackAddress());
      child = new Process(() -> speak(inet));
      child.start();
      hear(tcp.accept(), tcp);
      child.join();
      tcp.close();
      print(
          thrown(() -> new Listener(address)),
          thrown(() -> Client.connect(inet)),
          thrown(() -> Client.connect(address, new byte[0])));
      SocketAddress unknown = InetSocketAddress.createUnresolved("none.invalid", 1);
      print(Thrown.message(() -> Client.connect(unknown)));

      String[] woken = {""};
      Thread waiting = Thread.ofPlatform().start(() -> woken[0] = thrown(listener::accept));
      while (waiting.getState() == Thread.State.NEW) {
        Thread.onSpinWait();
      }
      listener.close();
      listener.close();
      waiting.join();
      print(
          woken[0],
          thrown(listener::accept),
          thrown(() -> Client.connect(address)),
          Files.exists(file),
          Files.exists(folder));
    }

    private static void sendForEver(Connection to) {
      while (true) {
        to.sendBytes(new byte[1000]);
      }
    }

    private static void speak(SocketAddress address) {
      try (Connection there = Client.connect(address)) {
        there.recv();
        there.send("hello");
        there.send(new ArrayList<>(Arrays.asList(1, "two", null)));
        there.sendBytes(new byte[0]);
        there.sendBytes(new byte[] {0, 1, 2, 3}, 1, 2);
        there.sendBytes(new byte[] {7, 8, 9});
        there.sendBytes(new byte[] {7, 8, 9});
        there.sendBytes(new byte[] {7, 8, 9});
        there.send("no bytes");
        // More than any buffer: both send at once, and neither waits for the other for ever.
        byte[] much = new byte[MUCH];
        new Random(1).nextBytes(much);
        there.sendBytes(much);
        there.recvBytes();
        there.recv();
      }
    }

    private static void hear(Connection here, Listener listener) {
      boolean early = here.poll() || here.poll(Duration.ofMillis(1));
      here.send("go");
      Pipe silent = new Pipe(false);
      List<Waitable> ready = Connections.waitAny(List.of(silent.first(), here));
      silent.close();
      print(
          early,
          ready,
          here.recv(),
          here.recv(),
          here.recvBytes().length,
          Arrays.toString(here.recvBytes()));
      byte[] buffer = new byte[4];
      int count = here.recvBytesInto(buffer, 1);
      print(
          count,
          Arrays.toString(buffer),
          thrown(() -> here.recvBytesInto(new byte[2])),
          thrown(() -> here.recvBytes(2)) + emptied(here),
          thrown(here::recvBytes) + emptied(here));
      byte[] much = new byte[MUCH];
      new Random(1).nextBytes(much);
      here.sendBytes(much);
      print("answered", Arrays.equals(here.recvBytes(), much), listener.lastAccepted() != null);
      here.send("done");
    }

    private static String emptied(Connection here) {
      here.recv();
      return "";
    }
  }

  @EachEngine
  void onlyWhoHasTheKeyIsAcceptedAndNobodyElseIsInTheWay(Engine engine) {
    assertThat(engine.run(Keys.class).lines())
        .containsExactly(
            "inherited: true true false",
            "other key: AuthenticationException AuthenticationException",
            "no proof: AuthenticationException AuthenticationException",
            "after all of them: hello",
            "partial: 3, then true",
            "interrupted: WaitInterruptedException WaitInterruptedException true",
            "closed: EndOfFileException");
  }

  static final class Keys {
    public static void main(String[] arguments) throws Exception {
      Queue<byte[]> keys = new Queue<>();
      byte[] mine = currentProcess().authkey();
      Process heir = new Process(() -> keys.put(currentProcess().authkey()));
      heir.start();
      boolean same = Arrays.equals(mine, keys.get());
      byte[] chosen = "chosen".getBytes(UTF_8);
      currentProcess().authkey(chosen);
      Process other = new Process(() -> keys.put(currentProcess().authkey()));
      other.start();
      byte[] got = keys.get();
      print("inherited:", same, Arrays.equals(got, chosen), Arrays.equals(got, mine));

      Listener listener = new Listener();
      SocketAddress address = listener.address();
      String refused = thrown(() -> Client.connect(address, mine));
      print("other key:", refused, thrown(listener::accept));

      // One that says nothing, one that goes, one that talks nonsense.
      SocketChannel silent = SocketChannel.open(address);
      SocketChannel.open(address).close();
      SocketChannel rude = SocketChannel.open(address);
      rude.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8)));
      rude.close();
      // One that follows the protocol, and does not have the key.
      SocketChannel weak = SocketChannel.open(address);
      Wire wire = new Wire(weak);
      wire.read(1000);
      wire.write(new byte[64]);
      byte[] told = wire.read(1000);
      String client = told != null && told.length == 0 ? "AuthenticationException" : "accepted";
      print("no proof:", client, thrown(listener::accept));
      weak.close();
      Process child = new Process(() -> Client.connect(address).send("hello"));
      child.start();
      print("after all of them:", listener.accept().recv());
      child.join();
      silent.close();

      SocketChannel channel = SocketChannel.open(address);
      SocketConnection half =
          new Handshake(Session.current(), channel, currentProcess().authkey()).connect();
      Connection whole = listener.accept();
      half.send(3);
      channel.write(ByteBuffer.allocate(14).putInt(1000).rewind());
      channel.close();
      print(
          "partial: " + whole.recv() + ", then",
          message(whole::recv).endsWith("in the middle of a message: 10 of its 1000 bytes came"));

      Connection full = Client.connect(address);
      Connection reads = listener.accept();
      Thread.currentThread().interrupt();
      String accepting = thrown(listener::accept);
      Thread main = Thread.currentThread();
      int[] sent = {0};
      Thread.ofPlatform().daemon().start(() -> interruptOnceItWaits(main));
      String sending = thrown(() -> sendUntilInterrupted(full, sent));
      int received = 0;
      full.close();
      while (true) {
        try {
          received += reads.recvBytes().length == 100_000 ? 1 : 0;
        } catch (EndOfFileException e) {
          break;
        }
      }
      // What was in the hand when the interrupt came went all the same.
      print("interrupted:", accepting, sending, received == sent[0]);

      Connection left = Client.connect(address);
      listener.close();
      print("closed:", thrown(left::recv));
    }

    private static void sendUntilInterrupted(Connection to, int[] sent) {
      while (true) {
        to.sendBytes(new byte[100_000]);
        sent[0]++;
      }
    }

    /** It fills what room there is first, so is rarely seen to wait before that. */
    private static void interruptOnceItWaits(Thread thread) {
      while (true) {
        for (StackTraceElement frame : thread.getStackTrace()) {
          if (frame.getMethodName().equals("park")) {
            thread.interrupt();
            return;
          }
        }
      }
    }
  }

  @EachEngine
  void everyMessageOfWhoIsKilledIsWholeAndAllThatItHadSentComes(Engine engine) {
    assertThat(engine.run(Killed.class).lines()).containsExactly("all is accounted for");
  }

  static final class Killed {
    public static void main(String[] arguments) {
      Random random = new Random();
      Listener listener = new Listener();
      SocketAddress address = listener.address();
      for (int round = 0; round < 4; round++) {
        Value<Integer> sent = new Value<>(0);
        Process sender = new Process(() -> sendForEver(address, sent));
        sender.start();
        Connection here = listener.accept();
        int before = random.nextInt(200);
        int received = 0;
        while (received < before) {
          check(here.recvBytes(), received++);
        }
        sender.kill();
        sender.join();
        while (true) {
          try {
            check(here.recvBytes(), received);
            received++;
          } catch (EndOfFileException e) {
            break;
          }
        }
        // One more may have gone before its sender could say so.
        if (received < sent.get() || received > sent.get() + 1) {
          print(received, "came of", sent.get());
        }
        here.close();
      }
      print("all is accounted for");
    }

    private static void check(byte[] message, int number) {
      byte[] expected = new byte[message.length];
      Arrays.fill(expected, (byte) number);
      if (message.length != 30_000 + number % 7 || !Arrays.equals(message, expected)) {
        print("message", number, "is torn");
      }
    }

    private static void sendForEver(SocketAddress address, Value<Integer> sent) {
      Connection there = Client.connect(address);
      for (int i = 0; ; i++) {
        byte[] message = new byte[30_000 + i % 7];
        Arrays.fill(message, (byte) i);
        there.sendBytes(message);
        sent.set(i + 1);
      }
    }
  }

  /** Listens at two names and prints them; waits to be killed. */
  static final class Doomed {
    public static void main(String[] arguments) throws Exception {
      Listener fresh = new Listener();
      Path chosen = Path.of(arguments[0]);
      Listener named = new Listener(UnixDomainSocketAddress.of(chosen));
      print(((UnixDomainSocketAddress) fresh.address()).getPath());
      DeathTest.hang();
      named.close();
    }
  }

  @Test
  void aKilledListenerLeavesNoFileBehind() throws Exception {
    Path chosen = Files.createTempDirectory("proclings-test-").resolve("socket");
    java.lang.Process doomed =
        Engine.all().findFirst().orElseThrow().start(Doomed.class, List.of(), chosen.toString());
    Path fresh = Path.of(doomed.inputReader(UTF_8).readLine());
    assertThat(fresh).exists();
    assertThat(chosen).exists();
    doomed.destroyForcibly().waitFor();
    while (Files.exists(fresh.getParent()) || Files.exists(chosen)) {
      Thread.onSpinWait();
    }
    Files.delete(chosen.getParent());
  }
}
