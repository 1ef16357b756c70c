package proclings.multiprocessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;
import proclings.shm.Watches;

/**
 * Waits for other processes, of whatever session, that ask for a connection: Python's {@code
 * multiprocessing.connection.Listener}.
 *
 * <pre>{@code
 * Listener listener = new Listener();
 * SocketAddress address = listener.address();
 * new Process(() -> Client.connect(address).send("hello")).start();
 * print(listener.accept().recv());
 * }</pre>
 *
 * <p>There is no connection without a key that both have, unlike in Python: it is the process's
 * {@link Process#authkey()} if no other is given. It proves who one is and keeps nothing secret, so
 * a network that others can listen to is no place for a listener.
 *
 * <p>Each client is made acquaintance with in a thread of its own: one that says nothing keeps none
 * of the others waiting. A listener belongs to the process that made it, and ends with it; then its
 * socket's file, too, is removed.
 */
public final class Listener implements AutoCloseable {

  /** Clients that have not proved anything yet; of more, the oldest is sent away. */
  private static final int MOST_STRANGERS = 64;

  private final Session session = Session.current();
  private final ServerSocketChannel channel;
  private final SocketAddress address;
  private final @Nullable SocketFile file;
  private final byte[] key;
  private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<SocketChannel> strangers = new ArrayDeque<>();
  private volatile @Nullable SocketAddress lastAccepted;
  private volatile boolean closed;

  /** Why it had to close by itself: no more files can be open, say. */
  private volatile @Nullable IOException failure;

  /** A client that is to be accepted, or was refused. */
  private record Arrival(
      @Nullable Connection connection,
      @Nullable SocketAddress from,
      @Nullable RuntimeException refused) {}

  /** Listens at a new Unix-domain socket, which only this user can connect to. */
  public Listener() {
    this(null, Multiprocessing.currentProcess().authkey());
  }

  /** As {@link #Listener()}, with a key. */
  public Listener(byte[] authkey) {
    this(null, authkey);
  }

  /**
   * Listens for TCP connections from this machine.
   *
   * @param port from 0 to 65535; 0 is one that is free
   * @throws IllegalArgumentException when it is any other
   * @throws UncheckedIOException when that is not possible: another listens there, say
   */
  public Listener(int port) {
    this(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** As {@link #Listener(SocketAddress, byte[])}, with the key of this process. */
  public Listener(SocketAddress address) {
    this(address, Multiprocessing.currentProcess().authkey());
  }

  /**
   * Listens at an address.
   *
   * @param address a {@link UnixDomainSocketAddress}, whose file is then the owner's alone, or an
   *     {@link InetSocketAddress}; null for a new Unix-domain socket
   * @param authkey at least one byte
   * @throws IllegalArgumentException when the key has none
   * @throws UncheckedIOException when that is not possible: another listens there, say
   */
  public Listener(@Nullable SocketAddress address, byte[] authkey) {
    checkKey(authkey);
    key = authkey.clone();
    SocketFile made = null;
    ServerSocketChannel opened = null;
    try {
      SocketAddress at = address;
      if (at == null) {
        made = SocketFile.fresh();
        at = UnixDomainSocketAddress.of(made.path());
      }
      if (at instanceof UnixDomainSocketAddress unix) {
        opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        opened.bind(unix);
        made = made == null ? SocketFile.at(unix.getPath()) : made;
        made.bound();
      } else {
        opened = ServerSocketChannel.open();
        opened.bind(at);
      }
      this.address = opened.getLocalAddress();
    } catch (IOException | UnresolvedAddressException | UnsupportedAddressTypeException e) {
      if (opened != null) {
        close(opened);
      }
      if (made != null) {
        made.remove();
      }
      throw new UncheckedIOException(
          "nobody can listen at %s: %s".formatted(address, why(e)), asIo(e));
    }
    channel = opened;
    file = made;
    SocketConnection.thread("listener", this::receive);
  }

  /** Why an address is of no use; the JDK has no text for some reasons. */
  static String why(Exception e) {
    return switch (e) {
      case UnresolvedAddressException unresolved -> "there is no host of that name";
      case UnsupportedAddressTypeException unsupported -> "it is no address of a socket";
      default -> String.valueOf(e.getMessage());
    };
  }

  static IOException asIo(Exception e) {
    return e instanceof IOException io ? io : new IOException(why(e), e);
  }

  static void checkKey(byte[] authkey) {
    if (authkey.length == 0) {
      throw new IllegalArgumentException("authkey must have at least one byte");
    }
  }

  static SocketChannel open(SocketAddress address) throws IOException {
    return address instanceof UnixDomainSocketAddress
        ? SocketChannel.open(StandardProtocolFamily.UNIX)
        : SocketChannel.open();
  }

  static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is of no more use in any case.
    }
  }

  private void receive() {
    try {
      while (true) {
        SocketChannel stranger = channel.accept();
        synchronized (strangers) {
          strangers.add(stranger);
          if (strangers.size() > MOST_STRANGERS) {
            close(strangers.remove());
          }
        }
        SocketConnection.thread("acquaintance", () -> meet(stranger));
      }
    } catch (IOException e) {
      end(e);
    } catch (OutOfMemoryError e) {
      end(new IOException("no thread could be started: " + e.getMessage(), e));
    }
  }

  private void end(IOException why) {
    if (!closed) {
      failure = why;
    }
    close();
  }

  private void meet(SocketChannel stranger) {
    Arrival arrival = null;
    try {
      SocketAddress from = stranger.getRemoteAddress();
      arrival = new Arrival(new Handshake(session, stranger, key).listen(), from, null);
    } catch (IOException e) {
      // It has gone, or was sent away: there is nobody to be told of.
    } catch (RuntimeException e) {
      arrival = new Arrival(null, null, e);
    }
    if (arrival == null || arrival.connection == null) {
      close(stranger);
    }
    synchronized (strangers) {
      strangers.remove(stranger);
    }
    if (arrival != null) {
      arrivals.add(arrival);
      Watches.wakeOwn(session.segment());
    }
    if (closed) {
      dismiss();
    }
  }

  /**
   * Gives the connection to the next client that has proved that it has the key; waits for one.
   *
   * @throws AuthenticationException when the next client was refused, or refused this listener; the
   *     one after it can be accepted as if nothing had been
   * @throws IllegalStateException when the listener is closed, now or meanwhile
   * @throws WaitInterruptedException when the thread is interrupted while it waits; nobody was
   *     accepted
   */
  public Connection accept() {
    Segment segment = session.segment();
    Arrival[] next = {null};
    OwnWait.until(segment, () -> closed || (next[0] = arrivals.poll()) != null);
    Arrival arrival = next[0];
    if (arrival == null) {
      IOException why = failure;
      throw new IllegalStateException(
          why == null
              ? "the listener at " + address + " is closed"
              : "the listener at %s had to close: %s".formatted(address, why.getMessage()),
          why);
    }
    if (arrival.connection == null) {
      throw java.util.Objects.requireNonNull(arrival.refused);
    }
    lastAccepted = arrival.from;
    return arrival.connection;
  }

  /** Where it listens: what {@link Client#connect(SocketAddress)} needs, and can be sent. */
  public SocketAddress address() {
    return address;
  }

  /** From where the last client came that was accepted; null before there was one. */
  public @Nullable SocketAddress lastAccepted() {
    return lastAccepted;
  }

  /**
   * Listens no more. Connections that were accepted stay; clients that were not yet find theirs at
   * its end. Doing it again does nothing.
   */
  @Override
  public void close() {
    synchronized (strangers) {
      if (closed) {
        return;
      }
      closed = true;
      if (file != null) {
        file.remove();
      }
      close(channel);
      strangers.forEach(Listener::close);
    }
    dismiss();
    Watches.wakeOwn(session.segment());
  }

  private void dismiss() {
    for (Arrival left = arrivals.poll(); left != null; left = arrivals.poll()) {
      if (left.connection != null) {
        left.connection.close();
      }
    }
  }

  @Override
  public String toString() {
    return "Listener at " + address;
  }
}
