/** The engine's figures beside those of Python's multiprocessing, measured in turns in one run. */
@NullMarked
package proclings.bench;

import org.jspecify.annotations.NullMarked;
