package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import proclings.program.Proclings.Result;

/** The program's promises in a few commands. */
@Timeout(300)
class WhatMustShowIT {

  @TempDir Path folder;
  private Proclings proclings;

  @BeforeEach
  void newUser() {
    proclings = new Proclings(folder);
  }

  @AfterEach
  void nobodyIsLeft() throws Exception {
    proclings.awaitNobody(2000);
  }

  @Test
  void lessonsAreListedInTheirOrder() throws Exception {
    Result lessons = proclings.run("lessons");
    assertThat(lessons.exitCode()).isZero();
    assertThat(lessons.out().lines().filter(line -> line.matches(" *\\d+ .*")))
        .hasSizeGreaterThanOrEqualTo(6)
        .first()
        .asString()
        .contains("cube-and-square");
  }

  @Test
  void cubeAndSquareComputeInTwoProcessesThatAreNotMain() throws Exception {
    Result run = proclings.run("run", "cube-and-square", "--plain");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    String main = pid(run.out(), "MainProcess");
    String square = pidOf(run.out(), "Square: 100");
    String cube = pidOf(run.out(), "Cube: 1000");
    assertThat(square).isNotEqualTo(cube);
    assertThat(main).isNotEqualTo(square).isNotEqualTo(cube);
  }

  @Test
  void aScriptOfCellsRunsFromStandardInput() throws Exception {
    Result exec =
        proclings.feed(
            """
            int n = 10; int cube(int x) { return x*x*x; }
            var p = new Process(() -> print("Cube: " + cube(n))); p.start(); p.join(); print(p.exitCode());
            """,
            "exec",
            "-");
    assertThat(exec.exitCode()).as(exec.out() + exec.err()).isZero();
    assertThat(exec.out().lines().map(line -> line.replaceAll("^ *\\d+", "PID")))
        .containsExactly("PID Process-1 │ Cube: 1000", "PID MainProcess │ 0");
  }

  @Test
  void aRunIsRecordedPlayedBackAndVerified() throws Exception {
    String file = folder.resolve("t.jsonl").toString();
    Result record = proclings.run("record", "pids", "-o", file);
    assertThat(record.exitCode()).as(record.out() + record.err()).isZero();
    Result replay = proclings.run("replay", file, "--speed", "20");
    assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
    assertThat(replay.out()).contains("Process-1 │ ");
    Result verify = proclings.run("verify", file);
    assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
  }

  private static String pidOf(String out, String text) {
    return pid(out, "Process-\\d+ │ " + text);
  }

  private static String pid(String out, String rest) {
    Matcher line = Pattern.compile("(?m)^ *(\\d+) " + rest).matcher(out);
    assertThat(line.find()).as(rest + " in:\n" + out).isTrue();
    MatchResult found = line.toMatchResult();
    return found.group(1);
  }
}
