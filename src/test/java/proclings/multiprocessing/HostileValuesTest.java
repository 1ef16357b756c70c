package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** Values and exceptions whose own code fails, with an Error even: each costs itself only. */
@Timeout(60)
class HostileValuesTest {

  /** Can be sent, and not be read. */
  static final class Unreadable implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) {
      throw new AssertionError("not to be read");
    }
  }

  /** Can't be sent. */
  static final class Unwritable implements Serializable {
    private static final long serialVersionUID = 1;

    private void writeObject(ObjectOutputStream out) {
      throw new AssertionError("not to be written");
    }
  }

  /** Can't even be shown. */
  static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("not to be said");
    }
  }

  /** Needs more of a stack than a thread has by itself. */
  static final class Nested implements Serializable {
    private static final long serialVersionUID = 1;
    private @Nullable Nested inside;

    static Nested deeply() {
      Nested outermost = new Nested();
      for (int i = 0; i < 20_000; i++) {
        Nested next = new Nested();
        next.inside = outermost;
        outermost = next;
      }
      return outermost;
    }
  }

  interface Service {
    Object unwritable();

    void unspeakable();

    int interruptItself();

    final class Hostile implements Service {
      @Override
      public Object unwritable() {
        return new Unwritable();
      }

      @Override
      public void unspeakable() {
        throw new Unspeakable();
      }

      @Override
      public int interruptItself() {
        Thread.currentThread().interrupt();
        return 1;
      }
    }
  }

  @EachEngine
  void valuesAndExceptionsWhoseOwnCodeFailsCostThemselvesOnly(Engine engine) {
    assertThat(engine.run(Hostile.class).lines())
        .containsExactly(
            "queue: UnreadableMessageException, UnreadableMessageException, then next",
            "pool: RemoteException, ResultNotSerializableException, ResultNotSerializableException",
            "pool: a task failed: proclings.multiprocessing.HostileValuesTest$Unspeakable",
            "pool: by the same worker, true",
            "manager: UnreadableMessageException, UnreadableMessageException, then [next]",
            "manager: ResultNotSerializableException, Unspeakable, 1, then [next]");
  }

  static final class Hostile {
    public static void main(String[] arguments) throws InterruptedException {
      Queue<Object> queue = new Queue<>();
      queue.put(new Unreadable());
      withDeepStack(() -> queue.put(Nested.deeply()));
      queue.put("next");
      print("queue:", failures(queue::get, queue::get) + ", then", queue.get());
      inPool();
      inManager();
    }

    private static void inPool() {
      try (Pool pool = new Pool(1)) {
        long before = pool.apply(() -> ProcessHandle.current().pid());
        print(
            "pool:",
            failures(
                () -> pool.apply(x -> 1, new Unreadable()),
                () -> pool.apply(() -> new Unreadable()),
                () -> pool.apply(() -> new Unwritable())));
        try {
          pool.apply(() -> {
            throw new Unspeakable();
          });
        } catch (RemoteException e) {
          String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
          print("pool:", said.replaceFirst(" in .*\\):", ":"));
        }
        long after = pool.apply(() -> ProcessHandle.current().pid());
        print("pool: by the same worker,", before == after);
      }
    }

    private static void inManager() throws InterruptedException {
      try (Manager manager = new Manager()) {
        List<Object> list = manager.list();
        String adding =
            failures(
                () -> list.add(new Unreadable()),
                () -> withDeepStack(() -> list.add(Nested.deeply())));
        list.add("next");
        print("manager:", adding + ", then", list);
        Service service = manager.create(Service.class, Service.Hostile::new);
        print(
            "manager:",
            failures(service::unwritable, service::unspeakable) + ",",
            service.interruptItself() + ", then",
            list);
      }
    }

    private static String failures(Runnable... hostile) {
      return String.join(", ", java.util.Arrays.stream(hostile).map(Thrown::thrown).toList());
    }

    private static void withDeepStack(Runnable work) {
      RuntimeException[] thrown = {null};
      Runnable noted =
          () -> {
            try {
              work.run();
            } catch (RuntimeException e) {
              thrown[0] = e;
            }
          };
      Thread thread = new Thread(null, noted, "deep", 512L << 20);
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (thrown[0] != null) {
        throw thrown[0];
      }
    }
  }
}
