/**
 * Processes and what they share, in the vocabulary of Python's {@code multiprocessing}, as a
 * library.
 *
 * <p>What processes share (locks, queues, pipes, numbers, barriers) stands in one piece of memory
 * and stays there until the main process has ended: an object that nobody uses any more is not
 * taken back, so make it once rather than for each use. There is room for some millions; then the
 * next one is an {@link proclings.shm.OutOfSharedMemoryException}. What is in queues and pipes is
 * given back as it is taken.
 *
 * <p>A time is a {@link java.time.Duration}; one of 0 or less means not to wait. A wait that is
 * interrupted ends with a {@link proclings.shm.WaitInterruptedException}. The exceptions here have
 * no common type, which Python's {@code ProcessError} hardly is.
 */
@NullMarked
package proclings.multiprocessing;

import org.jspecify.annotations.NullMarked;
