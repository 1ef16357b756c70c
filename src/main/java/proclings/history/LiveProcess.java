package proclings.history;

import java.util.List;
import java.util.Optional;
import proclings.event.Actor;
import proclings.event.Event;

/**
 * A process that is alive at one moment of a run.
 *
 * @param parent who started it; empty for one that was there before
 * @param waiting what it can't go on without; empty if the last thing that it did was no waiting. A
 *     thread that waits while another of its process does something is not seen
 * @param holds the locks that it holds, in the order in which it took them
 * @param lastLine what it printed last
 */
public record LiveProcess(
    Actor actor,
    Optional<Actor> parent,
    boolean daemon,
    Optional<Event.Waiting> waiting,
    List<String> holds,
    Optional<Event.Printed> lastLine) {}
