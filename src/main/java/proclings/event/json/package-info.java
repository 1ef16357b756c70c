/** Events as JSON Lines: a header, then one event a line. */
@NullMarked
package proclings.event.json;

import org.jspecify.annotations.NullMarked;
