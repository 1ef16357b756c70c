package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import proclings.shm.InFlight;

/**
 * The end of file comes when nobody can send any more, wherever the handles are and whoever is
 * killed, and not before.
 */
@Timeout(120)
class PipeDeathTest {

  /** Receives to the end of file. */
  private static List<@Nullable Object> all(Connection from) {
    List<@Nullable Object> got = new ArrayList<>();
    while (true) {
      try {
        got.add(from.recv());
      } catch (EndOfFileException e) {
        return got;
      }
    }
  }

  private static boolean nothingIsOnItsWay() {
    return !InFlight.any(Session.current().segment());
  }

  @EachEngine
  void aHandleOnItsWayKeepsItsEndOpenAndNoOtherDoes(Engine engine) {
    assertThat(engine.run(OnItsWay.class).lines())
        .containsExactly(
            "a message outlives its sender: false [hello]",
            "who took it was killed: []",
            "it could not be put: []",
            "nobody can take it: []",
            "it could not be read: []",
            "it was killed as it started: []",
            "two of three handles are closed: false [late]",
            "true");
  }

  /** Can be written, and not read. */
  record Unreadable(Connection connection) implements java.io.Serializable {
    Unreadable {
      if (forbidden != null && connection.equals(forbidden)) {
        throw new IllegalArgumentException("never");
      }
    }

    private static @Nullable Connection forbidden;
  }

  static final class OnItsWay {
    public static void main(String[] arguments) throws Exception {
      Queue<Object> queue = new Queue<>(1);
      Pipe pipe = new Pipe(false);
      Connection out = pipe.second();
      Process sender = new Process(() -> queue.put(out));
      sender.start();
      out.close();
      sender.join();
      boolean over = pipe.first().poll();
      Process taker = new Process(() -> ((Connection) queue.get()).send("hello"));
      taker.start();
      print("a message outlives its sender:", over, all(pipe.first()));
      taker.join();

      pipe = new Pipe(false);
      Queue<Integer> taken = new Queue<>();
      Process killed = new Process(() -> takeAndHang(queue, taken));
      killed.start();
      queue.put(pipe.second());
      pipe.second().close();
      taken.get();
      killed.kill();
      print("who took it was killed:", all(pipe.first()));
      killed.join();

      pipe = new Pipe(false);
      queue.put("full");
      try {
        queue.putNowait(pipe.second());
      } catch (QueueFullException e) {
        queue.get();
      }
      pipe.second().close();
      print("it could not be put:", all(pipe.first()));

      pipe = new Pipe(false);
      Pipe way = new Pipe(false);
      way.second().send(pipe.second());
      pipe.second().close();
      way.first().close();
      print("nobody can take it:", all(pipe.first()));

      pipe = new Pipe(false);
      queue.put(new Unreadable(pipe.second()));
      Unreadable.forbidden = pipe.second();
      try {
        queue.get();
      } catch (UnreadableMessageException e) {
        // It read the connection, which is a handle that nobody can close.
      }
      pipe.second().close();
      OpenEnds.close(pipe.second().segment(), pipe.second().address(), () -> {});
      print("it could not be read:", all(pipe.first()));

      pipe = new Pipe(false);
      Connection late = pipe.second();
      Process starting = new Process(() -> late.send("too late"));
      starting.start();
      starting.kill();
      late.close();
      starting.join();
      List<@Nullable Object> got = all(pipe.first());
      print("it was killed as it started:", got.equals(List.of("too late")) ? List.of() : got);

      pipe = new Pipe(false);
      queue.put(pipe.second());
      Connection second = (Connection) queue.get();
      queue.put(pipe.second());
      Connection third = (Connection) queue.get();
      pipe.second().close();
      second.close();
      over = pipe.first().poll();
      third.send("late");
      third.close();
      print("two of three handles are closed:", over, all(pipe.first()));
      print(nothingIsOnItsWay());
    }

    private static void takeAndHang(Queue<Object> queue, Queue<Integer> taken) throws Exception {
      Object handle = queue.get();
      taken.put(1);
      DeathTest.hang();
      print(handle);
    }
  }

  @EachEngine
  void everyHandleIsAccountedForWhenThoseWhoPassItOnAreKilled(Engine engine) {
    assertThat(engine.run(Passing.class).lines()).containsExactly("all pipes came to their end");
  }

  static final class Passing {
    private static final int PIPES = 60;

    @SuppressWarnings("NullAway") // it does not know that a Queue may hold null
    public static void main(String[] arguments) {
      Random random = new Random();
      Queue<Connection> there = new Queue<>();
      Queue<Connection> back = new Queue<>();
      Process survivor = new Process(() -> passOn(there, back));
      survivor.start();
      for (int round = 0; round < 3; round++) {
        Process victim = new Process(() -> passOn(there, back));
        victim.start();
        int killAt = random.nextInt(PIPES);
        List<Connection> receivers = new ArrayList<>();
        for (int i = 0; i < PIPES; i++) {
          Pipe pipe = new Pipe(false);
          receivers.add(pipe.first());
          there.put(pipe.second());
          pipe.second().close();
        }
        int returned = 0;
        while (returned < killAt) {
          sendAndClose(java.util.Objects.requireNonNull(back.get()));
          returned++;
        }
        victim.kill();
        victim.join();
        there.put(null);
        for (Connection one = back.get(); one != null; one = back.get()) {
          sendAndClose(one);
          returned++;
        }
        int heard = 0;
        for (Connection receiver : receivers) {
          heard += all(receiver).size();
        }
        if (heard != returned || returned < PIPES - 1) {
          print(returned, "returned and", heard, "heard of", PIPES);
        }
      }
      survivor.kill();
      survivor.join();
      print(nothingIsOnItsWay() ? "all pipes came to their end" : "something is on its way");
    }

    private static void sendAndClose(Connection to) {
      to.send("hello");
      to.close();
    }

    private static void passOn(Queue<Connection> from, Queue<Connection> to) {
      while (true) {
        Connection one = from.get();
        to.put(one);
        if (one != null) {
          one.close();
        }
      }
    }
  }
}
