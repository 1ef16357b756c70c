package proclings.bench;

import proclings.multiprocessing.Connection;
import proclings.multiprocessing.Pipe;
import proclings.multiprocessing.Process;

/** A message to another process and the answer. */
final class Pipes {

  private Pipes() {}

  static double roundTrip(int count) {
    Pipe pipe = new Pipe();
    Connection here = pipe.first();
    Connection there = pipe.second();
    int all = count + count;
    Process echo =
        new Process(() -> {
          for (int i = 0; i < all; i++) {
            there.send(there.recv());
          }
        });
    echo.start();
    for (int i = 0; i < count; i++) {
      trip(here, i);
    }
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      trip(here, i);
    }
    double took = Workload.seconds(began);
    echo.join();
    return took / count;
  }

  private static void trip(Connection connection, Integer number) {
    connection.send(number);
    if (!number.equals(connection.recv())) {
      throw new AssertionError("not what was sent");
    }
  }
}
