package proclings.history;

import java.util.Optional;
import proclings.event.Event;

/**
 * What one process gave to another, or to itself later. Its content is no part of the events, so a
 * message goes by its channel and its number.
 *
 * @param channel what it went through: {@code Queue-1}, the end of a pipe that it was sent from,
 *     {@code Pool-1}, or the method that was called, {@code list-1.add}
 * @param sent the put, send or call; for an answer the execute that it tells of
 * @param received the get, recv or execute; for an answer the return; empty if nobody had it when
 *     the run ended
 */
public record Message(
    Kind kind, String channel, Event.Operation sent, Optional<Event.Operation> received) {

  /** How it went. */
  public enum Kind {
    /** Put into a queue. */
    QUEUE,
    /** Sent through a pipe or a socket. */
    PIPE,
    /** A task of a pool, on its way to a worker. */
    TASK,
    /** What a worker of a pool sent back. */
    RESULT,
    /** A call of an object that a manager keeps, on its way to the manager's server. */
    CALL,
    /** What the server answered. */
    ANSWER
  }

  /** Its number in its channel, from 1. */
  public long number() {
    return sent.item();
  }

  /** Whether it went from one process to another, rather than back to the one that sent it. */
  public boolean betweenProcesses() {
    return received.map(by -> by.by().pid() != sent.by().pid()).orElse(false);
  }

  /** A name for it, in words: {@code message 2 of Queue-1}, {@code call list-1.add}. */
  public String text() {
    return switch (kind) {
      case QUEUE, PIPE -> "message " + number() + " of " + channel;
      case TASK -> "task " + number() + " of " + channel;
      case RESULT -> "result " + number() + " of " + channel;
      case CALL -> "call of " + channel;
      case ANSWER -> "answer of " + channel;
    };
  }
}
