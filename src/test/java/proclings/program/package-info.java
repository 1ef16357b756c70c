/** Tests of the program as it is packaged, over pipes and over a real pseudo-terminal. */
@NullMarked
package proclings.program;

import org.jspecify.annotations.NullMarked;
