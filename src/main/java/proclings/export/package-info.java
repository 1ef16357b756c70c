/** Transcripts in formats that other programs show: terminals, browsers, profilers, notebooks. */
@NullMarked
package proclings.export;

import org.jspecify.annotations.NullMarked;
