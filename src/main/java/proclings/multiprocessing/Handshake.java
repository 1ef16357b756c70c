package proclings.multiprocessing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import proclings.shm.Objects;

/**
 * What a listener and a client say before a socket is a connection: each proves to the other that
 * it has the key, without saying it.
 *
 * <pre>
 *   listener ▶ client   greeting, and 32 random bytes L
 *   client ▶ listener   32 random bytes C, and HMAC-SHA-256(key, "client" L C)
 *   listener ▶ client   HMAC-SHA-256(key, "listener" L C), who it is; nothing if the client's is wrong
 *   client ▶ listener   who it is; nothing if the listener's is wrong
 * </pre>
 *
 * <p>Both random parts are in both proofs, and each says whose it is: so none can be used again, or
 * be got from the other by asking back. Who one is, is the name of the session and the number of
 * the connection, by which two ends in one session have each other's name in the events. Nothing of
 * it is read as an object.
 */
final class Handshake {

  private static final byte[] GREETING = "proclings connection 1\n".getBytes(US_ASCII);
  private static final int RANDOM_BYTES = 32;
  private static final int PROOF_BYTES = 32;
  private static final int MOST_BYTES = 128;
  private static final byte[] REFUSED = {};

  private final Session session;
  private final Wire wire;
  private final byte[] key;

  Handshake(Session session, SocketChannel channel, byte[] key) {
    this.session = session;
    this.wire = new Wire(channel);
    this.key = key;
  }

  /**
   * The listener's part.
   *
   * @throws AuthenticationException when the client, or the client thinks that we, have another key
   * @throws IOException when the client is gone
   */
  SocketConnection listen() throws IOException {
    byte[] mine = random();
    wire.write(joined(GREETING, mine));
    byte[] answer = read();
    byte[] others = Arrays.copyOf(answer, RANDOM_BYTES);
    byte[] proof = Arrays.copyOfRange(answer, RANDOM_BYTES, RANDOM_BYTES + PROOF_BYTES);
    if (!MessageDigest.isEqual(proof, proof("client", mine, others))) {
      wire.write(REFUSED);
      throw new AuthenticationException(
          "a client was refused: it has another key than this listener");
    }
    long[] ends = SocketConnection.ends(session);
    wire.write(joined(proof("listener", mine, others), identity(ends)));
    byte[] peer = read();
    if (peer.length == 0) {
      throw new AuthenticationException(
          "a client refused this listener: it has another key than that");
    }
    return SocketConnection.open(session, ends, wire, peerName(ends, peer));
  }

  /**
   * The client's part.
   *
   * @throws AuthenticationException when either end has another key, or it is no listener
   * @throws IOException when the listener is gone
   */
  SocketConnection connect() throws IOException {
    byte[] greeting = read();
    if (greeting.length != GREETING.length + RANDOM_BYTES
        || !Arrays.equals(GREETING, Arrays.copyOf(greeting, GREETING.length))) {
      throw new AuthenticationException("who listens there is no Listener of the same version");
    }
    byte[] others = Arrays.copyOfRange(greeting, GREETING.length, greeting.length);
    byte[] mine = random();
    wire.write(joined(mine, proof("client", others, mine)));
    byte[] answer = read();
    if (answer.length == 0) {
      throw new AuthenticationException(
          "the listener refused this client: it has another key. Give both the same authkey");
    }
    if (!MessageDigest.isEqual(
        Arrays.copyOf(answer, PROOF_BYTES), proof("listener", others, mine))) {
      wire.write(REFUSED);
      throw new AuthenticationException(
          "this client refused the listener, which could not prove that it has the key");
    }
    long[] ends = SocketConnection.ends(session);
    wire.write(identity(ends));
    byte[] peer = Arrays.copyOfRange(answer, PROOF_BYTES, answer.length);
    return SocketConnection.open(session, ends, wire, peerName(ends, peer));
  }

  private byte[] read() throws IOException {
    byte[] message = wire.read(MOST_BYTES);
    if (message == null) {
      throw new EOFException("the other end has gone while they made acquaintance");
    }
    return message;
  }

  private static byte[] random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private byte[] proof(String whose, byte[] listeners, byte[] clients) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(whose.getBytes(US_ASCII));
      mac.update(listeners);
      return mac.doFinal(clients);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HmacSHA256, which each must have", e);
    }
  }

  private byte[] identity(long[] ends) {
    byte[] number = new byte[8];
    ByteBuffer.wrap(number).putLong(Objects.number(session.segment(), ends[0]));
    return joined(Secret.of(session.segment()).sessionName(), number);
  }

  private String peerName(long[] ends, byte[] peer) {
    byte[] name = Secret.of(session.segment()).sessionName();
    if (peer.length == name.length + 8 && Arrays.equals(name, Arrays.copyOf(peer, name.length))) {
      return "Connection-" + ByteBuffer.wrap(peer).getLong(name.length);
    }
    return "Outside-" + Objects.number(session.segment(), ends[0]);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
