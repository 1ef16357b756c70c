package proclings.multiprocessing;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Messages over a socket: each is its length (4 bytes, big-endian) and its bytes. One thread may
 * read and another write at the same time; only threads that nobody interrupts may do either,
 * because an interrupt would close the socket.
 */
final class Wire {

  /** What is read or written at once: the JDK keeps a buffer of that size for each thread. */
  private static final int SLICE_BYTES = 128 << 10;

  private final SocketChannel channel;

  Wire(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Reads a message; null when the socket is at its end.
   *
   * @throws EOFException when it ends in the middle of a message
   * @throws IOException when it can't be read, or the message is longer than the most
   */
  byte @Nullable [] read(int mostBytes) throws IOException {
    byte[] head = new byte[4];
    int got = fill(head, 0, head.length);
    if (got == 0) {
      return null;
    }
    if (got < head.length) {
      throw new EOFException(
          "in the middle of a message: %d of the 4 bytes of its length came".formatted(got));
    }
    int length = ByteBuffer.wrap(head).getInt();
    if (length < 0 || length > mostBytes) {
      throw new IOException("by a message that says it has " + length + " bytes");
    }
    // Memory is taken as the bytes come: a length alone costs nobody anything.
    byte[] bytes = new byte[Math.min(length, SLICE_BYTES)];
    int from = 0;
    while (true) {
      int count = fill(bytes, from, bytes.length - from);
      if (count < bytes.length - from) {
        throw new EOFException(
            "in the middle of a message: %d of its %d bytes came".formatted(from + count, length));
      }
      from = bytes.length;
      if (from == length) {
        return bytes;
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * from));
    }
  }

  /** Reads until there are so many, or no more. */
  private int fill(byte[] into, int from, int count) throws IOException {
    int got = 0;
    while (got < count) {
      int most = Math.min(SLICE_BYTES, count - got);
      int now = channel.read(ByteBuffer.wrap(into, from + got, most));
      if (now < 0) {
        break;
      }
      got += now;
    }
    return got;
  }

  /** Writes a message; waits while there is no room. */
  void write(byte[] message) throws IOException {
    int first = Math.min(message.length, SLICE_BYTES - 4);
    ByteBuffer head = ByteBuffer.allocate(4 + first);
    head.putInt(message.length).put(message, 0, first).flip();
    writeAll(head);
    for (int from = first; from < message.length; from += SLICE_BYTES) {
      writeAll(ByteBuffer.wrap(message, from, Math.min(SLICE_BYTES, message.length - from)));
    }
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int unused = channel.write(bytes);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is of no more use in any case.
    }
  }
}
