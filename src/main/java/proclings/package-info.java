/** The program: command line, exit codes and wiring. */
@NullMarked
package proclings;

import org.jspecify.annotations.NullMarked;
