package proclings.shm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A process that works on a segment until it is killed, and the test's side of it. */
final class DyingChild {

  private final Process process;
  final int ordinal;

  private DyingChild(Process process, int ordinal) {
    this.process = process;
    this.ordinal = ordinal;
  }

  static DyingChild start(Segment segment, int ordinal, String role, long... addresses)
      throws IOException {
    StringBuilder list = new StringBuilder();
    for (long address : addresses) {
      list.append(address).append(' ');
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dproclings.parking=" + Parking.name(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    DyingChild.class.getName(),
                    segment.path().toString(),
                    Integer.toString(ordinal),
                    role,
                    list.toString()))
            .inheritIO()
            .start();
    return new DyingChild(process, ordinal);
  }

  void killAndRepair(Segment segment) throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("killed, and still there: " + process);
    }
    Kinds.repairEngine(segment, ordinal);
    Kinds.repairShared(segment, ordinal);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  public static void main(String[] arguments) {
    int ordinal = Integer.parseInt(arguments[1]);
    Segment segment = Segment.attach(Path.of(arguments[0]), ordinal);
    String[] list = arguments[3].trim().split(" ");
    long[] addresses = new long[list.length];
    for (int i = 0; i < list.length; i++) {
      addresses[i] = Long.parseLong(list[i]);
    }
    switch (arguments[2]) {
      case "put" -> put(segment, addresses[0], addresses[1]);
      case "move" -> move(segment, addresses[0], addresses[1]);
      case "permit" -> permit(segment, addresses[0], addresses[1]);
      case "wait" -> await(segment, addresses[0], addresses[1], addresses[2]);
      case "lock" -> lock(segment, addresses[0], addresses[1]);
      case "pass" -> pass(segment, addresses[0], addresses[1]);
      default -> throw new IllegalArgumentException(arguments[2]);
    }
  }

  /** Puts messages (who, number, and up to some KiB, at times many) and says how far it got. */
  private static void put(Segment segment, long log, long progress) {
    MessageLog to = new MessageLog(segment, log);
    Random random = new Random(segment.self());
    for (int number = 1; ; number++) {
      int size = random.nextInt(50) == 0 ? random.nextInt(300_000) : random.nextInt(3_000);
      byte[] message = new byte[8 + size];
      ByteBuffer.wrap(message).putInt(segment.self()).putInt(number);
      for (int i = 8; i < message.length; i++) {
        message[i] = (byte) number;
      }
      to.append(message);
      segment.setLongVolatile(progress, number);
    }
  }

  private static void move(Segment segment, long log, long other) {
    MessageLog from = new MessageLog(segment, log);
    MessageLog to = new MessageLog(segment, other);
    while (true) {
      to.append(from.take());
    }
  }

  /** Takes a permit, counts that, and gives it back; now one way, now the other. */
  private static void permit(Segment segment, long permits, long progress) {
    Permits from = new Permits(segment, permits);
    for (int i = 0; ; i++) {
      boolean scoped = i % 2 == 0;
      from.take(scoped, Parking.NEVER, number -> {});
      segment.getAndAddLong(progress, 1);
      from.give(1, scoped, number -> {});
    }
  }

  /** Waits to be notified, and counts how often it was. */
  private static void await(Segment segment, long lock, long condition, long progress) {
    Notifications notifications = new Notifications(segment, condition);
    OwnedLock.acquire(segment, lock, Parking.NEVER, () -> {});
    while (true) {
      Notifications.Waiting waiting = notifications.begin();
      OwnedLock.release(segment, lock);
      notifications.await(waiting, Parking.NEVER);
      OwnedLock.acquire(segment, lock, Parking.NEVER, () -> {});
      segment.getAndAddLong(progress, notifications.end(waiting) == 0 ? 0 : 1);
    }
  }

  /** Sends handles of an end, and receives them, and makes pipes that nobody else has. */
  private static void pass(Segment segment, long log, long end) {
    MessageLog queue = new MessageLog(segment, log);
    for (int i = 0; ; i++) {
      long[] tickets = InFlight.issue(segment, new long[] {end});
      MessageWitness sending =
          new MessageWitness() {
            @Override
            public void committing(long number) {
              boolean unused = InFlight.attach(segment, tickets, log, number);
            }
          };
      if (queue.append(new byte[8], 0, 8, MessageLog.NOW, sending) == 0) {
        InFlight.revoke(segment, tickets);
      }
      if (i % 3 != 0) {
        receive(segment, queue, end);
      }
      if (i < 300) {
        long[] own = PipeEnd.create(segment, i % 2 == 0, 1 << 16);
        Holders.letGo(segment, own[i % 2]);
      }
    }
  }

  /** Takes a message, and has the end for a moment if it carries a handle. */
  static void receive(Segment segment, MessageLog queue, long end) {
    long[] carrying = {0};
    MessageWitness receiving =
        new MessageWitness() {
          @Override
          public void committing(long number) {
            carrying[0] = InFlight.claim(segment, queue.offset(), number) ? number : 0;
          }
        };
    if (queue.take(MessageLog.NOW, receiving) != null && carrying[0] != 0) {
      if (!Holders.hold(segment, end)) {
        throw new AssertionError("a handle was on its way, and its end was given up");
      }
      InFlight.settle(segment, queue.offset(), carrying[0]);
      if (segment.self() != 1) {
        Holders.letGo(segment, end);
      }
    }
  }

  /** Adds one to both words behind a lock; they differ only while it is held. */
  private static void lock(Segment segment, long lock, long words) {
    while (true) {
      OwnedLock.acquire(segment, lock, Parking.NEVER, () -> {});
      long next = Math.max(segment.getLong(words), segment.getLong(words + 8)) + 1;
      segment.setLong(words, next);
      segment.setLong(words + 8, next);
      OwnedLock.release(segment, lock);
    }
  }
}
