package proclings.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.multiprocessing.Multiprocessing.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Python documents of imap, starmap and maxtasksperchild, and what becomes of the rest. */
@Timeout(60)
class PoolImapTest {

  /** Inputs that never end, and how many were drawn. */
  static final class Endless implements Iterable<Integer> {
    private final AtomicInteger drawn = new AtomicInteger();

    @Override
    public Iterator<Integer> iterator() {
      return Stream.generate(drawn::getAndIncrement).iterator();
    }
  }

  @EachEngine
  void resultsComeOneByOneFromInputsThatNeedNotEnd(Engine engine) {
    assertThat(engine.run(OneByOne.class).lines())
        .containsExactly(
            "[0, 1, 4, 9, 16]",
            "0 1 4 9 16 bounded true",
            "[0, 1, 4, 9, 16, 25, 36] [0, 1, 4, 9, 16, 25, 36]",
            "first quick, then slow",
            "timeout, then slow",
            "false NoSuchElementException",
            "1 of 2 before the second was there",
            "[7, 12] [20] [-1]",
            "[]");
  }

  static final class OneByOne {
    public static void main(String[] arguments) {
      Endless endless = new Endless();
      Pool pool = new Pool(2);
      List<Integer> inputs = IntStream.range(0, 7).boxed().toList();
      print(taken(pool.imap(x -> x * x, inputs.subList(0, 5))));
      ResultIterator<Integer> some = pool.imap(x -> x * x, endless);
      int most = 5 + 2 * ResultIterator.AT_ONCE;
      print(
          some.next(),
          some.next(),
          some.next(),
          some.next(),
          some.next(),
          "bounded",
          endless.drawn.get() <= most);
      print(
          taken(pool.imap(x -> x * x, inputs, 3)),
          new TreeSet<>(taken(pool.imapUnordered(x -> x * x, inputs, 2))));
      Queue<String> go = new Queue<>();
      RemoteFunction<String, String> maybeSlow = name -> name.equals("slow") ? go.get() : name;
      ResultIterator<String> unordered = pool.imapUnordered(maybeSlow, List.of("slow", "quick"));
      String first = unordered.next();
      go.put("slow");
      print("first", first + ", then", unordered.next());
      ResultIterator<String> ordered = pool.imap(maybeSlow, List.of("slow"));
      try {
        ordered.next(Duration.ofMillis(5));
      } catch (ResultTimeoutException e) {
        go.put("slow");
        print("timeout, then", ordered.next(Duration.ofSeconds(30)));
      }
      try {
        ordered.next();
      } catch (NoSuchElementException e) {
        print(ordered.hasNext(), "NoSuchElementException");
      }
      LinkedBlockingQueue<Integer> source = new LinkedBlockingQueue<>(List.of(1));
      ResultIterator<Integer> waiting = pool.imap(x -> x, waitingFor(source, 2));
      print(waiting.next(), "of 2 before the second was there");
      source.add(2);
      waiting.next();
      print(
          pool.starmap((x, y) -> x * y + 1, List.of(Map.entry(2, 3), Map.entry(11, 1))),
          pool.starmapAsync((x, y) -> x * y, Map.of(4, 5).entrySet()).get(),
          pool.starmap((x, y, s) -> x - y - s.length(), List.of(new Triple<>(5, 4, "ab"))));
      pool.close();
      pool.join();
      print(Multiprocessing.activeChildren());
    }
  }

  static <R> List<R> taken(Iterable<R> results) {
    List<R> all = new ArrayList<>();
    results.forEach(all::add);
    return all;
  }

  private static Iterable<Integer> waitingFor(LinkedBlockingQueue<Integer> source, int count) {
    return Stream.generate(
                () -> {
                  try {
                    return source.take();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .limit(count)
        ::iterator;
  }

  @EachEngine
  void whatFailsFailsAtItsInputAndNoOther(Engine engine) {
    assertThat(engine.run(Failing.class).lines())
        .containsExactly(
            "[10, ArithmeticException, 5, 3, 2, 2]",
            "[10, ArithmeticException, 5, 3, 2, 2]",
            "[0, NotSendableException, 2, ResultNotSerializableException, 4, 5]",
            "[0, 1, IllegalStateException no more]",
            "[0, WorkerDiedException, 2, 3, 4, 5, 6]",
            "[0, 1, 2, WorkerDiedException, WorkerDiedException, WorkerDiedException, 6]",
            "[1, 2]");
  }

  static final class Failing {
    public static void main(String[] arguments) {
      try (Pool pool = new Pool(2)) {
        List<Integer> divisors = List.of(1, 0, 2, 3, 4, 5);
        print(outcomes(pool.imap(x -> 10 / x, divisors)));
        print(outcomes(pool.imap(x -> 10 / x, divisors, 4)));
        List<Object> things = Arrays.asList(0, new PoolTest.Opaque(), 2, 3, 4, 5);
        RemoteFunction<Object, Object> opaque = x -> x.equals(3) ? new PoolTest.Opaque() : x;
        print(outcomes(pool.imap(opaque, things, 3)));
        Iterable<Integer> ending =
            IntStream.range(0, 5)
                    .peek(x -> {
                      if (x == 2) {
                        throw new IllegalStateException("no more");
                      }
                    })
                    .boxed()
                ::iterator;
        print(outcomes(pool.imap(x -> x, ending)));
        List<Integer> seven = IntStream.range(0, 7).boxed().toList();
        RemoteFunction<Integer, Integer> deadly = x -> x == 1 ? PoolTest.Failures.die() : x;
        print(outcomes(pool.imap(deadly, seven)));
        RemoteFunction<Integer, Integer> deadlyChunk = x -> x == 4 ? PoolTest.Failures.die() : x;
        print(outcomes(pool.imap(deadlyChunk, seven, 3)));
        print(pool.map(x -> x, List.of(1, 2)));
      }
    }
  }

  /** Each result, or the name of what was thrown in its place. */
  static List<Object> outcomes(ResultIterator<?> results) {
    List<Object> all = new ArrayList<>();
    while (results.hasNext()) {
      try {
        all.add(results.next());
      } catch (IllegalStateException e) {
        all.add(e.getClass().getSimpleName() + " " + e.getMessage());
      } catch (RuntimeException e) {
        Throwable cause = e.getClass() == RemoteException.class ? e.getCause() : e;
        all.add(cause == null ? "no cause" : cause.getClass().getSimpleName());
      }
    }
    return all;
  }

  @EachEngine
  void aPoolEndsWhileResultsAreHalfTaken(Engine engine) {
    assertThat(engine.run(HalfTaken.class).lines())
        .containsExactly(
            "0 1 and 98 more",
            "0 in order true, then PoolClosedException, at last false",
            "PoolClosedException, in the end false",
            "PoolClosedException for each",
            "PoolClosedException",
            "[]");
  }

  static final class HalfTaken {
    public static void main(String[] arguments) throws InterruptedException {
      List<Integer> hundred = IntStream.range(0, 100).boxed().toList();
      Pool pool = new Pool(1);
      ResultIterator<Integer> all = pool.imap(x -> x, hundred);
      ResultIterator<Integer> some = pool.imap(x -> x, new Endless());
      LinkedBlockingQueue<Integer> nothing = new LinkedBlockingQueue<>();
      ResultIterator<Integer> none = pool.imapUnordered(x -> x, waitingFor(nothing, 1));
      int first = all.next();
      int second = all.next();
      int firstOfSome = some.next();
      pool.close();
      pool.join();
      print(first, second, "and", taken(all).size(), "more");
      List<Object> rest = outcomes(some);
      String last = rest.removeLast().toString();
      boolean inOrder = rest.equals(hundred.subList(1, 1 + rest.size()));
      print(
          firstOfSome,
          "in order",
          inOrder + ", then",
          last.split(" ")[0] + ", at last",
          some.hasNext());
      print(outcomes(none).getFirst().toString().split(" ")[0] + ", in the end", none.hasNext());

      Pool terminated = new Pool(1);
      Queue<Integer> begun = new Queue<>();
      ResultIterator<Integer> hanging = terminated.imap(x -> hang(begun), hundred);
      begun.get();
      Thread waiter = new Thread(() -> print(distinct(outcomes(hanging)), "for each"));
      waiter.start();
      terminated.terminate();
      terminated.join();
      waiter.join();
      try {
        terminated.imap(x -> x, hundred);
      } catch (PoolClosedException e) {
        print("PoolClosedException");
      }
      print(Multiprocessing.activeChildren());
    }

    private static int hang(Queue<Integer> begun) {
      begun.put(1);
      return new Queue<Integer>().get();
    }

    private static String distinct(List<Object> outcomes) {
      return String.join(
          ", ",
          new TreeSet<>(outcomes.stream().map(text -> text.toString().split(" ")[0]).toList()));
    }
  }

  @EachEngine
  void aWorkerIsReplacedAfterItsTasksAndNothingIsLost(Engine engine) {
    assertThat(engine.run(Replaced.class).lines())
        .containsExactly(
            "6 by 3 workers, 2 each", "6 by 1 worker", "[0, WorkerDiedException, 2]", "[]");
  }

  static final class Replaced {
    public static void main(String[] arguments) {
      List<Integer> inputs = IntStream.range(0, 6).boxed().toList();
      try (Pool pool = new Pool(1, null, 2)) {
        List<Long> pids = pool.map(x -> ProcessHandle.current().pid(), inputs, 1);
        boolean inTurn = pids.get(0).equals(pids.get(1)) && pids.get(2).equals(pids.get(3));
        print(pids.size(), "by", workers(pids), inTurn ? "workers, 2 each" : "workers");
        List<Long> ofChunks = pool.map(x -> ProcessHandle.current().pid(), inputs, 3);
        print(ofChunks.size(), "by", workers(ofChunks), "worker");
        RemoteFunction<Integer, Integer> deadly = x -> x == 1 ? PoolTest.Failures.die() : x;
        print(outcomes(pool.imap(deadly, inputs.subList(0, 3))));
      }
      print(Multiprocessing.activeChildren());
    }

    private static int workers(List<Long> pids) {
      return new TreeSet<>(pids).size();
    }
  }

  @Test
  void aWorkerThatDoesNotGetReadyIsTerminatedAtClose() {
    assertThat(new Engine("forkserver", "futex").run(NeverReady.class).lines())
        .containsExactly("-15 -15");
  }

  static final class NeverReady {
    public static void main(String[] arguments) {
      Pool pool = new Pool(2, () -> new Queue<Integer>().get());
      List<Process> workers = Multiprocessing.activeChildren();
      pool.close();
      print(workers.getFirst().exitCode(), workers.getLast().exitCode());
    }
  }
}
