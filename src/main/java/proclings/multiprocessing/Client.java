package proclings.multiprocessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import proclings.shm.WaitInterruptedException;
import proclings.shm.Watches;

/**
 * The side of a connection that asks for it: Python's {@code multiprocessing.connection.Client}.
 */
public final class Client {

  private Client() {}

  /** As {@link #connect(SocketAddress, byte[])}, with the key of this process. */
  public static Connection connect(SocketAddress address) {
    return connect(address, Multiprocessing.currentProcess().authkey());
  }

  /**
   * Connects to a listener, and returns when each has proved to the other that it has the key.
   * Unlike in Python that needs nobody to be in {@link Listener#accept()}.
   *
   * @param address what {@link Listener#address()} says there
   * @param authkey at least one byte
   * @throws AuthenticationException when the other has another key, or is no listener
   * @throws UncheckedIOException when nobody listens there
   * @throws WaitInterruptedException when the thread is interrupted while it waits; there is no
   *     connection
   */
  public static Connection connect(SocketAddress address, byte[] authkey) {
    Listener.checkKey(authkey);
    Session session = Session.current();
    SocketChannel channel;
    try {
      channel = Listener.open(address);
    } catch (IOException e) {
      throw new UncheckedIOException("there is no way to " + address + ": " + e.getMessage(), e);
    }
    AtomicReference<@Nullable Object> outcome = new AtomicReference<>();
    byte[] key = authkey.clone();
    SocketConnection.thread(
        "client",
        () -> {
          Object result = attempt(session, channel, address, key);
          if (!outcome.compareAndSet(null, result) && result instanceof Connection unwanted) {
            unwanted.close();
          }
          Watches.wakeOwn(session.segment());
        });
    try {
      OwnWait.until(session.segment(), () -> outcome.get() != null);
    } catch (WaitInterruptedException e) {
      if (!outcome.compareAndSet(null, e) && outcome.get() instanceof Connection unwanted) {
        unwanted.close();
      }
      Listener.close(channel);
      throw e;
    }
    if (outcome.get() instanceof Connection connection) {
      return connection;
    }
    throw (RuntimeException) java.util.Objects.requireNonNull(outcome.get());
  }

  private static Object attempt(
      Session session, SocketChannel channel, SocketAddress address, byte[] key) {
    try {
      boolean unused = channel.connect(address);
      return new Handshake(session, channel, key).connect();
    } catch (IOException | UnresolvedAddressException | UnsupportedAddressTypeException e) {
      Listener.close(channel);
      return new UncheckedIOException(
          "there is no connection to %s: %s".formatted(address, Listener.why(e)), Listener.asIo(e));
    } catch (RuntimeException e) {
      Listener.close(channel);
      return e;
    }
  }
}
