package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir private Path folder;

  @Test
  void everyCommandAndOptionIsInTheScript() {
    String script = script();
    assertTrue(script.contains("commands=\"" + String.join(" ", Commands.NAMES) + "\""), script);
    assertTrue(script.contains("function _picocli_argus_candles_import()"));
    assertTrue(script.contains("'--strategy'"));
    assertEquals(script, script());
  }

  @Test
  void bashUnderstandsItAndCompletes() throws IOException, InterruptedException {
    Path file = folder.resolve("argus.bash");
    Files.writeString(file, script());
    assertEquals("", bash("-n", file.toString()));
    // Bash complains that nobody pressed a key.
    String typed =
        "COMP_WORDS=(./argus candles im); COMP_CWORD=2; _complete_argus 2> /dev/null;"
            + " echo ${COMPREPLY[*]}";
    assertEquals("import", bash("-c", "source " + file + "; " + typed).strip());
  }

  private String script() {
    return Run.in(folder).argus("completion").exits(0).out();
  }

  private String bash(String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = "bash";
    System.arraycopy(words, 0, command, 1, words.length);
    Process bash;
    try {
      bash = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      System.out.println("[SKIP] " + getClass().getName() + ": there is no bash here");
      return Assumptions.abort("there is no bash here");
    }
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), said);
    return said;
  }
}
