package proclings.history;

import proclings.event.Event;

/**
 * Something that no run can show, because it comes before what makes it possible.
 *
 * @param event what can't be, where it stands
 * @param why in one sentence
 */
public record Contradiction(Event event, String why) {}
