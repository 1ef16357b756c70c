package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;
import static proclings.multiprocessing.Thrown.thrown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What Python documents of Manager, between real processes. */
@Timeout(60)
class ManagerTest {

  /** What went wrong, by the exception's name. */
  private static void inChild(Target target) {
    Process child = new Process(target);
    child.start();
    child.join();
  }

  @EachEngine
  void aProxyIsInEveryProcessWhatTheObjectIsInTheServer(Engine engine) {
    assertThat(engine.run(Proxies.class).lines())
        .containsExactly(
            "SyncManager-1 true true",
            "[1, 2, 3, 4, 5] 5 true 3",
            "[5, 4, 3, 2, 1] [4, 2] [4, 2]",
            "UnsupportedOperationException UnsupportedOperationException",
            "{a=1, b=2, c=3} 1 null",
            "[a, b, c] [11, 2, 3] 3",
            "[x, y] false true",
            "Namespace(name=Ada, born=1815) true",
            "Namespace(born=1815)",
            "ValueProxy text [1] true",
            "[[1, 2], {k=[1, 2]}] [1, 2]",
            "true true false true",
            "[10, 20] from the queue",
            "[1, 4, 9] [2, 3] 49 true true",
            "WorkerDiedException, and then 64",
            "PoolClosedException");
  }

  static final class Proxies {
    public static void main(String[] arguments) {
      try (Manager manager = new Manager()) {
        print(
            manager.process().name(),
            manager.pid() == manager.process().pid(),
            manager.process().isAlive() && manager.pid() != ProcessHandle.current().pid());
        List<Integer> list = manager.list(List.of(1, 2));
        ConcurrentMap<String, Integer> dict = manager.dict(Map.of("a", 1));
        Set<String> set = manager.set(List.of("x"));
        Namespace namespace = manager.namespace();
        namespace.set("name", "Ada");
        List<Object> outer = manager.list();
        outer.add(manager.list(List.of(1)));
        outer.add(manager.dict(Map.of("k", outer.get(0))));
        Queue<List<Integer>> queue = manager.queue();
        Lock lock = manager.lock();
        inChild(() -> {
          list.add(3);
          list.addAll(List.of(4, 5));
          dict.put("b", 2);
          dict.computeIfAbsent("c", key -> 3);
          set.add("y");
          namespace.set("born", 1815);
          inner(outer.get(0)).add(2);
          try (var held = lock.hold()) {
            queue.put(manager.list(List.of(10, 20)));
          }
        });
        print(list, list.size(), list.contains(4), list.get(2));
        list.sort(Comparator.reverseOrder());
        List<Integer> before = List.copyOf(list);
        list.removeIf(x -> x % 2 == 1);
        List<Integer> iterated = new ArrayList<>();
        list.forEach(iterated::add);
        print(before, list, iterated);
        Iterator<Integer> iterator = list.iterator();
        iterator.next();
        print(thrown(iterator::remove), thrown(() -> list.subList(0, 1).clear()));

        print(dict, dict.putIfAbsent("a", 9), dict.get("z"));
        dict.merge("a", 10, Integer::sum);
        print(dict.keySet(), List.copyOf(dict.values()), dict.entrySet().size());

        print(set, set.add("y"), set.equals(Set.of("y", "x")));

        print(namespace, namespace.has("name"));
        namespace.delete("name");
        print(namespace);

        ValueProxy<Object> value = manager.value("text");
        Object first = value.getAndSet(List.of(1));
        print("ValueProxy", first, value.toString(), value.compareAndSet(List.of(1), "else"));

        print(outer, inner(outer.get(0)));
        print(
            outer.contains(outer.get(0)),
            outer.get(0).equals(List.of(1, 2)),
            outer.get(0).equals(list),
            outer.get(0).hashCode() == List.of(1, 2).hashCode());

        print(queue.get(), "from the queue");
        usePool(manager);
      }
    }

    private static void usePool(Manager manager) {
      PoolProxy pool = manager.pool(2);
      List<Integer> squares = pool.map(x -> x * x, List.of(1, 2, 3));
      ResultProxy<List<Integer>> more = pool.mapAsync(x -> x + 1, List.of(1, 2));
      Queue<Integer> seven = manager.queue();
      inChild(() -> seven.put(pool.apply(x -> x * x, 7)));
      long parent = pool.apply(() -> ProcessHandle.current().parent().orElseThrow().pid());
      print(
          squares,
          more.get(),
          seven.get(),
          more.ready() && more.successful(),
          parent == manager.pid());
      String died = thrown(() -> pool.apply(() -> exit()));
      print(died + ", and then", pool.apply(x -> x * x, 8));
      pool.close();
      pool.join();
      print(thrown(() -> pool.apply(x -> x, 1)));
    }

    private static int exit() {
      System.exit(3);
      return 0;
    }

    @SuppressWarnings("unchecked") // a list of numbers
    private static List<Integer> inner(Object object) {
      return (List<Integer>) object;
    }
  }

  /** Can't be brought to another process. */
  static final class UnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Thread unused = new Thread();
    private final Object field = new Object();

    @Override
    public String getMessage() {
      return "unsendable " + (field != null) + (unused != null);
    }
  }

  @EachEngine
  void usersTypesFailAsThereAndBlockNobodyElse(Engine engine) {
    assertThat(engine.run(Users.class).lines())
        .containsExactly(
            "true",
            "1 true counted 1",
            "2 counted 2",
            "1 true",
            "IOException: disk full true true",
            "IndexOutOfBoundsException NoSuchElementException",
            "NotSendableException ResultNotSerializableException RemoteException",
            "still usable: 3",
            "IllegalArgumentException IllegalArgumentException",
            "let go by another",
            "WaitInterruptedException, then 4",
            "ManagerEndedException ManagerEndedException ManagerEndedException",
            "0 false");
  }

  static final class Users {
    public static void main(String[] arguments) throws Exception {
      String method = Multiprocessing.startMethod();
      Manager manager = Context.of(method).manager();
      print(manager.process().startMethod().equals(method) && manager.process().daemon());
      manager.register(Counter.class, Counter.Counting::new);
      Counter counter = manager.create(Counter.class);
      print(counter.increment(), counter.where() == manager.pid(), counter);
      inChild(() -> print(counter.increment(), counter));
      Counter child = counter.child();
      print(child.increment(), child.where() == manager.pid() && !child.equals(counter));
      try {
        counter.fail("disk full");
      } catch (java.io.IOException e) {
        RemoteException remote = (RemoteException) e.getSuppressed()[0];
        print(
            "IOException:",
            e.getMessage(),
            remote.remoteTrace().contains("Counting.fail"),
            String.valueOf(remote.getMessage())
                .contains("SyncManager-1 (PID " + manager.pid() + ")"));
      }
      print(thrown(() -> manager.list().get(3)), thrown(() -> manager.namespace().get("missing")));
      print(
          thrown(() -> counter.takeBack(new Thread())),
          thrown(counter::unsendable),
          thrown(() ->
              manager.create(
                  Counter.class,
                  () -> {
                    throw new UnsendableException();
                  })));
      print("still usable:", counter.increment());
      print(
          thrown(() -> manager.create(Runnable.class)),
          thrown(() -> manager.create(String.class, () -> "no interface")));
      Process waiter = new Process(counter::await);
      waiter.start();
      counter.open();
      waiter.join();
      print("let go by another");
      Counter closed = manager.create(Counter.class);
      Thread.currentThread().interrupt();
      String interrupted = thrown(closed::await);
      print(interrupted + ", then", counter.increment());
      List<Integer> list = manager.list();
      Thread blocked =
          new Thread(
              () -> print(lateThrown(closed), thrown(() -> list.add(1)), thrown(manager::list)));
      blocked.start();
      manager.shutdown();
      blocked.join();
      manager.shutdown();
      manager.join();
      print(manager.process().exitCode(), manager.process().isAlive());
    }

    private static String lateThrown(Counter closed) {
      return thrown(closed::await);
    }
  }

  @EachEngine
  void nothingIsLostOrDoneTwiceWhoeverIsKilled(Engine engine) {
    assertThat(engine.run(Killed.class).lines())
        .containsExactly(
            "600 600 {even=300, odd=300}",
            "each call of the killed was executed once or not at all",
            "ManagerEndedException ManagerEndedException ManagerEndedException",
            "-9");
  }

  static final class Killed {
    public static void main(String[] arguments) throws Exception {
      Manager manager = new Manager();
      List<Integer> all = manager.list();
      ConcurrentMap<String, Integer> counts = manager.dict();
      Queue<Integer> written = new Queue<>();
      List<Writer> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        writers.add(new Writer(i, manager.list(), new Value<>(0, false), new Queue<>()));
      }
      List<Process> victims = new ArrayList<>();
      for (Writer writer : writers) {
        victims.add(
            new Process(() -> {
              int first = writer.number * 200;
              for (int n = first; n < first + 200; n++) {
                all.add(n);
                counts.merge(n % 2 == 0 ? "even" : "odd", 1, Integer::sum);
              }
              written.put(writer.number);
              writer.goOnForEver();
            }));
      }
      victims.forEach(Process::start);
      for (int i = 0; i < 3; i++) {
        written.get();
      }
      print(
          all.size(),
          Set.copyOf(all).size(),
          "{even=%d, odd=%d}".formatted(counts.get("even"), counts.get("odd")));

      boolean good = true;
      for (int i = 0; i < 3; i++) {
        good &= isWholeAfterKill(victims.get(i), writers.get(i));
      }
      print(good ? "each call of the killed was executed once or not at all" : "wrong");

      Queue<String> ends = new Queue<>();
      Queue<Integer> busy = new Queue<>();
      List<Process> callers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        callers.add(
            new Process(() -> {
              all.add(-1);
              busy.put(1);
              ends.put(
                  thrown(() -> {
                    while (true) {
                      all.add(0);
                    }
                  }));
            }));
      }
      callers.forEach(Process::start);
      busy.get();
      busy.get();
      manager.process().kill();
      print(ends.get(), ends.get(), thrown(() -> all.add(1)));
      callers.forEach(Process::join);
      manager.join(Duration.ofSeconds(20));
      print(manager.process().exitCode());
      manager.close();
    }

    /** What one who is to be killed writes, and how far it knows that it has. */
    record Writer(
        int number, List<Integer> list, Value<Integer> acknowledged, Queue<Integer> hasBegun)
        implements java.io.Serializable {

      void goOnForEver() {
        for (int n = 0; ; n++) {
          list.add(n);
          acknowledged.set(n + 1);
          if (n == 97 * (number + 1)) {
            hasBegun.put(n);
          }
        }
      }
    }

    private static boolean isWholeAfterKill(Process victim, Writer writer) {
      writer.hasBegun.get();
      victim.kill();
      victim.join();
      // The server may have one more to execute, which was sent before the end.
      List<Integer> got = List.copyOf(writer.list);
      int count = writer.acknowledged.get();
      boolean good = got.size() >= count && got.size() <= count + 1;
      for (int n = 0; n < got.size(); n++) {
        good &= got.get(n) == n;
      }
      return good;
    }
  }

  @Test
  void theServerEndsWithWhoMadeTheManagerInTheMiddleOfACall() throws Exception {
    java.lang.Process main = new Engine("forkserver", "futex").start(Orphaning.class, List.of());
    long server = Long.parseLong(main.inputReader().readLine());
    assertThat(Reaper.isAlive(server)).isTrue();
    main.destroyForcibly();
    ProcessHandle.of(server).ifPresent(handle -> handle.onExit().join());
    assertThat(Reaper.isAlive(server)).isFalse();
  }

  static final class Orphaning {
    public static void main(String[] arguments) {
      Manager manager = new Manager();
      Counter counter = manager.create(Counter.class, Counter.Counting::new);
      print(manager.pid());
      counter.await();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aForkedProcessGetsTheRepliesToItsOwnCallsOnly() throws Exception {
    java.lang.Process main =
        new Engine("spawn", "futex").start(Forked.class, ForkLaboratory.SAFE_FLAGS.flags());
    assertThat(Engine.finish(main).lines()).containsExactly("each had its own, 0");
  }

  /** The first fork comes while there is another child, the server. */
  static final class Forked {
    public static void main(String[] arguments) {
      try (Manager manager = new Manager()) {
        ValueProxy<String> parents = manager.value("parent's");
        ValueProxy<String> childs = manager.value("child's");
        long child = Os.fork();
        ValueProxy<String> mine = child == 0 ? childs : parents;
        boolean own = true;
        for (int i = 0; i < 200; i++) {
          own &= mine.get().equals(child == 0 ? "child's" : "parent's");
        }
        if (child == 0) {
          Os._exit(own ? 0 : 1);
        }
        int code = Os.waitpid(child);
        print(own ? "each had its own, " + code : "a reply was another's");
      }
    }
  }
}
