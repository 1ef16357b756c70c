package proclings.lesson;

import java.util.Optional;

/**
 * One rule by which an answer is judged.
 *
 * @param at where the rule stands in its file
 * @param claim what the processes must have done
 * @param otherwise the author's own words for a learner whose answer doesn't meet it
 */
public record Rule(Position at, Claim claim, Optional<String> otherwise) {}
