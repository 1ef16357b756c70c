package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.transcript.Simulation.Proc;

/** Programs in which several send what one or several take: whose comes when is chance. */
final class CrowdPrograms {
  private CrowdPrograms() {}

  static void producers(Proc main) {
    for (int i = 1; i <= 3; i++) {
      int number = i;
      main.start(
          "Process-" + i,
          p -> {
            for (int j = 0; j < 4; j++) {
              p.put("Queue-1", number + "." + j);
            }
          });
    }
    for (int i = 0; i < 12; i++) {
      main.print("item " + main.get("Queue-1"));
    }
    main.print("enough");
  }

  /** Twice, whoever comes last, main goes on in the same way. */
  static void allHere(Proc main) {
    for (int i = 1; i <= 3; i++) {
      int number = i;
      main.start(
          "Process-" + i,
          p -> {
            p.put("Queue-1", "here is " + number);
            p.put("Queue-2", "there is " + number);
          });
    }
    for (int i = 0; i < 3; i++) {
      main.print("first: " + main.get("Queue-1"));
    }
    main.print("all are here");
    main.write("Value-1", 1);
    for (int i = 0; i < 3; i++) {
      main.get("Queue-2");
    }
    main.print("all are there");
  }

  /** Who comes last is chance; what is done when all are there, or by their number, is not. */
  static void phases(Proc main) {
    List<Proc> cars = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      cars.add(
          main.start(
              "Process-" + i,
              p -> {
                p.put("Queue-1", p.name());
                p.get("Queue-2");
                p.put("Queue-3", p.name());
                p.put("Queue-3", p.name());
              }));
    }
    cars.forEach(car -> main.get("Queue-1"));
    main.print("all are here");
    cars.forEach(car -> main.put("Queue-2", "go"));
    cars.forEach(main::join);
    for (int i = 1; i <= 8; i++) {
      main.get("Queue-3");
      main.print("result " + i);
    }
    main.print("all are gone");
  }

  /** What one row of workers has done is work for the next row. */
  static void chain(Proc main) {
    for (int row = 1; row <= 2; row++) {
      String from = "Queue-" + row;
      String to = "Queue-" + (row + 1);
      for (int i = 1; i <= 2; i++) {
        main.start(
            "row" + row + "-" + i,
            p -> {
              for (@Nullable String item = p.get(from); item != null; item = p.get(from)) {
                p.put(to, item + ", " + p.name());
              }
              p.put(to, null);
            });
      }
    }
    for (int i = 0; i < 5; i++) {
      main.put("Queue-1", "item " + i);
    }
    main.put("Queue-1", null);
    main.put("Queue-1", null);
    int ends = 0;
    while (ends < 2) {
      @Nullable String item = main.get("Queue-3");
      if (item == null) {
        ends++;
      } else {
        main.print(item);
      }
    }
  }

  static void joined(Proc main) {
    for (int i = 1; i <= 2; i++) {
      main.start(
          "Process-" + i,
          p -> {
            for (@Nullable String task = p.get("JoinableQueue-1");
                task != null;
                task = p.get("JoinableQueue-1")) {
              p.print("working on " + task);
              p.taskDone("JoinableQueue-1");
            }
            p.taskDone("JoinableQueue-1");
          });
    }
    for (int i = 0; i < 5; i++) {
      main.put("JoinableQueue-1", "task " + i);
    }
    main.joinTasks("JoinableQueue-1");
    main.print("all done");
    main.put("JoinableQueue-1", null);
    main.put("JoinableQueue-1", null);
    main.joinTasks("JoinableQueue-1");
  }
}
