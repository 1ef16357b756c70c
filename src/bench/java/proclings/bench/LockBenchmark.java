package proclings.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import proclings.multiprocessing.Lock;

/** A lock that nobody else wants: short enough for the compiler to spoil, so JMH measures it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LockBenchmark {

  private final Lock lock = new Lock();

  /** Takes it and gives it back. */
  @Benchmark
  public void acquireAndRelease() {
    lock.acquire();
    lock.release();
  }

  /**
   * Runs it in a fresh JVM.
   *
   * @param times about how often in an iteration, as far as JMH lets itself be told
   */
  static double seconds(int times) throws RunnerException {
    TimeValue iteration = TimeValue.milliseconds(Math.max(10, times / 5_000));
    return new Runner(
                new OptionsBuilder()
                    .include(LockBenchmark.class.getName() + ".acquireAndRelease")
                    .verbosity(VerboseMode.SILENT)
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(iteration)
                    .measurementIterations(3)
                    .measurementTime(iteration)
                    .build())
            .runSingle()
            .getPrimaryResult()
            .getScore()
        / 1e9;
  }
}
