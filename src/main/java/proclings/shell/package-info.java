/** The prompt: keys, commands and the screen of the learner. */
@NullMarked
package proclings.shell;

import org.jspecify.annotations.NullMarked;
