package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> aShortcutSaysWhatItsCommandSays() {
    return Stream.of("strategies", "--version", "-V")
        .map(word -> DynamicTest.dynamicTest(word, () -> same(word)));
  }

  private void same(String word) {
    String[] args = {word};
    assertTrue(Shortcuts.has(args));
    Outcome direct = Run.in(folder).through(Shortcuts::run, args);
    assertEquals(Run.in(folder).through(Commands::run, args), direct);
    assertFalse(direct.out().isEmpty());
  }

  @Test
  void aShortcutReadsTheConfigurationAsItsCommandDoes() throws IOException {
    Files.writeString(folder.resolve(".env"), "ARGUS_STRATEGY_MODULE=sg_stub_strategy\n'");
    Run run = Run.in(folder).with("ARGUS_STRATEGY_JARS", "absent.jar");
    Outcome direct = run.through(Shortcuts::run, "strategies").exits(1);
    assertEquals(run.through(Commands::run, "strategies"), direct);
    assertTrue(direct.out().contains("* sg_stub_strategy"), direct.out());
    assertEquals(2, direct.errLines().size(), direct.err());
  }

  @Test
  void whateverIsTypedDifferentlyIsNoShortcut() {
    List<String[]> others =
        List.of(
            new String[] {},
            new String[] {""},
            new String[] {"--help"},
            new String[] {"--version", "--help"},
            new String[] {"strategies", "--json"},
            new String[] {"strategies", "--help"},
            new String[] {"strategies", ""},
            new String[] {"config"});
    others.forEach(args -> assertFalse(Shortcuts.has(args), String.join(" ", args)));
  }

  @TestFactory
  Stream<DynamicTest> theClassArchiveIsTrainedOnCommandsThatWorkInAnEmptyFolder() {
    return StartUpTraining.commands().stream()
        .map(
            args ->
                DynamicTest.dynamicTest(
                    String.join(" ", args), () -> Run.in(folder).argus(args).exits(0)));
  }
}
