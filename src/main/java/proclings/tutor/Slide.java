package proclings.tutor;

import java.util.List;

/**
 * What stands on the screen at one time when a lesson is presented.
 *
 * @param number its place, from 1
 * @param section the heading under which it stands; empty before the first
 * @param title in a list of all: what it is, and its name or its words, in one line
 * @param notes what the speaker wants at hand there, as Markdown
 */
public record Slide(int number, String section, String title, Beat beat, List<String> notes) {}
