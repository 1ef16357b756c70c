package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lines on their way to the terminal. One thread takes all that are there at once, because a
 * terminal with a prompt and a bar is drawn anew with each batch; whoever brings more than it can
 * take has to wait, so that a flood fills neither memory nor the screen long after it was stopped.
 */
final class LineQueue implements AutoCloseable {

  private static final int CAPACITY_LINES = 2000;

  private final Consumer<List<String>> terminal;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<String> lines = new ArrayList<>();
  private boolean writing;
  private boolean closed;

  LineQueue(Consumer<List<String>> terminal) {
    this.terminal = terminal;
    Thread.ofPlatform().daemon().name("screen").start(this::run);
  }

  void add(List<String> more) {
    lock.lock();
    try {
      while (lines.size() >= CAPACITY_LINES && !closed) {
        changed.awaitUninterruptibly();
      }
      if (!closed) {
        lines.addAll(more);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everything that was added before is written. */
  void flush() {
    lock.lock();
    try {
      while ((writing || !lines.isEmpty()) && !closed) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Writes what is there and takes no more. */
  @Override
  public void close() {
    flush();
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (true) {
      List<String> batch = take();
      if (batch.isEmpty()) {
        return;
      }
      terminal.accept(batch);
      written();
    }
  }

  private List<String> take() {
    lock.lock();
    try {
      while (lines.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      List<String> batch = lines;
      lines = new ArrayList<>();
      writing = !batch.isEmpty();
      changed.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void written() {
    lock.lock();
    try {
      writing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
