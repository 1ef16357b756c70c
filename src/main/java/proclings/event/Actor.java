package proclings.event;

/**
 * Who did something: an operating-system process under the name that the engine gave it.
 *
 * @param pid the process ID that the operating system lists it under
 * @param name {@code MainProcess}, {@code Process-1}, {@code Process-1:2}, or a name chosen by the
 *     program
 */
public record Actor(long pid, String name) {}
