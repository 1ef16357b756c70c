/**
 * Processes and what they share, in the vocabulary of Python's {@code multiprocessing}, as a
 * library.
 */
@NullMarked
package proclings.multiprocessing;

import org.jspecify.annotations.NullMarked;
