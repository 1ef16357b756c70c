package proclings.lesson;

import java.util.List;

/** What stands below a lesson's front matter, with the speaker's notes taken out of the rest. */
record Body(List<Block> blocks, List<Block.Note> notes) {}
