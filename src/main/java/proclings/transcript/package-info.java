/** A run kept as a file: recorded, read, played back and compared. */
@NullMarked
package proclings.transcript;

import org.jspecify.annotations.NullMarked;
