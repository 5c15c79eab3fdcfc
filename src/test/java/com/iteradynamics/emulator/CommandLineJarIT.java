package com.iteradynamics.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's jar as the gate packages it finds its libraries. */
class CommandLineJarIT {
  @TempDir private Path folder;

  @Test
  void aTickLeavesItsRecord() throws Exception {
    Process tick =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "argus.jar").toAbsolutePath().toString(),
                "tick",
                "--at",
                "2025-01-01T00:00",
                "--store",
                folder.resolve("store").toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(tick.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(tick.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, tick.exitValue(), said);
    assertTrue(Files.exists(folder.resolve("store").resolve("argus.db")), said);
  }
}
