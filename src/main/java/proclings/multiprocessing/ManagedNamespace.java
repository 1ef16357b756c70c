package proclings.multiprocessing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A namespace as the server keeps it. */
final class ManagedNamespace implements Namespace {

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  @Override
  public @Nullable Object get(String name) {
    check(name);
    return values.get(name);
  }

  @Override
  public void set(String name, @Nullable Object value) {
    values.put(name, value);
  }

  @Override
  public boolean has(String name) {
    return values.containsKey(name);
  }

  @Override
  public void delete(String name) {
    check(name);
    values.remove(name);
  }

  private void check(String name) {
    if (!values.containsKey(name)) {
      throw new NoSuchElementException(
          "the namespace has no " + name + ": it has " + values.keySet());
    }
  }

  /** As Python shows it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Namespace(");
    values.forEach((name, value) ->
        text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
            .append(name)
            .append('=')
            .append(value));
    return text.append(')').toString();
  }
}
