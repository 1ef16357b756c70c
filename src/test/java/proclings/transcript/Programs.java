package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import proclings.transcript.Simulation.Proc;

/** Programs as lessons have them, whose runs differ and mean the same. */
final class Programs {
  private Programs() {}

  static Map<String, Consumer<Proc>> all() {
    Map<String, Consumer<Proc>> all = new TreeMap<>();
    all.put("square and cube", main -> main.cell("both", () -> squareAndCube(main)));
    all.put("pids", main -> main.cell("pids", () -> pids(main)));
    all.put("producer and consumer", main -> main.cell("queue", () -> producer(main)));
    all.put("two doors with a lock", main -> main.cell("lock", () -> doors(main)));
    all.put("workers until empty", main -> main.cell("tasks", () -> untilEmpty(main)));
    all.put("workers until told", main -> main.cell("told", () -> untilTold(main)));
    all.put(
        "several producers", main -> main.cell("producers", () -> CrowdPrograms.producers(main)));
    all.put(
        "what follows several messages",
        main -> main.cell("here", () -> CrowdPrograms.allHere(main)));
    all.put("a chain of workers", main -> main.cell("chain", () -> CrowdPrograms.chain(main)));
    all.put("exit codes", main -> main.cell("codes", () -> exitCodes(main)));
    all.put("a loop that waits for a value", main -> main.cell("flag", () -> flag(main)));
    all.put("processes of processes", main -> main.cell("nested", () -> nested(main)));
    all.put("a pipe to its end", main -> main.cell("pipe", () -> pipe(main)));
    all.put("tasks that are joined", main -> main.cell("joined", () -> CrowdPrograms.joined(main)));
    all.put("managed objects", main -> main.cell("managed", () -> managed(main)));
    all.put("a pool", main -> main.cell("pool", () -> pool(main)));
    all.put("phases", main -> main.cell("phases", () -> CrowdPrograms.phases(main)));
    all.put("copies", main -> main.cell("fork", () -> copies(main)));
    all.put(
        "two cells",
        main -> {
          main.cell("first", () -> untilEmpty(main));
          main.cell("second", () -> squareAndCube(main));
        });
    return all;
  }

  private static void squareAndCube(Proc main) {
    Proc one = main.start("Process-1", p -> p.print("Square: 100"));
    Proc two = main.start("Process-2", p -> p.print("Cube: 1000"));
    main.join(one);
    main.join(two);
    main.print("Done!");
  }

  private static void pids(Proc main) {
    Consumer<Proc> body =
        p -> {
          p.print(p.name() + " has PID " + p.pid());
          p.print("my parent is " + main.pid() + ".");
        };
    Proc one = main.start("Process-1", body);
    Proc two = main.start("Process-2", body);
    main.print("p1 is " + one.pid() + ", p2 is " + two.pid());
    main.join(two);
    main.join(one);
  }

  private static void producer(Proc main) {
    Proc producer =
        main.start(
            "producer",
            p -> {
              for (int i = 0; i < 6; i++) {
                p.put("Queue-1", "" + i);
              }
            });
    Proc consumer =
        main.start(
            "consumer",
            p -> {
              for (@Nullable String item = p.get("Queue-1");
                  item != null;
                  item = p.get("Queue-1")) {
                p.print("consumed " + item);
              }
              p.print("that was all");
            });
    main.join(producer);
    main.put("Queue-1", null);
    main.join(consumer);
  }

  private static void doors(Proc main) {
    Consumer<Proc> door =
        p -> {
          for (int i = 0; i < 5; i++) {
            p.acquire("Lock-1");
            p.write("Value-1", p.read("Value-1") + 1);
            p.release("Lock-1");
          }
        };
    Proc east = main.start("east", door);
    Proc west = main.start("west", door);
    main.join(east);
    main.join(west);
    main.print("counted: " + main.read("Value-1"));
  }

  /** Eight tasks, three workers; each reports what it did, and at its end that it goes. */
  private static void untilEmpty(Proc main) {
    for (int i = 0; i < 8; i++) {
      main.put("Queue-1", "task " + i);
    }
    List<Proc> team = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      team.add(
          main.start(
              "Process-" + i,
              p -> {
                p.print(p.name() + " is there");
                for (Optional<String> task = p.getNowait("Queue-1");
                    task.isPresent();
                    task = p.getNowait("Queue-1")) {
                  p.print("working on " + task.get());
                  p.put("Queue-2", task.get() + " is done by " + p.name());
                }
                p.print(p.name() + " goes");
                p.put("Queue-3", "bye from " + p.pid());
              }));
    }
    team.forEach(main::join);
    for (int i = 0; i < 8; i++) {
      main.print("got: " + main.get("Queue-2"));
    }
    for (int i = 0; i < 3; i++) {
      main.print("got: " + main.get("Queue-3"));
    }
    main.print("all done");
  }

  /** As many ends of work are put as there are workers; who gets which is chance. */
  private static void untilTold(Proc main) {
    List<Proc> team = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      team.add(
          main.start(
              "Process-" + i,
              p -> {
                for (@Nullable String task = p.get("Queue-1");
                    task != null;
                    task = p.get("Queue-1")) {
                  p.acquire("Lock-1");
                  p.print(task);
                  p.print(task + " by " + p.pid());
                  p.release("Lock-1");
                }
              }));
    }
    for (int i = 0; i < 7; i++) {
      main.put("Queue-1", "task " + i);
    }
    for (int i = 0; i < 3; i++) {
      main.put("Queue-1", null);
    }
    team.forEach(main::join);
  }

  private static void exitCodes(Proc main) {
    Proc quits = main.start("quits", p -> p.exitCode(3));
    Proc killed = main.start("killed", p -> p.exitCode(-9));
    main.join(killed);
    main.join(quits);
  }

  private static void flag(Proc main) {
    Proc waiter =
        main.start(
            "waiter",
            p -> {
              while (p.read("Value-1") == 0) {}
              p.print("now");
            });
    main.print("not yet");
    main.write("Value-1", 1);
    main.join(waiter);
  }

  /** Two senders, and what is said at the end of file is said by whoever came last. */
  private static void pipe(Proc main) {
    for (int i = 1; i <= 2; i++) {
      int number = i;
      main.hold("Connection-2");
      main.start(
          "Process-" + i,
          p -> {
            for (int j = 0; j < 3; j++) {
              p.sendFrom("Connection-2", number + "." + j);
            }
            p.close("Connection-2");
          });
    }
    for (Optional<String> got = main.recv("Connection-2");
        got.isPresent();
        got = main.recv("Connection-2")) {
      main.print("received " + got.get());
    }
    main.print("that was all");
  }

  /** A list that two append to as it comes, and a dict that they change under a lock. */
  private static void managed(Proc main) {
    Proc server = main.start("SyncManager-1", Proc::serve);
    main.call("SyncManager-1.list");
    main.call("SyncManager-1.dict");
    Consumer<Proc> body =
        p -> {
          for (int i = 0; i < 3; i++) {
            p.call("list-1.add");
            p.acquire("Lock-1");
            p.call("dict-1.get");
            p.call("dict-1.put");
            p.release("Lock-1");
            p.call("dict-1.merge");
          }
        };
    Proc one = main.start("Process-1", body);
    Proc two = main.start("Process-2", body);
    main.join(one);
    main.join(two);
    main.call("list-1.size");
    main.print("6");
    main.endServing();
    main.join(server);
  }

  private static void nested(Proc main) {
    Proc outer =
        main.start(
            "Process-1",
            p -> {
              Proc inner = p.start("Process-1:1", q -> q.print("my parent is " + p.pid()));
              p.print("my child is " + inner.pid());
              p.join(inner);
              p.print("my child has gone");
            });
    main.join(outer);
  }

  /** One copy is copied itself, the other hangs. */
  private static void copies(Proc main) {
    Proc copy =
        main.fork(
            "Process-1",
            p -> {
              p.print("fork gave 0, I am " + p.pid() + ", a copy of " + main.pid());
              Proc inner = p.fork("Process-1:1", q -> q.print("a copy of " + p.pid()));
              p.put("Queue-1", "from " + p.pid());
              p.join(inner);
              p.exitCode(3);
            });
    main.print("fork gave " + copy.pid());
    Proc hangs = main.fork("Process-2", Proc::hang);
    main.print("received " + main.get("Queue-1"));
    main.join(copy);
    main.kill(hangs);
    main.join(hangs);
    main.print(copy.pid() + " and " + hangs.pid() + " are gone");
  }

  /** A thread of the main process takes the results while that goes on. */
  private static void pool(Proc main) {
    for (int i = 1; i <= 3; i++) {
      main.start(
          "PoolWorker-" + i,
          p -> {
            long number = 0;
            for (@Nullable String task = p.get("Pool-1"); task != null; task = p.get("Pool-1")) {
              p.print("working on " + task);
              number = Long.parseLong(task);
              p.send("Pool-1", number, task + " done by " + p.name());
            }
          });
    }
    Proc results =
        main.beside(p -> {
          for (int i = 0; i < 6; i++) {
            p.receive("Pool-1");
          }
        });
    for (int i = 1; i <= 6; i++) {
      main.put("Pool-1", "" + i);
      main.print("given " + i);
    }
    main.await(results);
    for (int i = 0; i < 3; i++) {
      main.put("Pool-1", null);
    }
    main.print("[1, 2, 3, 4, 5, 6]");
  }
}
