package proclings.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * JShell's view of the main process: it takes the classes and what is to be called, and calls
 * nothing.
 *
 * <p>So the whole of a cell is compiled before the first of its statements runs: a mistake in its
 * last line is found before its first has had an effect, and the main process is asked once a cell
 * and not once a snippet. What JShell would want to know of the calls (values, exceptions) comes
 * from the main process later, past JShell.
 */
final class DeferredExecution implements ExecutionControl, ExecutionControlProvider {

  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();

  /** The classes that came since the last time, by name. */
  Map<String, byte[]> takeClasses() {
    Map<String, byte[]> taken = new LinkedHashMap<>(classes);
    classes.clear();
    return taken;
  }

  /** The classes whose snippets are to be called since the last time, in their order. */
  List<String> takeCalls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  @Override
  public String name() {
    return "proclings";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return this;
  }

  @Override
  public void load(ClassBytecodes[] loaded) {
    for (ClassBytecodes bytes : loaded) {
      classes.put(bytes.name(), bytes.bytecodes());
    }
  }

  /** JShell then makes a class of a new name, which other processes can find beside the old one. */
  @Override
  public void redefine(ClassBytecodes[] redefined) throws NotImplementedException {
    throw new NotImplementedException("classes are replaced, not redefined");
  }

  @Override
  public String invoke(String className, String methodName) {
    calls.add(className);
    return "";
  }

  @Override
  public String varValue(String className, String varName) {
    return "";
  }

  @Override
  public void addToClasspath(String path) {
    // The main process was started with its class path.
  }

  @Override
  public void stop() {
    // Nothing runs here.
  }

  @Override
  public Object extensionCommand(String command, Object argument) throws NotImplementedException {
    throw new NotImplementedException(command);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
