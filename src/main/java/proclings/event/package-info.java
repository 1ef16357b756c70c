/**
 * What processes did, as records in one global order, and the interface of those who want to know.
 */
@NullMarked
package proclings.event;

import org.jspecify.annotations.NullMarked;
