/** The checker of courses, and the template of a lesson: for those who write them. */
@NullMarked
package proclings.author;

import org.jspecify.annotations.NullMarked;
