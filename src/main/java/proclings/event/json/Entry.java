package proclings.event.json;

import java.util.Optional;
import java.util.OptionalInt;
import proclings.event.Event;

/** A line of a file of events below its header; most are as they were recorded. */
public sealed interface Entry {

  /** Where it stands in the file, from 1. */
  int line();

  /**
   * Something that happened.
   *
   * @param anyTimes whether somebody wrote {@code "times":"any"} to it
   * @param pattern where in the line its text begins, from 1, if somebody wrote {@code "like"} for
   *     {@code "text"}, so that it is a pattern
   */
  record Happened(int line, Event event, boolean anyTimes, OptionalInt pattern) implements Entry {}

  /**
   * Somebody left out what was here.
   *
   * @param column of the process's name in the line, from 1
   * @param by the name of the process whose events were left out; empty if anybody's may have been
   */
  record Elided(int line, int column, Optional<String> by) implements Entry {}
}
