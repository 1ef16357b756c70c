package proclings.event.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The first line of a file of events: what was run, when and where.
 *
 * @param lesson the lesson's name, {@code cube-and-square}
 * @param recordedAt when the run began; whole seconds
 * @param engine the version of proclings that ran it
 * @param jvm the Java virtual machine's version and maker
 * @param platform the operating system and its architecture
 * @param cpus how many processors the machine had
 */
public record Header(
    String lesson, Instant recordedAt, String engine, String jvm, String platform, int cpus) {

  /** The version of the format that this program writes; it reads no other. */
  public static final int VERSION = 1;

  /** Cuts the time to whole seconds, which is what the file holds. */
  public Header {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** A header for a run that begins now on this machine. */
  public static Header now(String lesson, String engine) {
    return new Header(
        lesson,
        Instant.now(),
        engine,
        System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vendor"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }
}
