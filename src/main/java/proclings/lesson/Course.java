package proclings.lesson;

import java.util.List;

/** The lessons in their order. */
public record Course(String title, List<Lesson> lessons) {}
