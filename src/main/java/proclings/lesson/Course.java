package proclings.lesson;

import java.util.List;

/** The lessons in their order, all of them read and without a mistake. */
public record Course(String title, List<Lesson> lessons) {}
