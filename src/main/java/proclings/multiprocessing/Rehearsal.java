package proclings.multiprocessing;

/**
 * What a standby does while it has nothing to do: goes through all that a process goes through, so
 * that the classes are loaded and the lambdas linked when it is handed a real one.
 */
final class Rehearsal {

  private Rehearsal() {}

  static void run() {
    try {
      String captured = "rehearsal";
      Target target = () -> java.util.Objects.requireNonNull(captured);
      byte[] bytes = Serialization.write("the rehearsal", target, target);
      Target read = (Target) java.util.Objects.requireNonNull(Serialization.read(bytes));
      read.run();
      System.out.flush();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
