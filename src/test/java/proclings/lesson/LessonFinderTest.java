package proclings.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonFinderTest {

  private static final Contents CONTENTS =
      new Contents(
          "A course",
          List.of(
              new Contents.Chapter(
                  "Beginning",
                  List.of(
                      heading(1, "cube-and-square", "Two processes"),
                      heading(2, "pids", "Who is who"))),
              new Contents.Chapter(
                  "Going on",
                  List.of(
                      heading(3, "queue", "Push and pop"),
                      heading(4, "lock", "Taking turns"),
                      heading(5, "lock-and-queue", "Both at once")))),
          Path.of("lessons"));

  @ParameterizedTest
  @CsvSource({
    "2, pids",
    "02, pids",
    "pids, pids",
    "PIDs, pids",
    "02-pids, pids",
    "cube, cube-and-square",
    "and-sq, cube-and-square",
    "lock, lock",
    "lock-, lock-and-queue",
    "who is, pids",
  })
  void aLessonIsMeantByItsNumberItsNameOrAPartOfIt(String written, String name) {
    assertThat(LessonFinder.find(CONTENTS, written).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "pdis > there is no lesson `pdis`; did you mean pids?",
        "7 > there is no lesson 7; they are numbered from 1 to 5",
        "0 > there is no lesson 0; they are numbered from 1 to 5",
        "and > `and` may be cube-and-square or lock-and-queue; write more of the name",
        "zzzzzz > there is no lesson `zzzzzz`; there are cube-and-square, pids, queue, lock,"
            + " lock-and-queue",
      })
  void anythingElseIsAnsweredWithTheNearestNames(String written, String message) {
    assertThatExceptionOfType(UnknownLessonException.class)
        .isThrownBy(() -> LessonFinder.find(CONTENTS, written))
        .withMessage(message);
  }

  @Test
  void nothingIsNoPartOfAName() {
    assertThatExceptionOfType(UnknownLessonException.class)
        .isThrownBy(() -> LessonFinder.find(CONTENTS, " "));
  }

  private static Heading heading(int number, String name, String title) {
    return new Heading(number, name, title, "S", 1, List.of(), List.of(), List.of(), Path.of(name));
  }
}
