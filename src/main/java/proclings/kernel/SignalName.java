package proclings.kernel;

import java.util.Locale;
import java.util.Optional;

/** The signals by their names, under the numbers that this system gives them: see signal(7). */
public enum SignalName {
  HUP(1, 1),
  INT(2, 2),
  QUIT(3, 3),
  ILL(4, 4),
  TRAP(5, 5),
  ABRT(6, 6),
  BUS(7, 10),
  FPE(8, 8),
  KILL(9, 9),
  USR1(10, 30),
  SEGV(11, 11),
  USR2(12, 31),
  PIPE(13, 13),
  ALRM(14, 14),
  TERM(15, 15),
  CHLD(17, 20),
  CONT(18, 19),
  STOP(19, 17),
  TSTP(20, 18),
  TTIN(21, 21),
  TTOU(22, 22),
  URG(23, 16),
  XCPU(24, 24),
  XFSZ(25, 25),
  VTALRM(26, 26),
  PROF(27, 27),
  WINCH(28, 28),
  IO(29, 23),
  SYS(31, 12);

  private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

  private final int linux;
  private final int elsewhere;

  SignalName(int linux, int elsewhere) {
    this.linux = linux;
    this.elsewhere = elsewhere;
  }

  /** The number of this signal on this system. */
  public int number() {
    return LINUX ? linux : elsewhere;
  }

  /** The signal that is written as {@code TERM}, {@code SIGTERM}, {@code term} or its number. */
  public static Optional<SignalName> parse(String written) {
    String name = written.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
    for (SignalName signal : values()) {
      if (signal.name().equals(name) || Integer.toString(signal.number()).equals(name)) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }

  /** The name of a number, or the number where it has none. */
  static String of(int number) {
    for (SignalName signal : values()) {
      if (signal.number() == number) {
        return signal.name();
      }
    }
    return Integer.toString(number);
  }
}
