package com.iteradynamics.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.app.Run.Outcome;
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
    return Stream.of("--version", "-V")
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
  void whateverIsTypedDifferentlyIsNoShortcut() {
    List<String[]> others =
        List.of(
            new String[] {},
            new String[] {""},
            new String[] {"--help"},
            new String[] {"--version", "--help"},
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
