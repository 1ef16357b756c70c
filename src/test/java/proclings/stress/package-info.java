/** Long runs in which processes are killed at random points and everything is accounted for. */
@NullMarked
package proclings.stress;

import org.jspecify.annotations.NullMarked;
