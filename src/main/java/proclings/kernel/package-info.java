/** From a cell of Java to its result: the compiler, the main process, interrupt and restart. */
@NullMarked
package proclings.kernel;

import org.jspecify.annotations.NullMarked;
