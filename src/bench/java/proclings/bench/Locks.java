package proclings.bench;

import java.util.List;
import proclings.multiprocessing.Lock;
import proclings.multiprocessing.Process;

/** A lock that several want at once. */
final class Locks {

  private Locks() {}

  static double contended(int each, int processes) {
    Lock lock = new Lock();
    Rendezvous meeting = new Rendezvous();
    List<Process> all =
        Workload.started(
            processes,
            () -> {
              hold(lock, each);
              meeting.meet();
              hold(lock, each);
              meeting.done();
            });
    return (double) each * processes / meeting.secondsOf(all, processes);
  }

  private static void hold(Lock lock, int times) {
    for (int i = 0; i < times; i++) {
      lock.acquire();
      lock.release();
    }
  }
}
