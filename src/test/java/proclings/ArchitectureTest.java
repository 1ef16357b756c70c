package proclings;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The house's plan: who may know whom. */
@AnalyzeClasses(packages = "proclings", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** From the bottom to the top; calls go down, events come back up. */
  private static final List<String> LAYERS =
      List.of(
          "event",
          "history",
          "shm",
          "multiprocessing",
          "lesson",
          "kernel",
          "tutor",
          "transcript",
          "render",
          "export",
          "author",
          "shell");

  private static final String JSON = "proclings.event.json..";

  @ArchTest
  static void nothingKnowsALayerAboveItsOwn(JavaClasses classes) {
    for (int i = 0; i < LAYERS.size(); i++) {
      String[] above =
          Stream.concat(
                  LAYERS.subList(i + 1, LAYERS.size()).stream().map(ArchitectureTest::in),
                  Stream.of("proclings"))
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(in(LAYERS.get(i)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule historyAndLessonsKnowOnlyEvents =
      ofOurs("proclings.history..", "proclings.lesson..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("proclings.event..", "proclings.history..", "proclings.lesson..")
                  .or(notOurs()));

  @ArchTest
  static final ArchRule sharedMemoryKnowsNothingOfOurs =
      ofOurs("proclings.shm..")
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("proclings.shm..").or(notOurs()));

  @ArchTest
  static final ArchRule onlyTheShellAndTheProgramRender =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "proclings",
              "proclings.shell..",
              "proclings.author..",
              "proclings.export..",
              "proclings.render..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("proclings.render..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("proclings.(**)").should().beFreeOfCycles();

  /** What a child process loads, and what is also a library: Java and nothing else. */
  @ArchTest
  static final ArchRule theEngineHasNoDependency =
      classes()
          .that()
          .resideInAnyPackage(
              "proclings.event..",
              "proclings.history..",
              "proclings.shm..",
              "proclings.multiprocessing..")
          .and()
          .resideOutsideOfPackage(JSON)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..", // in java.base, as the others are
              "org.jspecify.annotations",
              "proclings.event",
              "proclings.history..",
              "proclings.shm..",
              "proclings.multiprocessing..");

  /**
   * What people read is rendered, and what processes print goes through the gate. Two know the
   * streams for their own sake: the main process's agent puts back what a cell replaced, and the
   * shell hands them to the console that serves where there is no terminal.
   */
  @ArchTest
  static final ArchRule onlyTheProgramAndTheEngineTouchStandardStreams =
      noClasses()
          .that()
          .resideOutsideOfPackages("proclings", "proclings.multiprocessing..")
          .and()
          .doNotHaveFullyQualifiedName("proclings.kernel.MainAgent")
          .and()
          .doNotHaveFullyQualifiedName("proclings.shell.Shell")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    JavaPackage root = classes.getPackage("proclings");
    assertThat(Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream()))
        .filteredOn(each -> !each.getClasses().isEmpty())
        .allSatisfy(
            each -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
  }

  private static GivenClassesConjunction ofOurs(String... packages) {
    return classes().that().resideInAnyPackage(packages);
  }

  private static DescribedPredicate<JavaClass> notOurs() {
    return DescribedPredicate.not(resideInAnyPackage("proclings.."));
  }

  private static String in(String layer) {
    return "proclings." + layer + "..";
  }
}
