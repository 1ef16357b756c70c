package proclings.history;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.CALL;
import static proclings.event.Action.EXECUTE;
import static proclings.event.Action.GET;
import static proclings.event.Action.PUT;
import static proclings.event.Action.RECV;
import static proclings.event.Action.RETURN;
import static proclings.event.Action.SEND;

import org.junit.jupiter.api.Test;
import proclings.event.EventScript;

class MessagesTest {
  private static final String MAIN = "MainProcess";

  @Test
  void aMessageGoesFromItsPutToItsGet() {
    EventScript script =
        new EventScript()
            .start(MAIN, "consumer")
            .did(MAIN, PUT, "Queue-1", 1)
            .did(MAIN, PUT, "Queue-2", 1)
            .did(MAIN, PUT, "Queue-1", 2)
            .did("consumer", GET, "Queue-1", 1)
            .did(MAIN, GET, "Queue-2", 1);
    History run = History.of(script.events());

    assertThat(run.messages())
        .extracting(Message::text)
        .containsExactly("message 1 of Queue-1", "message 1 of Queue-2", "message 2 of Queue-1");
    Message first = run.messages().getFirst();
    assertThat(first.kind()).isEqualTo(Message.Kind.QUEUE);
    assertThat(first.sent().seq()).isEqualTo(2);
    assertThat(first.received().orElseThrow().seq()).isEqualTo(5);
    assertThat(run.messages())
        .extracting(Message::betweenProcesses)
        .containsExactly(true, false, false);
    assertThat(run.messages().getLast().received()).isEmpty();
  }

  @Test
  void aPoolsTasksAndResultsGoTheirOwnWays() {
    EventScript script =
        new EventScript()
            .start(MAIN, "worker")
            .did(MAIN, PUT, "Pool-1", 1)
            .did("worker", GET, "Pool-1", 1)
            .did("worker", SEND, "Pool-1", 1)
            .did(MAIN, RECV, "Pool-1", 1)
            .did(MAIN, SEND, "Connection-1", 1)
            .did("worker", RECV, "Connection-1", 1);

    assertThat(History.of(script.events()).messages())
        .extracting(Message::kind)
        .containsExactly(Message.Kind.TASK, Message.Kind.RESULT, Message.Kind.PIPE);
  }

  @Test
  void aCallThatIsExecutedInPartsIsTakenOnceAndAnsweredAfterTheLast() {
    EventScript script =
        new EventScript()
            .start(MAIN, "server")
            .did(MAIN, CALL, "dict-1.merge", 1)
            .did("server", EXECUTE, "dict-1.merge", 1)
            .did("server", EXECUTE, "dict-1.merge", 1)
            .did(MAIN, RETURN, "dict-1.merge", 1);
    var messages = History.of(script.events()).messages();

    assertThat(messages)
        .extracting(Message::kind)
        .containsExactly(Message.Kind.CALL, Message.Kind.ANSWER);
    assertThat(messages.getFirst().received().orElseThrow().seq()).isEqualTo(3);
    assertThat(messages.getLast().sent().seq()).isEqualTo(4);
  }

  @Test
  void aCallThatNeverReturnsHasNoAnswer() {
    EventScript script =
        new EventScript()
            .start(MAIN, "server")
            .did(MAIN, CALL, "list-1.add", 1)
            .did("server", EXECUTE, "list-1.add", 1);

    assertThat(History.of(script.events()).messages())
        .extracting(Message::kind)
        .containsExactly(Message.Kind.CALL);
  }

  @Test
  void whatWasSentBeforeTheRunIsNoMessageOfIt() {
    EventScript script = new EventScript().did(MAIN, GET, "Queue-1", 1);

    assertThat(History.of(script.events()).messages()).isEmpty();
  }

  @Test
  void aNewMainProcessCountsItsObjectsFromOneAgain() {
    EventScript script =
        new EventScript()
            .did(MAIN, PUT, "Queue-1", 1)
            .did(MAIN, PUT, "Queue-1", 1)
            .did(MAIN, GET, "Queue-1", 1);
    var messages = History.of(script.events()).messages();

    assertThat(messages).extracting(message -> message.sent().seq()).containsExactly(1L, 2L);
    assertThat(messages.getFirst().received()).isEmpty();
    assertThat(messages.getLast().received()).isPresent();
  }
}
