package com.iteradynamics;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each package imports what its package-info says, and the pure ones are pure. The tree under
 * {@code archfixture} breaks every rule once, which shows that these rules can be broken.
 */
class ArchitectureTest {

  private static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final Path FIXTURE_SOURCES = BASE.resolve("src/test/java");
  private static final String FIXTURE = "com.iteradynamics.archfixture";

  private static Collection<String> planted;

  @BeforeAll
  static void readTheFixture() throws IOException {
    planted =
        ArchitectureRules.violations(FIXTURE, FIXTURE_SOURCES, BASE.resolve("target/test-classes"));
  }

  @Test
  void theTreeKeepsTheRules() throws IOException {
    Collection<String> violations =
        ArchitectureRules.violations(
            "com.iteradynamics", BASE.resolve("src/main/java"), BASE.resolve("target/classes"));
    assertEquals("", String.join("\n", violations));
  }

  @Test
  void everyPlantedViolationIsFound() {
    assertAll(
        Stream.of(
                "[market] does not import decision: ",
                "[market] is pure: ; java.time.Instant.now()",
                "[market] is pure: ; java.lang.System.nanoTime()",
                "[market] is pure: ; java.lang.System.getenv(",
                "[market] is pure: ; java.nio.file.Files",
                "[market] is pure: ; java.io.PrintStream",
                "[market] is pure: ; java.lang.System$Logger",
                "[market] is pure: ; java.util.Random.<init>()",
                "[market] is pure: ; java.lang.Thread",
                "[market] is pure: ; picocli.CommandLine",
                "[market] is pure: ; java.util.ServiceLoader",
                "[regime] only order makes a BigDecimal of a double: ; valueOf(double)",
                "[regime] only order makes a BigDecimal of a double: ; <init>(double)",
                "[strategy] is pure: ; org.ta4j.",
                "[regime] says that it imports order, and no class of it does",
                "[loose] has no package-info.java",
                "[unclear] package-info.java does not say")
            .map(ArchitectureTest::isFound));
  }

  private static Executable isFound(String startAndPart) {
    String[] parts = startAndPart.split("; ", 2);
    String part = parts.length == 1 ? "" : parts[1];
    return () ->
        assertTrue(
            planted.stream().anyMatch(text -> text.startsWith(parts[0]) && text.contains(part)),
            () -> startAndPart + " is not among\n" + String.join("\n", planted));
  }

  @Test
  void onlyCulpritsAreFoundInTheFixture() {
    assertEquals(
        List.of(),
        planted.stream()
            .filter(text -> text.contains(FIXTURE) && !text.contains("Culprit"))
            .toList());
  }

  /** Main code and tests; why is said in {@link com.iteradynamics.execution.Threads}. */
  @Test
  void nothingRunsOnAVirtualThread() throws IOException {
    Predicate<String> found =
        Pattern.compile("[.:](ofVirtual|startVirtualThread|newVirtualThreadPerTaskExecutor)\\b")
            .asPredicate();
    List<String> culprits = new ArrayList<>();
    try (Stream<Path> files = Files.walk(BASE.resolve("src"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (found.test(Files.readString(file))) {
          culprits.add(BASE.relativize(file).toString());
        }
      }
    }
    assertEquals(
        List.of("src/test/java/com/iteradynamics/archfixture/market/Culprit.java"), culprits);
  }

  @Test
  void aPackageThatWasNotCompiledIsNotPassedOver(@TempDir Path empty) throws IOException {
    Files.createDirectories(empty.resolve(FIXTURE.replace('.', '/')));
    assertTrue(
        ArchitectureRules.violations(FIXTURE, FIXTURE_SOURCES, empty)
            .contains("[market] none of its classes was checked"));
  }
}
