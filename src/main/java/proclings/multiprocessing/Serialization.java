package proclings.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes and back, with the classes of the session and errors that say what is at fault.
 */
final class Serialization {

  private Serialization() {}

  /**
   * Writes a value.
   *
   * @param what what it is, for the error: {@code the target}
   * @throws NotSendableException when it can't be written
   */
  static byte[] write(String what, @Nullable Object value) {
    return write(what, value, value);
  }

  /**
   * As {@link #write(String, Object)}; the error speaks of {@code named}, which is in the value.
   */
  static byte[] write(String what, @Nullable Object value, @Nullable Object named) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(value);
    } catch (NotSerializableException e) {
      throw new NotSendableException(
          what + " can't be sent to a process: " + Culprit.describe(named, e.getMessage()), e);
    } catch (StackOverflowError e) {
      throw new NotSendableException(
          what + " can't be sent to a process: it is nested too deeply", e);
    } catch (OutOfMemoryError e) {
      throw new NotSendableException(
          what + " can't be sent to a process: there is no memory for its bytes, 2 GiB at most", e);
    } catch (IOException | RuntimeException e) {
      throw new NotSendableException(what + " can't be sent to a process: " + e, e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a value.
   *
   * @throws IOException when it can't be read
   * @throws ClassNotFoundException when a class is not known in this process
   */
  static @Nullable Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    return read(bytes, 0, bytes.length);
  }

  /** As {@link #read(byte[])}, from a part of an array. */
  static @Nullable Object read(byte[] bytes, int from, int count)
      throws IOException, ClassNotFoundException {
    return read(bytes, from, count, ReadFilter.Origin.SESSION);
  }

  /** As {@link #read(byte[], int, int)}, with the filter for what comes from there. */
  static @Nullable Object read(byte[] bytes, int from, int count, ReadFilter.Origin origin)
      throws IOException, ClassNotFoundException {
    ReadFilter filter = ReadFilter.of(Session.current(), count, origin);
    try (ObjectInputStream stream =
        new SessionObjectInput(new ByteArrayInputStream(bytes, from, count))) {
      if (filter != null) {
        stream.setObjectInputFilter(filter);
      }
      return stream.readObject();
    } catch (InvalidClassException e) {
      throw filter == null ? e : filter.explain(e);
    }
  }

  /** Finds classes where the code of this process finds them, the notebook's included. */
  private static final class SessionObjectInput extends ObjectInputStream {

    private final ClassLoader loader = SharedClasses.loader();

    SessionObjectInput(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(description);
      }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces)
        throws IOException, ClassNotFoundException {
      Class<?>[] types = new Class<?>[interfaces.length];
      ClassLoader definer = loader;
      for (int i = 0; i < types.length; i++) {
        types[i] = Class.forName(interfaces[i], false, loader);
        if (!Modifier.isPublic(types[i].getModifiers())) {
          definer = types[i].getClassLoader(); // no other can define a class that sees it
        }
      }
      return Proxy.newProxyInstance(definer, types, (proxy, method, arguments) -> null).getClass();
    }
  }
}
