/**
 * One run as a whole, built from its events: lanes, waits, locks held, and what happened before
 * what.
 */
@NullMarked
package proclings.history;

import org.jspecify.annotations.NullMarked;
