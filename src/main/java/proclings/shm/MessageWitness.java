package proclings.shm;

/** Is told what happens to a message, by the thread that does it. */
public interface MessageWitness {

  /** Wants to know nothing. */
  MessageWitness NOBODY = new MessageWitness() {};

  /**
   * The message of this number is about to be put or taken: nobody sees it yet, and nothing but
   * this process's death can stop it any more. Others wait meanwhile, so be quick; an exception
   * leaves all as it was.
   */
  default void committing(long number) {}

  /** As {@link #committing}, for who wants to see the message that is about to be taken. */
  default void taking(long number, byte[] message) {
    committing(number);
  }

  /** There is nothing to take, or no room, and the thread is about to wait; once an operation. */
  default void waiting() {}
}
