package com.iteradynamics.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

class SeedTest {

  @Test
  void isAsGivenAndElseTheSameInEveryRun() {
    assertEquals(-5, Seed.of("-5"));
    assertEquals(Seed.BY_DEFAULT, Seed.of(""));
    assertNotEquals(Seed.of(Seed.RANDOM), Seed.of(Seed.RANDOM));
    String why = assertThrows(IllegalArgumentException.class, () -> Seed.of("five")).getMessage();
    assertEquals("-Dargus.seed is a whole number or random, not five", why);
  }

  @Test
  void isPrintedByATestThatFails() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    new SeedOfFailure(new PrintStream(printed, true, StandardCharsets.UTF_8))
        .testFailed(context(), new AssertionError("planted"));
    assertEquals(
        "SeedTest, itFails(), failed with -Dargus.seed=" + Seed.value() + System.lineSeparator(),
        printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void jUnitFindsWhatPrintsIt() {
    assertTrue(
        ServiceLoader.load(Extension.class).stream()
            .anyMatch(each -> each.type() == SeedOfFailure.class));
  }

  /** The build refuses to draw without a seed; a seed of the clock's is as good as none. */
  @Test
  void noTestIsSeededByTheClock() throws IOException {
    Pattern clock =
        Pattern.compile(
            "(?:Random\\(|[sS]eed\\w*\\(|[sS]eed\\w* = )"
                + "(?:System\\.(?:nanoTime|currentTimeMillis)|Instant\\.now)");
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        assertFalse(clock.matcher(Files.readString(file)).find(), file::toString);
      }
    }
    assertTrue(clock.matcher("new Random(" + "System.nanoTime())").find());
    assertTrue(clock.matcher("long seed =" + " System.nanoTime();").find());
  }

  private static ExtensionContext context() {
    return (ExtensionContext)
        Proxy.newProxyInstance(
            SeedTest.class.getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getTestClass" -> Optional.of(SeedTest.class);
                  case "getDisplayName" -> "itFails()";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
