package proclings.multiprocessing;

import java.util.concurrent.atomic.AtomicInteger;

/** A user's type; it counts in the server. */
interface Counter {
  int increment();

  int where();

  void fail(String text) throws java.io.IOException;

  Object unsendable();

  void takeBack(Object anything);

  void await();

  void open();

  @ByProxy
  Counter child();

  /** Counts, and blocks who awaits it. */
  final class Counting implements Counter {
    private final AtomicInteger count = new AtomicInteger();
    private boolean opened;

    @Override
    public int increment() {
      return count.incrementAndGet();
    }

    @Override
    public int where() {
      return (int) ProcessHandle.current().pid();
    }

    @Override
    public void fail(String text) throws java.io.IOException {
      throw new java.io.IOException(text);
    }

    @Override
    public Object unsendable() {
      return new Thread();
    }

    @Override
    public void takeBack(Object anything) {}

    @Override
    public synchronized void await() {
      while (!opened) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    @Override
    public synchronized void open() {
      opened = true;
      notifyAll();
    }

    @Override
    public Counter child() {
      return new Counting();
    }

    @Override
    public String toString() {
      return "counted " + count;
    }
  }
}
