/** From events and lessons to text on a terminal or a pipe. */
@NullMarked
package proclings.render;

import org.jspecify.annotations.NullMarked;
