package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What others' tools say about the templates, where they are installed. cfn-lint does what the SAM
 * transform does before it looks.
 */
class LinterTest {
  private static final List<String> TEMPLATES = List.of("template.yaml", "infra/operations.yaml");

  private record Ended(int code, String output) {}

  @Test
  void cfnLintFindsNothing() throws Exception {
    require("cfn-lint");
    List<String> command = new ArrayList<>(List.of("cfn-lint", "--"));
    command.addAll(TEMPLATES);
    assertEquals(new Ended(0, ""), run(command));
  }

  @Test
  void cfnLintWouldFindSomething(@TempDir Path folder) throws Exception {
    require("cfn-lint");
    Path broken = folder.resolve("template.yaml");
    String text = Files.readString(Template.BASE.resolve("template.yaml"));
    Files.writeString(broken, text.replace("!GetAtt CycleRole.Arn", "!GetAtt CycleRole.Name"));
    assertNotEquals(0, run(List.of("cfn-lint", "--", broken.toString())).code());
  }

  @Test
  void samValidates() throws Exception {
    require("sam");
    Ended ended = run(List.of("sam", "validate", "--lint", "--template", "template.yaml"));
    assertEquals(0, ended.code(), ended.output());
  }

  private static void require(String tool) throws Exception {
    String reason = "no " + tool + " on PATH";
    try {
      Ended ended = run(List.of(tool, "--version"));
      if (ended.code() == 0) {
        return;
      }
      reason = tool + " --version ended with " + ended.code();
    } catch (IOException e) {
      // Not installed.
    }
    System.out.println("[SKIP] " + LinterTest.class.getName() + ": " + reason);
    Assumptions.abort(reason);
  }

  private static Ended run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(Template.BASE.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " does not end");
    }
    return new Ended(process.exitValue(), output);
  }
}
