package proclings.lesson;

/**
 * The text of a printed line, with places where anything of a kind may stand.
 *
 * <p>{@code {number}}, {@code {pid}}, {@code {pid Process-1}}, {@code {name}} and {@code {any}} are
 * such places; <code>{{</code> is a brace.
 */
public record LinePattern(String source) {}
