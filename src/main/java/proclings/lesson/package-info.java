/**
 * From the files of a course to lessons of typed steps, with every mistake of a file reported at
 * once.
 */
@NullMarked
package proclings.lesson;

import org.jspecify.annotations.NullMarked;
