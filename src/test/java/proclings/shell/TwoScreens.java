package proclings.shell;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that shows one {@link KeyedScreen} after the other, and asks for a line in between as
 * any program does.
 */
public final class TwoScreens {

  private TwoScreens() {}

  private static final class Counted implements KeyedView {

    private final String name;
    private final boolean leavesOnInterrupt;
    private int interrupts;
    private int rows = 1;
    private String pressed = "";

    Counted(String name, boolean leavesOnInterrupt) {
      this.name = name;
      this.leavesOnInterrupt = leavesOnInterrupt;
    }

    @Override
    public List<String> lines(int columns, int height) {
      List<String> lines = new ArrayList<>();
      lines.add(name + " " + columns + "x" + height + " pressed «" + pressed + "»");
      for (int row = 1; row <= rows; row++) {
        lines.add("row " + row + " interrupts " + interrupts);
      }
      return lines;
    }

    @Override
    public long patienceMillis() {
      return Long.MAX_VALUE;
    }

    @Override
    public boolean press(Stroke stroke) {
      pressed += stroke.kind() == Stroke.Kind.TEXT ? stroke.text() : stroke.kind();
      rows = stroke.text().equals("+") ? 3 : stroke.text().equals("-") ? 1 : rows;
      return stroke.text().equals("q");
    }

    @Override
    public boolean interrupt() {
      interrupts++;
      return leavesOnInterrupt;
    }

    @Override
    public void abandoned() {
      System.out.println(name + " closed");
    }
  }

  /** The exit code tells how the second screen was left. */
  public static void main(String[] args) throws Exception {
    System.out.println(
        "left " + KeyedScreen.show(new Counted("first", false), StandardCharsets.UTF_8));
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("a line:");
    System.out.println("read " + input.readLine());
    KeyedScreen.Left left = KeyedScreen.show(new Counted("second", true), StandardCharsets.UTF_8);
    System.exit(left == KeyedScreen.Left.BY_KEY ? 10 : 11);
  }
}
