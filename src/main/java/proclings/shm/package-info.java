/**
 * The shared segment: its layouts, its words, its messages, and the one primitive by which anything
 * waits.
 */
@NullMarked
package proclings.shm;

import org.jspecify.annotations.NullMarked;
