package proclings.stress;

import java.util.Random;
import proclings.multiprocessing.Connection;
import proclings.multiprocessing.EndOfFileException;
import proclings.multiprocessing.Pipe;
import proclings.multiprocessing.Process;

/**
 * The sender of a pipe is killed: what was received is all that it had sent, in order and whole,
 * and then comes the end of file.
 */
final class PipeTrial implements Trial {

  private static final int LARGEST = 100_000;

  private static void send(Connection to, long seed) {
    Random random = new Random(seed);
    for (int number = 0; ; number++) {
      byte[] message = new byte[1 + random.nextInt(random.nextInt(4) == 0 ? LARGEST : 100)];
      java.util.Arrays.fill(message, (byte) number);
      to.sendBytes(message);
    }
  }

  @Override
  public String run(long endNanos, Random random) {
    long received = 0;
    int killed = 0;
    while (!Trial.isOver(endNanos)) {
      Pipe pipe = new Pipe(/* duplex= */ false);
      Connection from = pipe.first();
      Connection to = pipe.second();
      long seed = random.nextLong();
      Process sender = new Process(() -> send(to, seed));
      sender.start();
      to.close();
      received += receive(from, new Random(seed), sender, random.nextInt(2_000));
      killed++;
      from.close();
    }
    return "pipe: %,d messages, %d senders killed".formatted(received, killed);
  }

  private static long receive(Connection from, Random same, Process sender, int untilKilled) {
    int number = 0;
    try {
      while (true) {
        byte[] message = from.recvBytes();
        int length = 1 + same.nextInt(same.nextInt(4) == 0 ? LARGEST : 100);
        Trial.check(message.length == length, "message " + number + " is torn");
        for (byte each : message) {
          Trial.check(each == (byte) number, "message " + number + " has another's bytes");
        }
        if (number++ == untilKilled) {
          sender.kill();
        }
      }
    } catch (EndOfFileException e) {
      sender.join();
      Trial.check(
          number > untilKilled, "the end came after " + number + " messages, and too early");
      return number;
    }
  }
}
