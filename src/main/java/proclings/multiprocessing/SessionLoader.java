package proclings.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Loads the program's own classes as ever, and the session's shared ones out of the segment. */
final class SessionLoader extends ClassLoader {

  private final SharedClasses classes;

  SessionLoader(SharedClasses classes, ClassLoader parent) {
    super("session", parent);
    this.classes = classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.bytes(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] guarded = StartSnapshot.guarded(bytes, this);
    return defineClass(name, guarded, 0, guarded.length);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    InputStream resource = super.getResourceAsStream(name);
    if (resource == null && name.endsWith(".class")) {
      byte[] bytes = classes.bytes(name.substring(0, name.length() - 6).replace('/', '.'));
      return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
    return resource;
  }
}
