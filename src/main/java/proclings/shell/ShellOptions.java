package proclings.shell;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import proclings.event.EventSink;
import proclings.kernel.Kernel;
import proclings.render.Palette;
import proclings.tutor.Arrangement;

/**
 * What a shell is started with.
 *
 * @param course the folder with {@code course.yaml}
 * @param state the folder for progress and history
 * @param palette what can be shown; without any styles, the cursor isn't moved either
 * @param charset in which the terminal is written and read
 * @param shuffle arranges so many choices or lines for a learner
 * @param kernel opens a kernel; called on a thread of its own, once the first prompt stands
 * @param timeScale how long waits of cells take, as a factor
 * @param lesson opens at once; empty for the menu
 */
public record ShellOptions(
    Path course,
    Path state,
    Palette palette,
    Charset charset,
    IntFunction<Arrangement> shuffle,
    Function<EventSink, Kernel> kernel,
    double timeScale,
    Optional<String> lesson) {}
